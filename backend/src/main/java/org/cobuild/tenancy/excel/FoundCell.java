package org.cobuild.tenancy.excel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.UnitKind;
import org.springframework.context.i18n.LocaleContextHolder;

/** A finding as it was kept, and its words in the caller's language. @param place where the column stands, from 0 */
record FoundCell(int ordinal, int place, Finding finding) {

    private static boolean chinese() {
        return !LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /** The head of the column, in the caller's language. */
    String head() {
        return finding.column().head(chinese());
    }

    String sheetTitle() {
        return finding.sheet().title(chinese());
    }

    /** What the cell holds; of a phone only its ends. */
    String shown() {
        return finding.column() == Column.PHONE ? CellText.masked(finding.value()) : finding.value();
    }

    UserError words() {
        var arguments = new ArrayList<Object>();
        arguments.add(head());
        if (finding.rule() == Rule.FORMULA || finding.rule() == Rule.CELL_ERROR) {
            arguments.add(Remark.letters(place) + finding.row());
        } else if (finding.rule() == Rule.PHONE_TAKEN
                && finding.arguments().getFirst().isEmpty()) {
            arguments.add(chinese() ? "别处的一个人" : "somebody elsewhere");
        } else {
            arguments.addAll(finding.arguments().stream().map(FoundCell::label).toList());
        }
        if (finding.rule() == Rule.ROLE_PLACE) {
            arguments.add(rolesOf(UnitKind.valueOf(finding.arguments().get(1).substring(5))));
        }
        return new Refusals()
                .add(TenancyErrorCode.WORKBOOK, "import." + finding.rule(), "", arguments.toArray())
                .list()
                .getFirst();
    }

    private static String label(String argument) {
        if (argument.startsWith("role:")) {
            return word(argument.substring(5), name -> Labels.ROLES.get(Role.valueOf(name)));
        }
        return argument.startsWith("kind:")
                ? word(argument.substring(5), name -> Labels.KINDS.get(UnitKind.valueOf(name)))
                : argument;
    }

    /** Those that can be held in such a unit. */
    private static String rolesOf(UnitKind kind) {
        return Labels.ROLES.entrySet().stream()
                .filter(role -> Labels.fits(role.getKey(), kind))
                .map(role -> role.getValue().in(chinese()))
                .collect(Collectors.joining(chinese() ? "、" : ", "));
    }

    private static String word(String name, Function<String, Labels.Words> words) {
        return words.apply(name).in(chinese());
    }

    /** The comment beside the cell: what is wrong and how to mend it. */
    Remark remark() {
        var words = words();
        var lift = words.lift() == null ? "" : "\n" + words.lift();
        return new Remark(finding.sheet(), finding.row(), place, finding.rule().warning(), words.message() + lift);
    }

    /** A row of the list in the returned file. */
    List<String> listed() {
        var words = words();
        return List.of(
                sheetTitle(),
                String.valueOf(finding.row()),
                finding.subject(),
                head(),
                finding.value(),
                words.message(),
                words.lift() == null ? "" : words.lift());
    }

    static Annotator.Words list() {
        return chinese()
                ? new Annotator.Words("退回清单", List.of("工作表", "行", "对象", "字段", "填的是", "问题", "怎么改"))
                : new Annotator.Words(
                        "Returned", List.of("Sheet", "Row", "Whom", "Field", "Value", "Problem", "How to mend"));
    }
}
