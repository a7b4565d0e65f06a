package org.cobuild.tenancy.excel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.cobuild.platform.CreditCode;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.excel.Known.KnownUnit;
import org.jspecify.annotations.Nullable;

/**
 * Checks the units of a workbook against each other and against what is known. A unit that is known, by its code or
 * else by its name, is brought up to date; blank cells leave what it has.
 */
final class UnitCheck {
    private final LineCheck.Tenants tenants;
    private final Known known;
    private final Answers answers;
    private final Map<String, KnownUnit> byCode = new HashMap<>();
    private final Map<String, KnownUnit> byName = new HashMap<>();
    private final Map<String, KnownUnit> byCredit = new HashMap<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Draft> draftsByName = new HashMap<>();
    private final Map<String, Draft> draftsByCredit = new HashMap<>();
    private final List<Draft> all = new ArrayList<>();

    UnitCheck(Known known, Answers answers) {
        this.known = known;
        this.answers = answers;
        tenants = new LineCheck.Tenants(known);
        known.units().forEach(unit -> {
            byCode.put(unit.tenantId() + " " + unit.code(), unit);
            byName.put(unit.tenantId() + " " + CellText.key(unit.name()), unit);
            if (unit.creditCode() != null) {
                byCredit.put(unit.tenantId() + " " + unit.creditCode(), unit);
            }
        });
    }

    /** A line on its way; {@code returned} as soon as it can't be taken in. */
    private static final class Draft {
        private final Line line;
        private final LineCheck check;
        private final @Nullable Tenant tenant;
        private final @Nullable KnownUnit existing;
        private final String code;
        private final @Nullable UnitKind kind;
        private @Nullable String parentCode;
        private @Nullable Draft parent;

        Draft(
                Line line,
                LineCheck check,
                @Nullable Tenant tenant,
                @Nullable KnownUnit existing,
                String code,
                @Nullable UnitKind kind) {
            this.line = line;
            this.check = check;
            this.tenant = tenant;
            this.existing = existing;
            this.code = code;
            this.kind = kind;
        }
    }

    void line(Line line) {
        var check = new LineCheck(line, line.text(Column.UNIT_NAME), tenants.several());
        var tenant = tenants.find(check, line, Column.UNIT_TENANT);
        var kind = kind(check, line);
        if (tenant == null) {
            all.add(new Draft(line, check, null, null, "", kind));
            return;
        }
        var at = tenant.id() + " ";
        var name = at + CellText.key(line.text(Column.UNIT_NAME));
        var given = line.get(Column.UNIT_CODE);
        var existing = given == null ? byName.get(name) : byCode.get(at + given);
        var code = given != null ? given : existing != null ? existing.code() : codeFor(line.text(Column.UNIT_NAME));
        var draft = new Draft(line, check, tenant, existing, code, kind);
        all.add(draft);
        credit(draft, at);
        var twin = draftsByName.putIfAbsent(name, draft);
        if (twin != null && !line.text(Column.UNIT_NAME).isEmpty()) {
            check.wrong(Column.UNIT_NAME, Rule.UNIT_TWICE, row(twin));
        } else if (drafts.putIfAbsent(at + code, draft) instanceof Draft other) {
            check.wrong(Column.UNIT_CODE, Rule.CODE_TWICE, row(other), other.line.text(Column.UNIT_NAME));
        } else if (existing == null && byName.get(name) instanceof KnownUnit other) {
            check.wrong(Column.UNIT_CODE, Rule.CODE_TAKEN, other.name(), other.code());
        }
    }

    private static String row(Draft draft) {
        return String.valueOf(draft.line.row());
    }

    private static @Nullable UnitKind kind(LineCheck check, Line line) {
        var text = line.get(Column.UNIT_KIND);
        var kind = text == null ? null : Labels.kind(text).orElse(null);
        if (text != null && kind == null) {
            check.wrong(Column.UNIT_KIND, Rule.KIND_UNKNOWN);
        }
        return kind;
    }

