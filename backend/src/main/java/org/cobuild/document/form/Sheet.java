package org.cobuild.document.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.cobuild.document.form.Lines.Run;

/** Pages of A4 and the pen that draws on them; lengths in points, heights from the top of the page. */
class Sheet {
    static final float MM = 72 / 25.4f;
    static final float WIDTH = PDRectangle.A4.getWidth();
    static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final float STROKE = 0.75f;
    private final PDDocument document;
    private final Letters letters;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream pen;

    Sheet(PDDocument document, Letters letters) throws IOException {
        this.document = document;
        this.letters = letters;
        this.pen = open();
    }

    private PDPageContentStream open() throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        var opened = new PDPageContentStream(document, page);
        opened.setLineWidth(STROKE);
        return opened;
    }

    void nextPage() throws IOException {
        pen.close();
        pen = open();
    }

    int count() {
        return pages.size();
    }

    /** Goes back to a page that was left, or ends the last one, to add what is known only at the end. */
    void reopen(int page) throws IOException {
        pen.close();
        pen = new PDPageContentStream(document, pages.get(page), PDPageContentStream.AppendMode.APPEND, true, true);
    }

    void close() throws IOException {
        pen.close();
    }

    /** Draws runs of letters from left to right. @param y of the base line @return where they end */
    float draw(List<Run> runs, float size, float x, float y) throws IOException {
        pen.beginText();
        pen.newLineAtOffset(x, HEIGHT - y);
        var end = x;
        for (var run : runs) {
            pen.setFont(letters.font(run.face()), size);
            pen.showText(run.text());
            end += (float) run.text()
                            .codePoints()
                            .mapToDouble(letter -> letters.width(run.face(), letter))
                            .sum()
                    * size
                    / 1000;
        }
        pen.endText();
        return end;
    }

    /** Draws a heading: heavier than its letters are, and with some room between them. */
    void drawHeading(List<Run> runs, float size, float spacing, float x, float y) throws IOException {
        pen.saveGraphicsState();
        pen.setLineWidth(size / 45);
        pen.beginText();
        pen.setRenderingMode(RenderingMode.FILL_STROKE);
        pen.setCharacterSpacing(spacing);
        pen.newLineAtOffset(x, HEIGHT - y);
        for (var run : runs) {
            pen.setFont(letters.font(run.face()), size);
            pen.showText(run.text());
        }
        pen.endText();
        pen.restoreGraphicsState();
    }

    void box(float left, float top, float right, float bottom) throws IOException {
        pen.addRect(left, HEIGHT - bottom, right - left, bottom - top);
        pen.stroke();
    }

    void rule(float fromX, float fromY, float toX, float toY) throws IOException {
        pen.moveTo(fromX, HEIGHT - fromY);
        pen.lineTo(toX, HEIGHT - toY);
        pen.stroke();
    }
}
