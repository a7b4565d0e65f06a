package org.cobuild.tenancy.excel;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Tenant;
import org.jspecify.annotations.Nullable;

/** What holds for every cell of a line, and where its findings gather: one a cell, the first that is found. */
final class LineCheck {
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";
    private final Line line;
    private final String subject;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Column> found = EnumSet.noneOf(Column.class);

    LineCheck(Line line, String subject, boolean severalTenants) {
        this.line = line;
        this.subject = subject;
        for (var column : Column.of(line.sheet())) {
            var value = line.text(column);
            var fault = line.faults().get(column);
            if (fault != null) {
                wrong(column, fault);
            } else if (value.isEmpty()) {
                if (column.headRequired(severalTenants)) {
                    wrong(column, Rule.REQUIRED);
                }
            } else if (value.codePointCount(0, value.length()) > column.longest()) {
                wrong(column, Rule.TOO_LONG, String.valueOf(column.longest()));
            } else if (Texts.hasControl(value)) {
                wrong(column, Rule.CHARACTERS);
            } else if ((column == Column.UNIT_CODE || column == Column.USERNAME) && !value.matches(CODE)) {
                wrong(column, Rule.CODE_FORM);
            }
        }
    }

    void wrong(Column column, Rule rule, String... arguments) {
        if (found.add(column)) {
            findings.add(new Finding(
                    line.sheet(), line.row(), column, rule, subject, line.text(column), List.of(arguments)));
        }
    }

    boolean sound(Column column) {
        return !found.contains(column);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Finds the tenants that rows name, by name or code. */
    static final class Tenants {
        private final Known known;
        private final Map<String, Tenant> byKey = new HashMap<>();

        Tenants(Known known) {
            this.known = known;
            known.tenants().forEach(tenant -> {
                byKey.put(CellText.key(tenant.name()), tenant);
                byKey.put(CellText.key(tenant.nameEn()), tenant);
                byKey.put(CellText.key(tenant.code()), tenant);
            });
        }

        boolean several() {
            return known.tenants().size() > 1;
        }

        /** Notes what is wrong; null when no tenant is named that the import knows. */
        @Nullable
        Tenant find(LineCheck check, Line line, Column column) {
            var name = line.text(column);
            if (name.isEmpty()) {
                return several() ? null : known.tenants().getFirst();
            }
            var tenant = byKey.get(CellText.key(name));
            if (tenant == null && check.sound(column)) {
                check.wrong(column, Rule.TENANT_UNKNOWN);
            }
            return tenant;
        }
    }
}
