package org.cobuild.tenancy.excel;

import java.util.List;

/** The two sheets that are read; any other sheet is left alone. */
enum SheetKind {
    UNITS("单位", "Units", "单位表"),
    PEOPLE("人员", "People", "人员表");

    private final String zh;
    private final String en;
    private final List<String> names;

    SheetKind(String zh, String en, String other) {
        this.zh = zh;
        this.en = en;
        this.names = List.of(zh, other, en.toLowerCase(java.util.Locale.ROOT));
    }

    String title(boolean chinese) {
        return chinese ? zh : en;
    }

    boolean isNamed(String sheet) {
        return names.contains(CellText.key(sheet));
    }
}
