package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The comments of a sheet: the sender's own stay, those of an earlier return go, and the new ones come. Spreadsheet
 * programs want each one twice: its text here, and its box in a drawing of an old kind (VML).
 */
final class Comments {
    private static final Pattern AUTHOR =
            Pattern.compile("<(?:\\w+:)?author(?:\\s[^>]*)?>([^<]*)</|<(?:\\w+:)?author\\s*/>");
    private static final Pattern COMMENT = Pattern.compile("<((?:\\w+:)?comment)\\s([^>]*)>.*?</\\1>", Pattern.DOTALL);
    private static final Pattern REF = Pattern.compile("\\bref=[\"']([A-Z]+\\d+)[\"']");
    private static final Pattern AUTHOR_ID = Pattern.compile("\\bauthorId=[\"'](\\d+)[\"']");
    private static final Pattern SHAPE = Pattern.compile("<v:shape\\s.*?</v:shape>", Pattern.DOTALL);
    private static final Pattern SHAPE_ROW = Pattern.compile("<x:Row>(\\d+)</x:Row>");
    private static final Pattern SHAPE_COLUMN = Pattern.compile("<x:Column>(\\d+)</x:Column>");
    private static final String EMPTY =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><comments xmlns=\"" + SheetMarks.MAIN
                    + "\"><authors></authors><commentList></commentList></comments>";
    private static final String EMPTY_DRAWING = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\""
            + " xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
            + "<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"%1$d\"/></o:shapelayout>"
            + "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
            + "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype></xml>";

    private final @Nullable String path;
    private final String kept;
    private final int author;
    private final Set<String> gone = new HashSet<>();
    private final List<Remark> fresh;

    Comments(ZipFile from, @Nullable String path, List<Remark> remarks) throws IOException {
        this.path = path;
        var existing = path == null ? "" : Xml.text(from, path);
        var text = existing.isEmpty() ? EMPTY : existing;
        var authors =
                AUTHOR.matcher(text).results().map(match -> match.group(1)).toList();
        var own = authors.indexOf(Annotator.Words.AUTHOR);
        author = own < 0 ? authors.size() : own;
        var others = new HashSet<String>();
        var stripped = COMMENT.matcher(text).replaceAll(match -> {
            var ref = find(REF, match.group(2));
            if (own >= 0 && find(AUTHOR_ID, match.group(2)).equals(String.valueOf(own))) {
                gone.add(ref);
                return "";
            }
            others.add(ref);
            return java.util.regex.Matcher.quoteReplacement(match.group());
        });
        kept = own >= 0
                ? stripped
                : Xml.before(
                        stripped,
                        "authors",
                        "<author xmlns=\"" + SheetMarks.MAIN + "\">" + Annotator.Words.AUTHOR + "</author>");
        // A cell takes one comment: the sender's own is not overwritten, colour and list say the rest.
        fresh = List.copyOf(remarks.stream()
                .filter(remark -> !others.contains(remark.cell()))
                .collect(Collectors.toMap(
                        Remark::cell, remark -> remark, (first, second) -> first, java.util.LinkedHashMap::new))
                .values());
    }

    @Nullable
    String path() {
        return path;
    }

    private static String find(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    String text() {
        var added = new StringBuilder();
        fresh.forEach(remark -> added.append("<comment xmlns=\"" + SheetMarks.MAIN + "\" ref=\"" + remark.cell()
                + "\" authorId=\"" + author + "\"><text><t xml:space=\"preserve\">" + Xml.escape(remark.text())
                + "</t></text></comment>"));
        return Xml.before(kept, "commentList", added.toString());
    }

    String drawing(String existing, int number) {
        var text = existing.isEmpty() ? EMPTY_DRAWING.formatted(number) : existing;
        var stripped = SHAPE.matcher(text).replaceAll(match -> {
            var row = find(SHAPE_ROW, match.group());
            var column = find(SHAPE_COLUMN, match.group());
            var own = !row.isEmpty()
                    && !column.isEmpty()
                    && gone.contains(Remark.letters(Integer.parseInt(column)) + (Integer.parseInt(row) + 1));
            return own ? "" : java.util.regex.Matcher.quoteReplacement(match.group());
        });
        var shapes = new StringBuilder();
        fresh.forEach(remark -> shapes.append(shape(remark)));
        return Xml.before(stripped, "xml", shapes.toString());
    }

    private static String shape(Remark remark) {
        int column = remark.column();
        int row = remark.row() - 1;
        return "<v:shape id=\"cobuild_" + remark.cell() + "\" type=\"#_x0000_t202\" style=\"position:absolute;"
                + "margin-left:60pt;margin-top:2pt;width:190pt;height:80pt;z-index:1;visibility:hidden\""
                + " fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
                + "<v:shadow color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
                + "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
                + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>" + (column + 1)
                + ", 12, " + row + ", 2, " + (column + 4) + ", 12, " + (row + 5) + ", 2</x:Anchor>"
                + "<x:AutoFill>False</x:AutoFill><x:Row>" + row + "</x:Row><x:Column>" + column
                + "</x:Column></x:ClientData></v:shape>";
    }
}