    private void credit(Draft draft, String at) {
        var text = draft.line.get(Column.CREDIT_CODE);
        if (text == null) {
            return;
        }
        var code = text.toUpperCase(java.util.Locale.ROOT);
        if (!CreditCode.formed(code)) {
            draft.check.wrong(Column.CREDIT_CODE, Rule.CREDIT_FORM, String.valueOf(code.length()));
            return;
        }
        var twin = draftsByCredit.putIfAbsent(at + code, draft);
        var owner = byCredit.get(at + code);
        if (twin != null) {
            draft.check.wrong(Column.CREDIT_CODE, Rule.CREDIT_TWICE, row(twin), twin.line.text(Column.UNIT_NAME));
        } else if (owner != null && !owner.code().equals(draft.code)) {
            draft.check.wrong(Column.CREDIT_CODE, Rule.CREDIT_TWICE, "—", owner.name());
        } else if (!CreditCode.checks(code)
                // What is in the system under this code was confirmed when it came in.
                && (draft.existing == null || !code.equals(draft.existing.creditCode()))
                && !answers.confirmed(draft.line, Column.CREDIT_CODE, code)) {
            draft.check.wrong(
                    Column.CREDIT_CODE,
                    Rule.CREDIT_CHECK,
                    String.valueOf(CreditCode.checkCharacter(code)),
                    code.substring(17));
        }
    }

    /** All rows in the sheet's order, after the last line; parents may stand below their children. */
    List<Row.UnitRow> finish() {
        all.forEach(this::parent);
        all.forEach(UnitCheck::circle);
        var returned = new HashSet<Draft>();
        // A returned unit takes back what hangs below it, however deep.
        for (var more = true; more; ) {
            more = false;
            for (var draft : all) {
                var parent = draft.parent;
                if (parent != null && draft.check.findings().isEmpty() && bad(parent, returned)) {
                    draft.check.wrong(Column.UNIT_PARENT, Rule.PARENT_RETURNED, row(parent));
                    returned.add(draft);
                    more = true;
                }
            }
        }
        return all.stream().map(this::finished).toList();
    }

    private static boolean bad(Draft draft, Set<Draft> returned) {
        // A known unit stands whatever is wrong with its row.
        return draft.existing == null
                && (returned.contains(draft) || !draft.check.findings().isEmpty());
    }

    private void parent(Draft draft) {
        var text = draft.line.get(Column.UNIT_PARENT);
        if (text == null || draft.tenant == null) {
            draft.parentCode = text == null && draft.existing != null ? draft.existing.parentCode() : null;
            return;
        }
        var at = draft.tenant.id() + " ";
        var inSheet = draftsByName.getOrDefault(at + CellText.key(text), drafts.get(at + CellText.code(text)));
        var inSystem = byName.getOrDefault(at + CellText.key(text), byCode.get(at + CellText.code(text)));
        if (inSheet != null) {
            draft.parent = inSheet;
            draft.parentCode = inSheet.code;
        } else if (inSystem != null) {
            draft.parentCode = inSystem.code();
        } else {
            draft.check.wrong(Column.UNIT_PARENT, Rule.PARENT_UNKNOWN);
        }
    }

    private static void circle(Draft draft) {
        var seen = new HashSet<Draft>();
        for (var up = draft.parent; up != null && seen.add(up); up = up.parent) {
            if (up == draft) {
                draft.check.wrong(Column.UNIT_PARENT, Rule.PARENT_CIRCLE);
                return;
            }
        }
    }

    private Row.UnitRow finished(Draft draft) {
        var line = draft.line;
        var existing = draft.existing;
        var name = line.text(Column.UNIT_NAME);
        var english = line.get(Column.UNIT_NAME_EN);
        var nameEn = english != null ? english : existing != null ? existing.nameEn() : name;
        var credit = line.get(Column.CREDIT_CODE);
        var creditCode = credit != null
                ? credit.toUpperCase(java.util.Locale.ROOT)
                : existing != null ? existing.creditCode() : null;
        var kind = Objects.requireNonNullElse(draft.kind, UnitKind.DEPARTMENT);
        var changes = existing == null
                || !existing.equals(new KnownUnit(
                        existing.tenantId(), existing.code(), name, nameEn, kind, draft.parentCode, creditCode));
        if (changes && draft.tenant != null && !known.writable(draft.tenant)) {
            draft.check.wrong(Column.UNIT_TENANT, Rule.TENANT_NOT_YOURS);
        }
        return new Row.UnitRow(
                line.row(),
                draft.tenant,
                draft.code,
                name,
                nameEn,
                kind,
                draft.parentCode,
                creditCode,
                changes,
                draft.check.findings());
    }

    /** A code for a unit that brings none: the same name gets the same one. */
    private static String codeFor(String name) {
        var digest = UUID.nameUUIDFromBytes(CellText.key(name).getBytes(StandardCharsets.UTF_8));
        return "u" + Long.toString(digest.getMostSignificantBits() >>> 12, 36);
    }
}
