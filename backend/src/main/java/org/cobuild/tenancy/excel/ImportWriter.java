package org.cobuild.tenancy.excel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.excel.Row.PersonRow;
import org.cobuild.tenancy.excel.Row.UnitRow;
import org.cobuild.tenancy.onboarding.Origin;
import org.cobuild.tenancy.onboarding.PersonLine;
import org.cobuild.tenancy.onboarding.PersonLine.PostLine;
import org.cobuild.tenancy.onboarding.TenantLines;
import org.cobuild.tenancy.onboarding.UnitLine;
import org.springframework.stereotype.Component;

/**
 * Hands the good rows that change something to onboarding, tenant by tenant and some hundred people at a time: it plans,
 * writes and tells the trail as it does for a folder. All is one transaction, the caller's.
 */
@Component
class ImportWriter {
    private static final int PEOPLE = 500;
    private final TenantLines lines;
    private final Access access;

    ImportWriter(TenantLines lines, Access access) {
        this.lines = lines;
        this.access = access;
    }

    /** Why nothing can be written after all; the check of rows had not seen it. */
    static final class Fault extends RuntimeException {
        private final String key;
        private final List<String> arguments;

        Fault(String key, List<String> arguments) {
            super(key, null, false, false);
            this.key = key;
            this.arguments = arguments;
        }

        String key() {
            return key;
        }

        List<String> arguments() {
            return arguments;
        }
    }

    /** Writes; how many rows were good, also those that changed nothing. @throws Fault and all is to be rolled back */
    int write(Inspection inspection, Path file, Viewer viewer) {
        var writing = new Writing(viewer);
        inspection.run(file, writing);
        writing.flush();
        return writing.good;
    }

    /** The good rows as lines of a tenant that does not stand yet, also those that change nothing. */
    static Lines lines(Inspection inspection, Path file) {
        var units = new ArrayList<UnitRow>();
        var people = new ArrayList<PersonRow>();
        inspection.run(file, row -> {
            if (row.good()) {
                switch (row) {
                    case UnitRow unit -> units.add(unit);
                    case PersonRow person -> people.add(person);
                }
            }
        });
        return new Lines(units.stream().map(ImportWriter::line).toList(), persons(people));
    }

    record Lines(List<UnitLine> units, List<PersonLine> people) {
        int rows() {
            return units.size()
                    + people.stream().mapToInt(person -> person.posts().size()).sum();
        }
    }

    private final class Writing implements Consumer<Row> {
        private final Viewer viewer;
        private final Map<Tenant, List<UnitRow>> units = new LinkedHashMap<>();
        private final Map<Tenant, List<PersonRow>> people = new LinkedHashMap<>();
        private int gathered;
        private int good;

        Writing(Viewer viewer) {
            this.viewer = viewer;
        }

        @Override
        public void accept(Row row) {
            if (!row.good()) {
                return;
            }
            good++;
            if (!row.changes()) {
                return;
            }
            var tenant = Objects.requireNonNull(row.tenant());
            switch (row) {
                case UnitRow unit ->
                    units.computeIfAbsent(tenant, t -> new ArrayList<>()).add(unit);
                case PersonRow person -> {
                    units();
                    people.computeIfAbsent(tenant, t -> new ArrayList<>()).add(person);
                    if (++gathered >= PEOPLE) {
                        flush();
                    }
                }
            }
        }

        /** Units are all written before the first person is. */
        private void units() {
            units.forEach((tenant, rows) -> lines.takeUnits(
                    access.consequence(tenant.id()),
                    tenant,
                    rows.stream().map(ImportWriter::line).toList(),
                    FAULTLESS,
                    viewer));
            units.clear();
        }

        private void flush() {
            units();
            people.forEach((tenant, rows) ->
                    lines.takePeople(access.consequence(tenant.id()), tenant, persons(rows), FAULTLESS, viewer));
            people.clear();
            gathered = 0;
        }
    }

    private static UnitLine line(UnitRow row) {
        return new UnitLine(
                FAULTLESS, row.code(), row.parentCode(), null, row.name(), row.nameEn(), row.kind(), row.creditCode());
    }

    /** One line a person, with all its posts in the tenant. */
    private static List<PersonLine> persons(List<PersonRow> rows) {
        var persons = new LinkedHashMap<String, PersonLine>();
        for (var row : rows) {
            var post = new PostLine(
                    FAULTLESS, row.postCode(), row.unitCode(), row.title(), row.titleEn(), row.roles(), null, null);
            persons.merge(
                    row.username(),
                    new PersonLine(
                            FAULTLESS,
                            row.username(),
                            row.name(),
                            row.nameEn(),
                            row.phone().isEmpty() ? null : row.phone(),
                            List.of(post)),
                    (first, second) -> new PersonLine(
                            FAULTLESS,
                            first.username(),
                            first.name(),
                            first.nameEn(),
                            first.phone(),
                            Stream.concat(first.posts().stream(), second.posts().stream())
                                    .toList()));
        }
        return List.copyOf(persons.values());
    }

    /** Rows were checked cell by cell before: a fault that is left concerns what stands, and stops the writing. */
    private static final Origin FAULTLESS = new Origin() {
        @Override
        public void fault(String field, String key, Object... arguments) {
            throw new Fault(key, Stream.of(arguments).map(String::valueOf).toList());
        }

        @Override
        public void doubt(String field, String key, Object... arguments) {
            // a doubtful credit code was confirmed before
        }

        @Override
        public boolean faultless() {
            return true;
        }
    };
}
