package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import org.cobuild.tenancy.Tenant;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Makes the workbook that people fill in: notes with examples, the two sheets with drop-downs, and the lists behind. */
final class Template {
    /** Rows that have a drop-down; more can be filled in. */
    private static final int ROWS = 2_000;

    private static final String HEAD = "FFEEF2F5";
    private static final String REQUIRED = "FFE6EFF7";
    private final Workbook workbook;
    private final boolean chinese;
    private final List<Tenant> tenants;

    private Template(Workbook workbook, boolean chinese, List<Tenant> tenants) {
        this.workbook = workbook;
        this.chinese = chinese;
        this.tenants = tenants;
    }

    static void write(List<Tenant> tenants, boolean chinese, OutputStream to) throws IOException {
        try (var workbook = new Workbook(to, "Cobuild", "1.0")) {
            new Template(workbook, chinese, tenants).write();
        }
    }

    private void write() {
        var notes = workbook.newWorksheet(chinese ? "填写说明" : "Notes");
        var units = sheet(SheetKind.UNITS);
        var people = sheet(SheetKind.PEOPLE);
        var lists = workbook.newWorksheet(chinese ? "选项" : "Lists");
        var names = tenants.stream()
                .map(tenant -> chinese ? tenant.name() : tenant.nameEn())
                .toList();
        list(lists, 0, chinese ? "租户" : "Tenants", names);
        list(lists, 1, chinese ? "单位类别" : "Kinds", words(Labels.KINDS.values()));
        list(lists, 2, chinese ? "角色" : "Roles", words(Labels.ROLES.values()));
        choose(units, Column.UNIT_TENANT, lists, 0, names.size(), true);
        choose(units, Column.UNIT_KIND, lists, 1, Labels.KINDS.size(), true);
        choose(people, Column.PERSON_TENANT, lists, 0, names.size(), true);
        // Several roles may stand in one cell: the list proposes and doesn't forbid.
        choose(people, Column.ROLES, lists, 2, Labels.ROLES.size(), false);
        notes(notes);
        workbook.setActiveTab(0);
    }

    private Worksheet sheet(SheetKind kind) {
        var sheet = workbook.newWorksheet(kind.title(chinese));
        var columns = Column.of(kind);
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            sheet.value(0, i, column.head(chinese) + (column.required() ? "*" : ""));
            sheet.style(0, i)
                    .bold()
                    .fillColor(column.required() ? REQUIRED : HEAD)
                    .borderStyle(BorderStyle.THIN)
                    .set();
            sheet.width(i, column.code() || column == Column.UNIT_NAME ? 24 : 18);
            // Text, so that a code keeps its digits and zeros.
            sheet.style(i).format("@").set();
        }
        sheet.freezePane(0, 1);
        return sheet;
    }

    private List<String> words(Collection<Labels.Words> words) {
        return words.stream().map(word -> word.in(chinese)).toList();
    }

    private static void list(Worksheet sheet, int column, String head, List<String> texts) {
        sheet.value(0, column, head);
        sheet.style(0, column).bold().set();
        sheet.width(column, 24);
        for (int i = 0; i < texts.size(); i++) {
            sheet.value(i + 1, column, texts.get(i));
        }
    }

    private void choose(Worksheet sheet, Column column, Worksheet lists, int list, int size, boolean strict) {
        var at = Column.of(column.sheet()).indexOf(column);
        sheet.range(1, at, ROWS, at)
                .validateWithList(lists.range(1, list, size, list))
                .allowBlank(true)
                .showErrorMessage(strict)
                .errorTitle(column.head(chinese))
                .error(chinese ? "从下拉列表中选一个" : "Choose one of the list");
    }

    private void notes(Worksheet sheet) {
        sheet.width(0, 22);
        sheet.width(1, 90);
        var row = 0;
        for (var line : TemplateNotes.lines(chinese)) {
            sheet.value(row, 0, line.head());
            sheet.value(row, 1, line.text());
            sheet.style(row, 0).bold().verticalAlignment("top").set();
            sheet.style(row, 1).wrapText(true).set();
            row++;
        }
        for (var kind : SheetKind.values()) {
            row = example(sheet, kind, row + 1);
        }
    }

    private int example(Worksheet sheet, SheetKind kind, int from) {
        sheet.value(from, 0, (chinese ? "示例：" : "Example: ") + kind.title(chinese));
        sheet.style(from, 0).bold().set();
        var tenant = tenants.getFirst();
        var row = from + 1;
        for (var column : Column.of(kind)) {
            sheet.value(row, 0, column.head(chinese) + (column.required() ? "*" : ""));
            sheet.value(row, 1, TemplateNotes.example(column, chinese, chinese ? tenant.name() : tenant.nameEn()));
            row++;
        }
        return row;
    }
}
