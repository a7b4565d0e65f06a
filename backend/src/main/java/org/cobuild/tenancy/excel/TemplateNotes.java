package org.cobuild.tenancy.excel;

import java.util.List;

/** What stands on the template's first sheet, in both languages. */
final class TemplateNotes {
    private TemplateNotes() {}

    record Note(String head, String text) {}

    static List<Note> lines(boolean chinese) {
        return chinese
                ? List.of(
                        new Note("怎么填", "先填“单位”，再填“人员”。带 * 的列必填；空白行会跳过，多余空格和全角数字字母会自动整理。"),
                        new Note("重复导入", "同一份文件可以反复导入：已有的不会重复，空着的选填格保留系统里原来的值。"),
                        new Note("上级单位", "写本表或系统里已有单位的名称或编码，须同一租户；最上级留空。"),
                        new Note("统一社会信用代码", "18 位。末位校验不符只是警告：对照证照确认后即可导入。"),
                        new Note("单位编码", "可不填，系统会编一个；字母、数字和 _ . -，导入后不再改变。"),
                        new Note("手机号与登录名", "至少填一个，用来认人。同一人有两个岗位：写两行，登录名相同。登录名可不填，按姓名拼音生成。"),
                        new Note("角色", "一格可写几个，用顿号分开。系统、安全、审计三个管理员不能是同一人。"),
                        new Note("不要", "不要用公式、合并单元格、宏；只收 .xlsx，不加密码。"))
                : List.of(
                        new Note(
                                "How to fill in",
                                "Units first, then People. Columns with * are required; blank rows are skipped, stray"
                                        + " spaces and full-width characters are tidied."),
                        new Note(
                                "Importing again",
                                "The same file can be imported again: nothing is doubled, and a blank optional cell"
                                        + " keeps what the system has."),
                        new Note(
                                "Parent unit",
                                "Name or code of a unit of the sheet or the system, in the same tenant; blank at the top."),
                        new Note(
                                "Credit code",
                                "18 places. A check character that doesn't fit is only a warning: compare it with the"
                                        + " certificate and confirm."),
                        new Note(
                                "Unit code",
                                "May be blank, then one is made; letters, digits and _ . -, never changed afterwards."),
                        new Note(
                                "Phone and login name",
                                "At least one of them tells who it is. One person in two posts: two rows with the same"
                                        + " login name. A blank login name is made of the name in Pinyin."),
                        new Note(
                                "Roles",
                                "Several in one cell, with a comma between. System, security and audit administrator are"
                                        + " never one person."),
                        new Note("Don't", "No formulas, merged cells or macros; .xlsx only, without a password."));
    }

    static String example(Column column, boolean chinese, String tenant) {
        return switch (column) {
            case UNIT_TENANT, PERSON_TENANT -> tenant;
            case UNIT_NAME, PERSON_UNIT -> chinese ? "市卫生健康委员会" : "Municipal Health Commission";
            case UNIT_NAME_EN -> "Municipal Health Commission";
            case UNIT_KIND -> chinese ? "部门" : "Department";
            case UNIT_PARENT, TITLE_EN -> "";
            case CREDIT_CODE -> "91350100M000100Y43";
            case UNIT_CODE -> "health";
            case PERSON_NAME -> chinese ? "陈静" : "Chen Jing";
            case PERSON_NAME_EN -> "Chen Jing";
            case PHONE -> "13800000000";
            case USERNAME -> "chenjing";
            case TITLE -> chinese ? "规划信息科科员" : "Planning clerk";
            case ROLES -> chinese ? "经办、分管领导" : "Clerk, Deputy";
        };
    }
}
