package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The two colours, added to the workbook's conditional styles: red for errors, amber for warnings. */
final class Differential {
    private static final String RED = style("FFFBE9E7", "FFAE261D");
    private static final String AMBER = style("FFFDF1D9", "FF854F00");
    private static final Pattern DXF = Pattern.compile("<(?:\\w+:)?dxf[\\s>/]");
    private static final Pattern GROUP = Pattern.compile("<((?:\\w+:)?)dxfs([^>]*?)(/?)>");

    private Differential() {}

    private static String style(String fill, String font) {
        return "<dxf xmlns=\"" + SheetMarks.MAIN + "\"><font><color rgb=\"" + font
                + "\"/></font><fill><patternFill patternType=\"solid\"><fgColor rgb=\"" + fill + "\"/><bgColor rgb=\""
                + fill + "\"/></patternFill></fill></dxf>";
    }

    /** Index of the red one; amber follows. Those of an earlier return are used again. */
    static int count(ZipFile archive, String part) throws IOException {
        var text = Xml.text(archive, part);
        var own = text.indexOf(RED);
        var until = own < 0 ? text : text.substring(0, own);
        return (int) DXF.matcher(until).results().count();
    }

    static void add(ZipFile archive, String part, OutputStream to) throws IOException {
        var text = Xml.text(archive, part);
        to.write((text.contains(RED) ? text : added(text)).getBytes(StandardCharsets.UTF_8));
    }

    private static String added(String text) {
        if (text.isEmpty()) {
            return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><styleSheet xmlns=\"" + SheetMarks.MAIN
                    + "\"><dxfs count=\"2\">" + RED + AMBER + "</dxfs></styleSheet>";
        }
        var group = GROUP.matcher(text);
        if (!group.find()) {
            // dxfs follow cellStyles, or cellXfs where a writer leaves those out
            var after = text.contains("cellStyles>") ? "cellStyles" : "cellXfs";
            return Pattern.compile("</(?:\\w+:)?" + after + ">")
                    .matcher(text)
                    .replaceFirst(match -> match.group() + "<dxfs xmlns=\"" + SheetMarks.MAIN + "\" count=\"2\">" + RED
                            + AMBER + "</dxfs>");
        }
        var count = DXF.matcher(text).results().count() + 2;
        var counted = group.group(2).contains("count=")
                ? group.group(2).replaceAll("count=\"\\d+\"", "count=\"" + count + "\"")
                : group.group(2) + " count=\"" + count + "\"";
        var opened = text.substring(0, group.start()) + "<" + group.group(1) + "dxfs" + counted + group.group(3) + ">"
                + text.substring(group.end());
        return Xml.before(opened, "dxfs", RED + AMBER);
    }
}
