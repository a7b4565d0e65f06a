package org.cobuild.tenancy.excel;

import java.util.Arrays;
import java.util.List;

/**
 * The columns of both sheets. A head is recognised in either language, whatever its width, case, spaces or star; the
 * order of columns is free.
 */
enum Column {
    UNIT_TENANT(SheetKind.UNITS, true, 100, "所属租户", "Tenant", "租户"),
    UNIT_NAME(SheetKind.UNITS, true, 100, "单位名称", "Unit name", "单位"),
    UNIT_NAME_EN(SheetKind.UNITS, false, 100, "英文名称", "English name", "单位英文名称"),
    UNIT_KIND(SheetKind.UNITS, true, 30, "单位类别", "Kind", "单位类型"),
    UNIT_PARENT(SheetKind.UNITS, false, 100, "上级单位", "Parent unit", "上级"),
    CREDIT_CODE(SheetKind.UNITS, false, 100, "统一社会信用代码", "Credit code", "信用代码"),
    UNIT_CODE(SheetKind.UNITS, false, 64, "单位编码", "Unit code", "编码"),
    PERSON_TENANT(SheetKind.PEOPLE, true, 100, "所属租户", "Tenant", "租户"),
    PERSON_UNIT(SheetKind.PEOPLE, true, 100, "所在单位", "Unit", "单位"),
    PERSON_NAME(SheetKind.PEOPLE, true, 64, "姓名", "Name", "人员姓名"),
    PERSON_NAME_EN(SheetKind.PEOPLE, false, 64, "英文姓名", "English name", "姓名拼音"),
    PHONE(SheetKind.PEOPLE, false, 40, "手机号", "Mobile phone", "手机"),
    USERNAME(SheetKind.PEOPLE, false, 64, "登录名", "Login name", "账号"),
    TITLE(SheetKind.PEOPLE, true, 100, "职务", "Title", "岗位"),
    TITLE_EN(SheetKind.PEOPLE, false, 100, "英文职务", "English title", "职务英文"),
    ROLES(SheetKind.PEOPLE, true, 300, "角色", "Roles", "岗位角色");

    private final SheetKind sheet;
    private final boolean required;
    private final int longest;
    private final String zh;
    private final String en;
    private final List<String> heads;

    Column(SheetKind sheet, boolean required, int longest, String zh, String en, String other) {
        this.sheet = sheet;
        this.required = required;
        this.longest = longest;
        this.zh = zh;
        this.en = en;
        this.heads = List.of(CellText.headKey(zh), CellText.headKey(en), CellText.headKey(other));
    }

    static List<Column> of(SheetKind sheet) {
        return Arrays.stream(values()).filter(column -> column.sheet == sheet).toList();
    }

    SheetKind sheet() {
        return sheet;
    }

    boolean required() {
        return required;
    }

    /** The most characters that are stored. */
    int longest() {
        return longest;
    }

    String head(boolean chinese) {
        return chinese ? zh : en;
    }

    boolean isHead(String text) {
        return heads.contains(CellText.headKey(text));
    }

    /** Whether the head must stand in the sheet: in a workbook for a single tenant its column may be left out. */
    boolean headRequired(boolean severalTenants) {
        return required && (severalTenants || (this != UNIT_TENANT && this != PERSON_TENANT));
    }

    /** Codes and numbers are read letter by letter: there every compatible character is made plain. */
    boolean code() {
        return this == CREDIT_CODE || this == UNIT_CODE || this == PHONE || this == USERNAME;
    }
}
