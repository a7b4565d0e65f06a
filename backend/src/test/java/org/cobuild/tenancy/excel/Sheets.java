package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Small workbooks for tests, a row as texts with commas between. */
final class Sheets {
    static final String UNITS = "单位名称,单位类别,上级单位,统一社会信用代码,单位编码";
    static final String PEOPLE = "所在单位,姓名,手机号,登录名,职务,角色";
    private final List<Consumer<Workbook>> sheets = new ArrayList<>();

    Sheets units(String... rows) {
        return sheet("单位", UNITS, rows);
    }

    Sheets people(String... rows) {
        return sheet("人员", PEOPLE, rows);
    }

    Sheets sheet(String name, String heads, String... rows) {
        return sheet(name, sheet -> {
            row(sheet, 0, heads);
            for (int i = 0; i < rows.length; i++) {
                row(sheet, i + 1, rows[i]);
            }
        });
    }

    Sheets sheet(String name, Consumer<Worksheet> fill) {
        sheets.add(workbook -> fill.accept(workbook.newWorksheet(name)));
        return this;
    }

    static void row(Worksheet sheet, int row, String cells) {
        var texts = cells.split(",", -1);
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                sheet.value(row, i, texts[i]);
            }
        }
    }

    Path write(Path folder) {
        var file = folder.resolve("sheets.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            sheets.forEach(sheet -> sheet.accept(workbook));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Findings of a run as {@code row COLUMN RULE arguments}. */
    static List<String> told(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.findings().stream())
                .map(finding -> finding.row() + " " + finding.column() + " " + finding.rule()
                        + (finding.arguments().isEmpty() ? "" : " " + String.join(" ", finding.arguments())))
                .toList();
    }

    static List<Row> inspect(Path file, Known known) {
        return inspect(file, known, Answers.NONE);
    }

    static List<Row> inspect(Path file, Known known, Answers answers) {
        var rows = new ArrayList<Row>();
        Gate.check(file);
        new Inspection(known, answers, read -> {}).run(file, rows::add);
        return rows;
    }
}
