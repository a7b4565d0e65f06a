package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The sheet that lists what was returned, one row a cell. Its texts stand in the sheet itself. */
final class ListSheet {
    private static final int[] WIDTHS = {10, 8, 30, 18, 26, 44, 44};

    private ListSheet() {}

    static void write(Annotator.Words words, List<List<String>> rows, OutputStream to) throws IOException {
        var out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet xmlns=\"" + SheetMarks.MAIN
                + "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\""
                + " activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (int i = 0; i < WIDTHS.length; i++) {
            out.write("<col min=\"" + (i + 1) + "\" max=\"" + (i + 1) + "\" width=\"" + WIDTHS[i]
                    + "\" customWidth=\"1\"/>");
        }
        out.write("</cols><sheetData>");
        row(out, 1, words.heads());
        for (int i = 0; i < rows.size(); i++) {
            row(out, i + 2, rows.get(i));
        }
        out.write("</sheetData></worksheet>");
        out.flush();
    }

    private static void row(OutputStreamWriter out, int number, List<String> texts) throws IOException {
        out.write("<row r=\"" + number + "\">");
        for (int i = 0; i < texts.size(); i++) {
            out.write("<c r=\"" + Remark.letters(i) + number + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                    + Xml.escape(texts.get(i)) + "</t></is></c>");
        }
        out.write("</row>");
    }
}
