package org.cobuild.tenancy.excel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Counts what a run over a workbook has found. */
final class Tally implements Consumer<Row> {
    /** Beyond this many the rest of the findings are counted and not kept: nobody mends them one by one. */
    private static final int MOST_KEPT = 5_000;

    private final Map<SheetKind, int[]> sheets = new EnumMap<>(SheetKind.class);
    private final Map<Long, int[]> tenants = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private Inspection.Read read = new Inspection.Read(WorkbookReader.Tally.NONE, WorkbookReader.Tally.NONE);
    private int warnings;
    private int errors;
    private int changing;

    /** @param tenants ids in the order in which they are shown */
    Tally(List<Long> tenants) {
        for (var kind : SheetKind.values()) {
            sheets.put(kind, new int[2]);
        }
        tenants.forEach(id -> this.tenants.put(id, new int[2]));
    }

    @Override
    public void accept(Row row) {
        var kind = row instanceof Row.UnitRow ? SheetKind.UNITS : SheetKind.PEOPLE;
        var tenant = row.tenant();
        var places = List.of(of(kind), tenants.computeIfAbsent(tenant == null ? 0 : tenant.id(), id -> new int[2]));
        places.forEach(count -> count[0]++);
        if (row.good()) {
            places.forEach(count -> count[1]++);
            changing += row.changes() ? 1 : 0;
        } else if (row.findings().stream().allMatch(finding -> finding.rule().warning())) {
            warnings++;
        } else {
            errors++;
        }
        if (findings.size() < MOST_KEPT) {
            findings.addAll(row.findings());
        }
    }

    private int[] of(SheetKind kind) {
        return Objects.requireNonNull(sheets.get(kind));
    }

    void finished(Inspection.Read all) {
        read = all;
    }

    int rows(SheetKind kind) {
        return of(kind)[0];
    }

    int good(SheetKind kind) {
        return of(kind)[1];
    }

    int blanks() {
        return read.blanks();
    }

    List<String> ignored() {
        return read.ignored();
    }

    int warnings() {
        return warnings;
    }

    int errors() {
        return errors;
    }

    int changing() {
        return changing;
    }

    /** Rows read and good by tenant id, 0 for rows that name none. */
    Map<Long, int[]> tenants() {
        return tenants;
    }

    /** The findings with their places, in order. */
    List<FoundCell> found() {
        var found = new ArrayList<FoundCell>(findings.size());
        for (var finding : findings) {
            var sheet = finding.sheet() == SheetKind.UNITS ? read.units() : read.people();
            found.add(new FoundCell(found.size(), sheet.at(finding.column()), finding));
        }
        return found;
    }
}
