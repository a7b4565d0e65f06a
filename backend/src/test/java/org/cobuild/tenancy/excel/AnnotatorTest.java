package org.cobuild.tenancy.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class AnnotatorTest {
    private static final Annotator.Words WORDS =
            new Annotator.Words("退回清单", List.of("工作表", "行", "对象", "字段", "填的是", "问题", "怎么改"));

    @TempDir
    Path folder;

    @Test
    void theBadCellsAreColouredAndCommentedAndNothingElseChanges() throws IOException {
        var file = StoryWorkbook.write(folder.resolve("story.xlsx"));

        var returned = annotate(file, "returned.xlsx", remarks(file));

        assertThat(cells(returned, "单位表")).isEqualTo(cells(file, "单位表"));
        assertThat(cells(returned, "人员表")).isEqualTo(cells(file, "人员表"));
        assertThat(coloured(returned, "xl/worksheets/sheet1.xml"))
                .containsExactlyInAnyOrder("F14", "F37", "F58", "E83");
        assertThat(coloured(returned, "xl/worksheets/sheet2.xml")).containsExactlyInAnyOrder("E112", "E205", "C266");
        assertThat(comments(returned, "xl/cobuild-comments1.xml"))
                .containsExactly("F14 CREDIT_CHECK", "F37 CREDIT_CHECK", "F58 CREDIT_CHECK", "E83 PARENT_UNKNOWN");
        assertThat(cells(returned, "退回清单")).hasSize(8).startsWith("1 [工作表, 行, 对象, 字段, 填的是, 问题, 怎么改]");
        whole(returned);
    }

    @Test
    void aReturnedFileThatComesAgainLosesItsOldMarks() throws IOException {
        var file = StoryWorkbook.write(folder.resolve("story.xlsx"));
        var all = remarks(file);
        var once = annotate(file, "once.xlsx", all);
        assertThat(Sheets.told(Sheets.inspect(once, City.ofTheStory()))).hasSize(7);

        var twice = annotate(once, "twice.xlsx", all.subList(0, 1));

        assertThat(coloured(twice, "xl/worksheets/sheet1.xml")).containsExactly("F14");
        assertThat(coloured(twice, "xl/worksheets/sheet2.xml")).isEmpty();
        assertThat(comments(twice, "xl/cobuild-comments1.xml")).containsExactly("F14 CREDIT_CHECK");
        assertThat(comments(twice, "xl/cobuild-comments2.xml")).isEmpty();
        assertThat(cells(twice, "退回清单")).hasSize(2);
        assertThat(cells(twice, "人员表")).isEqualTo(cells(file, "人员表"));
        whole(twice);
    }

    @Test
    void theSendersOwnCommentsAndDropDownsStay() throws IOException {
        var file = new Sheets()
                .sheet("单位", sheet -> {
                    Sheets.row(sheet, 0, Sheets.UNITS);
                    Sheets.row(sheet, 1, "市局,衙门");
                    Sheets.row(sheet, 2, ",部门");
                    sheet.comment(1, 0, "我的批注");
                    sheet.comment(2, 0, "这里本来就有");
                    sheet.range(1, 1, 9, 1).validateWithListByFormula("\"部门\"");
                })
                .write(folder);

        var returned = annotate(file, "returned.xlsx", remarks(file));
        var part = part(returned, "comments");

        assertThat(comments(returned, part))
                .as("a cell takes one comment: the sender's own is kept")
                .containsExactlyInAnyOrder("A2 我的批注", "A3 这里本来就有", "B2 KIND_UNKNOWN");
        assertThat(coloured(returned, "xl/worksheets/sheet1.xml")).containsExactlyInAnyOrder("B2", "A3");
        assertThat(text(returned, "xl/worksheets/sheet1.xml")).contains("<dataValidation ");
        whole(returned);
    }

    @Test
    void theTemplateIsReadBackInBothLanguages() throws IOException {
        for (var chinese : List.of(true, false)) {
            var file = folder.resolve("template.xlsx");
            try (var out = Files.newOutputStream(file)) {
                Template.write(City.ofTheStory().tenants(), chinese, out);
            }
            assertThat(Sheets.inspect(file, City.ofTheStory())).isEmpty();
            assertThat(text(file, "xl/worksheets/sheet2.xml")).contains("dataValidation", "!$B$2:$B$10");
            assertThat(cells(file, chinese ? "填写说明" : "Notes")).hasSizeGreaterThan(20);
            whole(file);
        }
    }

    private static List<Remark> remarks(Path file) {
        var several = true;
        try (var archive = new ZipFile(file.toFile())) {
            several = Parts.sheets(archive).size() > 1;
        } catch (IOException | javax.xml.stream.XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        var rows = Sheets.inspect(file, several ? City.ofTheStory() : City.of("泰安市"));
        Function<Finding, Integer> at = finding -> {
            try (var reader = WorkbookReader.open(file)) {
                return reader.read(finding.sheet(), false, line -> {}).at(finding.column());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        return rows.stream()
                .flatMap(row -> row.findings().stream())
                .map(finding -> new Remark(
                        finding.sheet(),
                        finding.row(),
                        at.apply(finding),
                        finding.rule().warning(),
                        finding.rule().name()))
                .toList();
    }

    private Path annotate(Path file, String name, List<Remark> remarks) throws IOException {
        var to = folder.resolve(name);
        var list = remarks.stream()
                .map(remark -> List.of(remark.sheet().title(true), "" + remark.row(), "", "", "", remark.text(), ""))
                .toList();
        try (var out = Files.newOutputStream(to)) {
            Annotator.annotate(file, remarks, WORDS, list, out);
        }
        return to;
    }

    private static List<String> cells(Path file, String sheet) throws IOException {
        try (var workbook = new ReadableWorkbook(file.toFile());
                var rows = workbook.findSheet(sheet).orElseThrow().openStream()) {
            return rows.map(row -> row.getRowNum() + " "
                            + row.stream()
                                    .map(cell -> cell == null ? "" : cell.getText())
                                    .toList())
                    .toList();
        }
    }

    private static List<String> coloured(Path file, String part) throws IOException {
        return elements(document(file, part), "conditionalFormatting").stream()
                .flatMap(format -> List.of(format.getAttribute("sqref").split(" ")).stream())
                .toList();
    }

    private static List<String> comments(Path file, String part) throws IOException {
        return elements(document(file, part), "comment").stream()
                .map(comment -> comment.getAttribute("ref") + " " + comment.getTextContent())
                .toList();
    }

    private static String part(Path file, String name) throws IOException {
        try (var archive = new ZipFile(file.toFile())) {
            return archive.stream()
                    .map(entry -> entry.getName())
                    .filter(path -> path.contains(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String text(Path file, String part) throws IOException {
        try (var archive = new ZipFile(file.toFile())) {
            return Xml.text(archive, part);
        }
    }

    private static Document document(Path file, String part) throws IOException {
        try (var archive = new ZipFile(file.toFile())) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(archive.getInputStream(archive.getEntry(part)));
        } catch (org.xml.sax.SAXException | javax.xml.parsers.ParserConfigurationException e) {
            throw new AssertionError(part, e);
        }
    }

    private static List<Element> elements(Document document, String name) {
        var found = document.getElementsByTagNameNS("*", name);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** Every part is XML, has a type, is named once, and every relation leads to a part. */
    private static void whole(Path file) throws IOException {
        try (var archive = new ZipFile(file.toFile())) {
            var names = archive.stream().map(entry -> entry.getName()).toList();
            assertThat(new HashSet<>(names)).hasSameSizeAs(names);
            var types = document(file, "[Content_Types].xml");
            var typed = elements(types, "Override").stream()
                    .map(override -> override.getAttribute("PartName").substring(1))
                    .toList();
            assertThat(new HashSet<>(typed)).as("types").hasSameSizeAs(typed);
            assertThat(names).containsAll(typed);
            for (var name : names) {
                document(file, name);
                if (name.endsWith(".rels") && !name.equals("_rels/.rels")) {
                    var owner = name.replaceFirst("_rels/", "").replaceFirst("\\.rels$", "");
                    var relations = elements(document(file, name), "Relationship");
                    var ids = relations.stream()
                            .map(relation -> relation.getAttribute("Id"))
                            .collect(Collectors.toSet());
                    assertThat(ids).as(name).hasSameSizeAs(relations);
                    for (var relation : relations) {
                        assertThat(names).contains(Parts.resolve(owner, relation.getAttribute("Target")));
                    }
                }
            }
        }
    }
}
