package org.cobuild.tenancy.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.cobuild.platform.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.i18n.LocaleContextHolder;

/** Files that people send by mistake, and files that are sent on purpose. */
class GateTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    @TempDir
    Path folder;

    @BeforeEach
    void inEnglish() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void asBefore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void anOldWorkbookIsToBeSavedAnew() throws IOException {
        refused(bytes(ole("Workbook")), "This is an old .xls file", "Save it as .xlsx");
    }

    @Test
    void aPasswordIsToBeTakenOff() throws IOException {
        refused(bytes(ole("EncryptedPackage")), "The file is protected by a password", "Take the password off");
    }

    private static byte[] ole(String entry) {
        var wide = entry.getBytes(StandardCharsets.UTF_16LE);
        var bytes = new byte[2048];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, bytes, 0, 4);
        System.arraycopy(wide, 0, bytes, 1024, wide.length);
        return bytes;
    }

    private Path bytes(byte[] content) throws IOException {
        return Files.write(folder.resolve("sent"), content);
    }

    @Test
    void macrosAreRefused() throws IOException {
        refused(with(workbook("<row r=\"1\"/>"), "xl/vbaProject.bin", "macro"), "The file has macros", ".xlsx");
    }

    @Test
    void whatIsNoWorkbookIsSaid() throws IOException {
        refused(bytes("单位,人员".getBytes(StandardCharsets.UTF_8)), "This is no Excel workbook", ".xlsx");
        refused(with(null, "word/document.xml", "<x/>"), "This is no Excel workbook", ".xlsx");
        refused(bytes("PK\3\4 and nothing more".getBytes(StandardCharsets.UTF_8)), "The file is damaged", "again");
        refused(workbook("<row r=\"1\"><c"), "The file is damaged", "again");
        refused(workbook("<row r=\"1\"><c r=\"ZZZZZZ1\"/></row>"), "The file is damaged", "again");
    }

    @Test
    void anEntityIsNotExpanded() throws IOException {
        var file = folder.resolve("entity.xlsx");
        parts(
                file,
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
                Stream.of("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&a;</v></c></row>"));
        refused(file, "The file is damaged", "again");
    }

    @Test
    void aZipBombIsGivenUpBeforeItIsUnpacked() throws IOException {
        var file = folder.resolve("bomb.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(9);
            put(zip, Parts.WORKBOOK, "<workbook/>");
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            var block = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(block);
            }
        }
        assertThat(Files.size(file)).isLessThan(300_000);
        refused(file, "unpacks to far more than a list of units and people", "Copy the rows");
    }

    @Test
    void sheetsOfOtherNamesAreNamed() {
        refused(
                new Sheets().sheet("Sheet1", Sheets.UNITS, "市局,部门").write(folder),
                "There is neither a sheet of units nor one of people, only: Sheet1",
                "Units or People");
    }

    @Test
    void mergedCellsAreNamed() {
        var file = new Sheets()
                .sheet("单位", sheet -> {
                    sheet.value(0, 0, "单位登记表");
                    sheet.range(0, 0, 0, 4).merge();
                    Sheets.row(sheet, 1, Sheets.UNITS);
                    Sheets.row(sheet, 2, "市局,部门");
                    Sheets.row(sheet, 3, ",部门");
                    sheet.range(2, 0, 3, 0).merge();
                })
                .write(folder);

        refused(file, "Sheet 单位 has merged cells: A3:A4", "Unmerge");
    }

    @Test
    void aMergedTitleOverTheHeadsIsNoMatter() {
        var file = new Sheets()
                .sheet("单位", sheet -> {
                    sheet.value(0, 0, "单位登记表");
                    sheet.range(0, 0, 0, 4).merge();
                    Sheets.row(sheet, 1, Sheets.UNITS);
                    Sheets.row(sheet, 2, "市局,部门");
                })
                .write(folder);

        assertThat(Sheets.inspect(file, City.of("泰安市"))).singleElement().matches(Row::good);
    }

    @Test
    void aMillionEmptyRowsAreNothing() throws IOException {
        var file = folder.resolve("made.xlsx");
        var filled = "<row r=\"1\">" + cell("A1", "单位名称") + cell("B1", "单位类别") + "</row><row r=\"2\">"
                + cell("A2", "市局") + cell("B2", "部门") + "</row>";
        var empty = IntStream.rangeClosed(3, 1_000_000)
                .mapToObj(row -> "<row r=\"" + row + "\"><c r=\"A" + row + "\" s=\"0\"/></row>");
        parts(file, "", Stream.concat(Stream.of(filled), empty));

        assertThat(Gate.check(file)).isEqualTo(2);
        assertThat(Sheets.inspect(file, City.of("泰安市"))).singleElement().matches(Row::good);
    }

    private static String cell(String at, String text) {
        return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    @Test
    void moreRowsThanCanBeLookedThroughAreRefused() throws IOException {
        var rows = new StringBuilder();
        for (int row = 1; row <= Gate.MOST_ROWS + 1; row++) {
            rows.append("<row r=\"")
                    .append(row)
                    .append("\"><c r=\"A")
                    .append(row)
                    .append("\"><v>1</v></c></row>");
        }
        refused(workbook(rows.toString()), "50,001 rows, at most 50,000", "several files");
    }

    @Test
    void headsThatAreMissingOrTwiceAreNamed() {
        reading(new Sheets().sheet("单位", "单位名称,上级单位", "市局,").write(folder), "Sheet 单位 lacks the heads: 单位类别 Kind");
        reading(
                new Sheets().sheet("单位", "单位名称,单位名称,单位类别", "市局,市局,部门").write(folder),
                "Sheet 单位 has the head 单位名称 twice");
        reading(new Sheets().sheet("单位", "甲,乙", "市局,部门").write(folder), "In the first 10 rows of sheet 单位");
    }

    @Test
    void headsAreKnownInEitherLanguageAnyOrderAndWidth() {
        var file = new Sheets()
                .sheet("Units", " KIND *,Unit name（必填）,备注", "Department,Bureau,x")
                .sheet("人员表", "姓名:,角色 *,所在单位,手机号（11位）,职务*", "陈静,Clerk，分管领导,Bureau,１３８ 0000-0000,科员")
                .write(folder);

        assertThat(Sheets.inspect(file, City.of("泰安市"))).hasSize(2).allMatch(Row::good);
    }

    @Test
    void stringsNumbersAndWidthsAreReadAlike() {
        var file = new Sheets()
                .sheet("单位", sheet -> {
                    Sheets.row(sheet, 0, Sheets.UNITS);
                    Sheets.row(sheet, 1, "　市 　局\u200b（筹）\u00a0,部门,,９１３５０１００Ｍ０００１００Ｙ４３,Ａ１");
                    Sheets.row(sheet, 2, "乙局,部门,市 局（筹）");
                    sheet.value(2, 4, 370900);
                })
                .sheet("人员", sheet -> {
                    Sheets.row(sheet, 0, Sheets.PEOPLE);
                    Sheets.row(sheet, 1, "a1,陈静,,,科员,经办");
                    sheet.value(1, 2, 13800000000L);
                    Sheets.row(sheet, 2, "370900,刘敏,+86 138-0000-0001,,科员,经办");
                })
                .write(folder);

        var rows = Sheets.inspect(file, City.of("泰安市"));

        assertThat(Sheets.told(rows)).isEmpty();
        assertThat((Row.UnitRow) rows.get(0))
                .extracting(Row.UnitRow::name, Row.UnitRow::creditCode, Row.UnitRow::code)
                .containsExactly("市局（筹）", "91350100M000100Y43", "A1");
        assertThat((Row.UnitRow) rows.get(1))
                .extracting(Row.UnitRow::parentCode, Row.UnitRow::code)
                .containsExactly("A1", "370900");
        assertThat(rows.subList(2, 4))
                .extracting(row -> ((Row.PersonRow) row).phone())
                .containsExactly("13800000000", "13800000001");
    }

    @Test
    void formulasDatesLostDigitsAndErrorsAreNoText() throws IOException {
        var file = new Sheets()
                .sheet("单位", sheet -> {
                    Sheets.row(sheet, 0, Sheets.UNITS);
                    Sheets.row(sheet, 1, ",部门");
                    sheet.formula(1, 0, "CONCATENATE(\"市\",\"局\")");
                    Sheets.row(sheet, 2, "乙局,部门");
                    sheet.value(2, 3, 913501001234567890L);
                    sheet.value(2, 4, java.time.LocalDate.of(2026, 3, 5));
                    sheet.style(2, 4).format("yyyy-mm-dd").set();
                })
                .write(folder);

        assertThat(Sheets.told(Sheets.inspect(file, City.of("泰安市"))))
                .containsExactly("2 UNIT_NAME FORMULA", "3 CREDIT_CODE NUMBER_LOST", "3 UNIT_CODE DATE");
        var error = workbook("<row r=\"1\">" + cell("A1", "单位名称") + cell("B1", "单位类别") + "</row><row r=\"2\">"
                + "<c r=\"A2\" t=\"e\"><v>#N/A</v></c>" + cell("B2", "部门") + "</row>");
        assertThat(Sheets.told(Sheets.inspect(error, City.of("泰安市")))).containsExactly("2 UNIT_NAME CELL_ERROR");
    }

    private Path workbook(String rows) throws IOException {
        var file = folder.resolve("made.xlsx");
        parts(file, "", Stream.of(rows));
        return file;
    }

    private static void parts(Path file, String beforeSheet, Stream<String> rows) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + Xml.TYPES + "\">" + Xml.override("/" + Parts.WORKBOOK, type + "sheet.main+xml")
                            + Xml.override("/xl/styles.xml", type + "styles+xml")
                            + Xml.override("/xl/worksheets/sheet1.xml", type + "worksheet+xml") + "</Types>");
            put(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"" + Xml.RELATIONS + "\">"
                            + Xml.relation("rId1", "officeDocument", Parts.WORKBOOK) + "</Relationships>");
            put(
                    zip,
                    Parts.WORKBOOK,
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                            + "relationships\"><sheets><sheet name=\"单位\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            put(
                    zip,
                    Parts.relationsOf(Parts.WORKBOOK),
                    "<Relationships xmlns=\"" + Xml.RELATIONS + "\">"
                            + Xml.relation("rId1", "worksheet", "worksheets/sheet1.xml")
                            + Xml.relation("rId2", "styles", "styles.xml") + "</Relationships>");
            put(zip, "xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\"/>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var start = beforeSheet + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>";
            Stream.of(Stream.of(start), rows, Stream.of("</sheetData></worksheet>"))
                    .flatMap(texts -> texts)
                    .forEach(text -> write(zip, text));
            zip.closeEntry();
        }
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path with(@Nullable Path file, String part, String content) throws IOException {
        var other = folder.resolve("with.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(other))) {
            if (file != null) {
                try (var from = new ZipFile(file.toFile())) {
                    for (var entry : from.stream().toList()) {
                        zip.putNextEntry(new ZipEntry(entry.getName()));
                        from.getInputStream(entry).transferTo(zip);
                    }
                }
            }
            put(zip, part, content);
        }
        return other;
    }

    private static void put(ZipOutputStream zip, String part, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(part));
        write(zip, content);
        zip.closeEntry();
    }

    private static void refused(Path file, String message, String lift) {
        assertThatThrownBy(() -> Gate.check(file)).isInstanceOfSatisfying(Refused.class, refused -> {
            var error = refused.errors().getFirst();
            assertThat(error.message()).contains(message);
            assertThat(error.lift()).contains(lift);
            assertThat(error.path()).isEqualTo(List.of("file"));
        });
    }

    private static void reading(Path file, String message) {
        assertThatThrownBy(() -> Sheets.inspect(file, City.of("泰安市")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.errors().getFirst().message())
                                .contains(message));
    }
}
