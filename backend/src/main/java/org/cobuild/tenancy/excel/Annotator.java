package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Gives the sender's own workbook back with colours, comments and a list of what is wrong. Every part that carries no
 * remark is copied as it is, and a sheet is passed on event by event: memory doesn't grow with the rows. Colours are
 * conditional formats laid over the cells, so that a cell keeps its own format and a blank one needs no cell; marks of
 * an earlier return are taken away first.
 */
final class Annotator {
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String LIST_PART = "xl/worksheets/cobuild-list.xml";
    private final ZipFile from;
    private final List<Remark> remarks;
    private final Words words;
    private final Map<String, SheetMarks> sheets = new HashMap<>();
    private final Set<String> replaced = new HashSet<>();

    /** Name and heads of the list. */
    record Words(String title, List<String> heads) {
        /** The same in every language: by it a comment of an earlier return is known again. */
        static final String AUTHOR = "Cobuild";
    }

    private Annotator(ZipFile from, List<Remark> remarks, Words words) {
        this.from = from;
        this.remarks = remarks;
        this.words = words;
    }

    /**
     * Writes the annotated workbook.
     *
     * @param list rows of the list, each with a text for every head
     */
    static void annotate(Path file, List<Remark> remarks, Words words, List<List<String>> list, OutputStream to)
            throws IOException {
        try (var from = new ZipFile(file.toFile());
                var out = new ZipOutputStream(to)) {
            new Annotator(from, remarks, words).write(list, out);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void write(List<List<String>> list, ZipOutputStream out) throws IOException, XMLStreamException {
        var number = 0;
        for (var sheet : Parts.sheets(from)) {
            for (var kind : SheetKind.values()) {
                if (kind.isNamed(sheet.name())) {
                    var own = remarks.stream()
                            .filter(remark -> remark.sheet() == kind)
                            .toList();
                    sheets.put(sheet.path(), new SheetMarks(from, sheet.path(), ++number, own));
                }
            }
        }
        var styles = path("styles");
        var base = Differential.count(from, styles);
        for (var marks : sheets.values()) {
            put(out, marks.sheetPath(), bytes -> marks.sheet(bytes, base));
            put(out, Parts.relationsOf(marks.sheetPath()), marks::relations);
            put(out, marks.commentsPath(), marks::comments);
            put(out, marks.drawingPath(), marks::drawing);
        }
        put(out, styles, bytes -> Differential.add(from, styles, bytes));
        put(out, Parts.WORKBOOK, this::workbook);
        put(out, Parts.relationsOf(Parts.WORKBOOK), this::workbookRelations);
        put(out, CONTENT_TYPES, this::contentTypes);
        put(out, LIST_PART, bytes -> ListSheet.write(words, list, bytes));
        for (var entry : from.stream().toList()) {
            if (!replaced.contains(entry.getName()) && !entry.isDirectory()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (var content = from.getInputStream(entry)) {
                    content.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }

    /** Where the workbook keeps a part of that kind. */
    private String path(String kind) throws IOException, XMLStreamException {
        var found = new ArrayList<String>();
        Parts.elements(from, Parts.relationsOf(Parts.WORKBOOK), element -> {
            var type = element.getAttributeValue(null, "Type");
            if (type != null && type.endsWith("/" + kind)) {
                found.add(Parts.resolve(Parts.WORKBOOK, element.getAttributeValue(null, "Target")));
            }
        });
        return found.isEmpty() ? "xl/" + kind + ".xml" : found.getFirst();
    }

    /** Writes a part. */
    interface Content {
        void write(OutputStream to) throws IOException, XMLStreamException;
    }

    private void put(ZipOutputStream out, String path, Content content) throws IOException, XMLStreamException {
        if (replaced.add(path)) {
            out.putNextEntry(new ZipEntry(path));
            content.write(new Unclosed(out));
            out.closeEntry();
        }
    }

    private void workbook(OutputStream to) throws IOException, XMLStreamException {
        var name = free();
        rewrite(Parts.WORKBOOK, to, text -> {
            var ids = java.util.regex.Pattern.compile("sheetId=\"(\\d+)\"")
                    .matcher(text)
                    .results()
                    .mapToLong(match -> Long.parseLong(match.group(1)))
                    .max();
            var sheet = "<sheet xmlns=\"" + SheetMarks.MAIN + "\" name=\"" + Xml.escape(name) + "\" sheetId=\""
                    + (ids.orElse(0) + 1) + "\" r:id=\"rIdCobuildList\" xmlns:r=\"" + OFFICE + "\"/>";
            return listed(text) ? text : Xml.before(text, "sheets", sheet);
        });
    }

    private static boolean listed(String text) {
        return text.contains("rIdCobuildList");
    }

    /** A name that no sheet of the workbook has. */
    private String free() throws IOException, XMLStreamException {
        var names = Parts.sheets(from).stream().map(Parts.SheetPart::name).toList();
        var name = words.title();
        for (int number = 2; names.contains(name); number++) {
            name = words.title() + number;
        }
        return name;
    }

    private void workbookRelations(OutputStream to) throws IOException, XMLStreamException {
        rewrite(
                Parts.relationsOf(Parts.WORKBOOK),
                to,
                text -> listed(text)
                        ? text
                        : Xml.before(
                                text,
                                "Relationships",
                                Xml.relation("rIdCobuildList", "worksheet", "worksheets/cobuild-list.xml")));
    }

    private void contentTypes(OutputStream to) throws IOException, XMLStreamException {
        var types = new StringBuilder();
        var main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        types.append(Xml.override("/" + LIST_PART, main + "worksheet+xml"));
        sheets.values().forEach(marks -> types.append(Xml.override("/" + marks.commentsPath(), main + "comments+xml")));
        rewrite(CONTENT_TYPES, to, text -> {
            var kept = text;
            for (var path : java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(LIST_PART),
                            sheets.values().stream().map(SheetMarks::commentsPath))
                    .toList()) {
                kept = kept.replaceAll(
                        "<(?:\\w+:)?Override[^>]*PartName=\"/" + java.util.regex.Pattern.quote(path) + "\"[^>]*/>", "");
            }
            var vml = kept.toLowerCase(java.util.Locale.ROOT).contains("extension=\"vml\"")
                    ? ""
                    : "<Default xmlns=\"" + Xml.TYPES
                            + "\" Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>";
            return Xml.before(kept, "Types", vml + types);
        });
    }

    private void rewrite(String part, OutputStream to, java.util.function.UnaryOperator<String> change)
            throws IOException {
        to.write(change.apply(Xml.text(from, part)).getBytes(StandardCharsets.UTF_8));
    }

    /** The archive's stream, which stays open when a part is done. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // the archive goes on
        }
    }
}
