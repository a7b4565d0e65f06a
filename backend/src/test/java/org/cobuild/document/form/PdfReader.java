package org.cobuild.document.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a reader finds in a PDF. */
public final class PdfReader {
    private PdfReader() {}

    /**
     * @param pages text of each page, without spaces and line breaks, since lines break anywhere in Chinese
     * @param fonts names of its fonts, each embedded, with the mark of a subset
     * @param a4 whether every page is A4
     */
    public record Paper(String title, List<String> pages, List<String> fonts, boolean a4) {
        public String text() {
            return String.join("", pages);
        }
    }

    public static Paper read(byte[] file) {
        try (var document = Loader.loadPDF(file)) {
            var pages = new java.util.ArrayList<String>();
            var fonts = new java.util.TreeSet<String>();
            var a4 = true;
            for (var page = 0; page < document.getNumberOfPages(); page++) {
                pages.add(text(document, page + 1));
                var resources = document.getPage(page).getResources();
                for (var name : resources.getFontNames()) {
                    fonts.add(named(resources.getFont(name)));
                }
                var box = document.getPage(page).getMediaBox();
                a4 &= box.getWidth() == PDRectangle.A4.getWidth() && box.getHeight() == PDRectangle.A4.getHeight();
            }
            return new Paper(document.getDocumentInformation().getTitle(), pages, List.copyOf(fonts), a4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(false);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document).replaceAll("[\\s\\u3000]+", "");
    }

    private static String named(PDFont font) {
        if (!font.isEmbedded() || font.isStandard14()) {
            throw new AssertionError(font.getName() + " is not in the file");
        }
        return font.getName();
    }
}
