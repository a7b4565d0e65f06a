package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The marks of one sheet: colours in the sheet itself, comments in a part of their own. What stands behind the rows is
 * changed as text; the rows are copied byte by byte.
 */
final class SheetMarks {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** True for every cell, and known again after a spreadsheet program has saved the file. */
    private static final String FORMULA = "N(\"Cobuild\")=0";

    private static final Pattern FORMATS =
            Pattern.compile("<((?:\\w+:)?conditionalFormatting)\\s[^>]*>.*?</\\1>", Pattern.DOTALL);

    private static final String BEHIND_DRAWING =
            "legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst";
    private static final Pattern BEHIND_FORMATS =
            Pattern.compile("<(?:\\w+:)?(?:dataValidations|hyperlinks|printOptions"
                    + "|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors"
                    + "|smartTags|drawing|legacyDrawing|" + BEHIND_DRAWING + ")[\\s/>]|</(?:\\w+:)?worksheet");
    private static final Pattern BEHIND_LEGACY =
            Pattern.compile("<(?:\\w+:)?(?:" + BEHIND_DRAWING + ")[\\s/>]|</(?:\\w+:)?worksheet");
    private static final Pattern LEGACY = Pattern.compile("<(?:\\w+:)?legacyDrawing\\s[^>]*\\bid=[\"']([^\"']*)[\"']");
    private static final String FORMATS_END = "</conditionalFormatting>";
    private static final int CELLS_A_RULE = 400;

    private final ZipFile from;
    private final String path;
    private final int number;
    private final List<Remark> remarks;
    private final Comments comments;
    private @Nullable String drawing;

    SheetMarks(ZipFile from, String path, int number, List<Remark> remarks) throws IOException, XMLStreamException {
        this.from = from;
        this.path = path;
        this.number = number;
        this.remarks = remarks;
        this.comments = new Comments(from, related("comments"), remarks);
    }

    String sheetPath() {
        return path;
    }

    String commentsPath() {
        return comments.path() == null ? "xl/cobuild-comments" + number + ".xml" : comments.path();
    }

    /** Known once the sheet was written, which says which drawing is its comments'. */
    String drawingPath() throws IOException, XMLStreamException {
        var found = drawing == null ? null : Parts.relations(from, path).get(drawing);
        return found == null ? "xl/drawings/cobuild" + number + ".vml" : found;
    }

    private @Nullable String related(String kind) throws IOException, XMLStreamException {
        var found = new ArrayList<String>();
        Parts.elements(from, Parts.relationsOf(path), element -> {
            var type = element.getAttributeValue(null, "Type");
            if (type != null && type.endsWith("/" + kind)) {
                found.add(Parts.resolve(path, element.getAttributeValue(null, "Target")));
            }
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    /** @param red index of the red style; amber follows */
    void sheet(OutputStream to, int red) throws IOException {
        try (var content = from.getInputStream(from.getEntry(path))) {
            RowsCopy.copy(content, to, tail -> tail(tail, red));
        }
    }

    private String tail(String tail, int red) {
        var plain = FORMATS.matcher(tail)
                .replaceAll(match -> match.group().replace("&quot;", "\"").contains(FORMULA)
                        ? ""
                        : Matcher.quoteReplacement(match.group()));
        var legacy = LEGACY.matcher(plain);
        drawing = legacy.find() ? legacy.group(1) : null;
        var after = Math.max(0, plain.lastIndexOf(FORMATS_END));
        var at = position(BEHIND_FORMATS, plain, after);
        var formats = formats(true, red + 1) + formats(false, red);
        var coloured = plain.substring(0, at) + formats + plain.substring(at);
        if (drawing != null) {
            return coloured;
        }
        var behind = position(BEHIND_LEGACY, coloured, at + formats.length());
        return coloured.substring(0, behind) + "<legacyDrawing xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                + "\" r:id=\"rIdCobuildVml\"/>" + coloured.substring(behind);
    }

    private static int position(Pattern pattern, String text, int from) {
        var found = pattern.matcher(text);
        return found.find(from) ? found.start() : text.length();
    }

    private String formats(boolean warning, int style) {
        var cells = remarks.stream()
                .filter(remark -> remark.warning() == warning)
                .map(Remark::cell)
                .distinct()
                .toList();
        var formats = new StringBuilder();
        for (int i = 0; i < cells.size(); i += CELLS_A_RULE) {
            var some = cells.subList(i, Math.min(cells.size(), i + CELLS_A_RULE));
            formats.append("<conditionalFormatting xmlns=\"" + MAIN + "\" sqref=\"" + String.join(" ", some)
                    + "\"><cfRule type=\"expression\" dxfId=\"" + style + "\" priority=\"1\"><formula>" + FORMULA
                    + "</formula></cfRule></conditionalFormatting>");
        }
        return formats.toString();
    }

    void relations(OutputStream to) throws IOException, XMLStreamException {
        var existing = Xml.text(from, Parts.relationsOf(path));
        var text = existing.isEmpty()
                ? "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Relationships xmlns=\"" + Xml.RELATIONS
                        + "\"></Relationships>"
                : existing;
        var added = new StringBuilder();
        if (drawing == null) {
            added.append(Xml.relation("rIdCobuildVml", "vmlDrawing", "/" + drawingPath()));
        }
        if (comments.path() == null) {
            added.append(Xml.relation("rIdCobuildComments", "comments", "/" + commentsPath()));
        }
        to.write(Xml.before(text, "Relationships", added.toString()).getBytes(StandardCharsets.UTF_8));
    }

    void comments(OutputStream to) throws IOException {
        to.write(comments.text().getBytes(StandardCharsets.UTF_8));
    }

    void drawing(OutputStream to) throws IOException, XMLStreamException {
        to.write(comments.drawing(Xml.text(from, drawingPath()), number).getBytes(StandardCharsets.UTF_8));
    }
}
