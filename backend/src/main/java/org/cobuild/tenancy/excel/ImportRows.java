package org.cobuild.tenancy.excel;

import static org.cobuild.db.Tables.PEOPLE_IMPORT_FINDING;
import static org.cobuild.db.Tables.PEOPLE_IMPORT_TENANT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cobuild.db.tables.records.PeopleImportFindingRecord;
import org.cobuild.db.tables.records.PeopleImportTenantRecord;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** The findings of imports and their counts by tenant. */
@Repository
class ImportRows {
    private static final int TOGETHER = 500;
    private final DSLContext sql;

    ImportRows(DSLContext sql) {
        this.sql = sql;
    }

    static void findings(DSLContext sql, Grant grant, long id, List<FoundCell> found) {
        for (int from = 0; from < found.size(); from += TOGETHER) {
            var records = found.subList(from, Math.min(found.size(), from + TOGETHER)).stream()
                    .map(cell -> record(grant, id, cell))
                    .toList();
            sql.batchInsert(records).execute();
        }
    }

    private static PeopleImportFindingRecord record(Grant grant, long id, FoundCell cell) {
        var finding = cell.finding();
        var record = new PeopleImportFindingRecord();
        record.setTenantId(grant.tenantId());
        record.setImportId(id);
        record.setOrdinal(cell.ordinal());
        record.setSheet(finding.sheet().name());
        record.setSheetRow(finding.row());
        record.setSheetColumn(finding.column().name());
        record.setPlace(cell.place());
        record.setRule(finding.rule().name());
        record.setWarning(finding.rule().warning());
        record.setSubject(cut(finding.subject(), 250));
        record.setCellValue(cut(finding.value(), 500));
        record.setArguments(PeopleImportRepository.join(finding.arguments()));
        return record;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    static void tenants(DSLContext sql, Grant grant, long id, Tally tally) {
        var records = new ArrayList<PeopleImportTenantRecord>();
        tally.tenants().forEach((tenant, counts) -> {
            if (counts[0] > 0) {
                records.add(new PeopleImportTenantRecord(
                        grant.tenantId(), id, records.size(), tenant == 0 ? null : tenant, counts[0], counts[1]));
            }
        });
        sql.batchInsert(records).execute();
    }

    /** Counts of one tenant's rows. @param tenantId null for rows that name none that is known */
    record OfTenant(
            long importId,
            @org.jspecify.annotations.Nullable Long tenantId,
            int rows,
            int good) {}

    /** Counts by tenant of imports that the caller sees. */
    List<OfTenant> tenants(Collection<Long> imports) {
        var t = PEOPLE_IMPORT_TENANT;
        return sql.select(t.IMPORT_ID, t.NAMED_TENANT_ID, t.READ_ROWS, t.GOOD_ROWS)
                .from(t)
                .where(t.IMPORT_ID.in(imports))
                .and(SystemScope.all(SystemScope.Reason.ATTACHED))
                .orderBy(t.IMPORT_ID, t.ORDINAL)
                .fetch(row -> new OfTenant(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** Findings of an import that the caller sees, from that ordinal on, in order. */
    List<FoundCell> findings(Grant grant, long id, int after, int most, boolean warnings, boolean errors) {
        var t = PEOPLE_IMPORT_FINDING;
        return sql.selectFrom(t)
                .where(grant.on(t))
                .and(t.IMPORT_ID.eq(id))
                .and(t.ORDINAL.gt(after))
                .and(t.WARNING.in(warnings && errors ? List.of(true, false) : List.of(warnings)))
                .orderBy(t.ORDINAL)
                .limit(most)
                .fetch(ImportRows::cell);
    }

    /** What was found in one cell. */
    Optional<FoundCell> finding(Grant grant, long id, SheetKind sheet, int row, Column column) {
        var t = PEOPLE_IMPORT_FINDING;
        return sql.selectFrom(t)
                .where(grant.on(t))
                .and(t.IMPORT_ID.eq(id))
                .and(t.SHEET.eq(sheet.name()))
                .and(t.SHEET_ROW.eq(row))
                .and(t.SHEET_COLUMN.eq(column.name()))
                .limit(1)
                .fetchOptional(ImportRows::cell);
    }

    private static FoundCell cell(Record row) {
        var t = PEOPLE_IMPORT_FINDING;
        return new FoundCell(
                row.get(t.ORDINAL),
                row.get(t.PLACE),
                new Finding(
                        SheetKind.valueOf(row.get(t.SHEET)),
                        row.get(t.SHEET_ROW),
                        Column.valueOf(row.get(t.SHEET_COLUMN)),
                        Rule.valueOf(row.get(t.RULE)),
                        row.get(t.SUBJECT),
                        row.get(t.CELL_VALUE),
                        arguments(row.get(t.ARGUMENTS))));
    }

    /** A single empty argument is one, too: a person whose name isn't told. */
    private static List<String> arguments(String all) {
        return List.of(all.split("\u001f", -1));
    }
}
