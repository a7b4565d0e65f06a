package org.cobuild.tenancy.excel;

import static org.cobuild.db.Tables.PEOPLE_IMPORT;
import static org.cobuild.db.Tables.PEOPLE_IMPORT_ANSWER;
import static org.cobuild.db.Tables.PEOPLE_IMPORT_FINDING;
import static org.cobuild.db.Tables.PEOPLE_IMPORT_TENANT;
import static org.cobuild.db.Tables.TENANT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.excel.PeopleImport.State;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Imports with what was found and answered. The operator reads those of all tenants: it brings tenants in. */
@Repository
class PeopleImportRepository {
    private static final String BETWEEN = "\u001f";
    private final DSLContext sql;

    PeopleImportRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Imports of one tenant, or of all for the operator. */
    private static Condition of(@Nullable Grant grant) {
        return grant == null ? SystemScope.all(SystemScope.Reason.ONBOARDING) : grant.on(PEOPLE_IMPORT);
    }

    Map<Long, PeopleImport> find(@Nullable Grant grant, Collection<Long> ids) {
        return sql.selectFrom(PEOPLE_IMPORT)
                .where(PEOPLE_IMPORT.ID.in(ids))
                .and(of(grant))
                .fetchMap(PEOPLE_IMPORT.ID, PeopleImportRepository::row);
    }

    /** The newest first; one more than the page. */
    List<PeopleImport> list(@Nullable Grant grant, Page page) {
        return sql.selectFrom(PEOPLE_IMPORT)
                .where(of(grant))
                .and(page.isFirstPage() ? DSL.noCondition() : PEOPLE_IMPORT.ID.lt(page.afterLong(0)))
                .orderBy(PEOPLE_IMPORT.ID.desc())
                .limit(page.first() + 1)
                .fetch(PeopleImportRepository::row);
    }

    /** Those on which somebody should be at work. */
    List<PeopleImport> running() {
        return sql.selectFrom(PEOPLE_IMPORT)
                .where(PEOPLE_IMPORT.STATE.in(State.READING.name(), State.WRITING.name()))
                .and(SystemScope.all(SystemScope.Reason.ONBOARDING))
                .fetch(PeopleImportRepository::row);
    }

    /** Whether it was begun with the operator's rights. */
    boolean byOperator(Grant grant, long id) {
        return sql.fetchExists(sql.selectOne()
                .from(PEOPLE_IMPORT)
                .where(grant.on(PEOPLE_IMPORT))
                .and(PEOPLE_IMPORT.ID.eq(id))
                .and(PEOPLE_IMPORT.BY_OPERATOR.isTrue()));
    }

    /** Ids of a tenant and of the counties below it, the tenant first. */
    List<Long> tree(long tenantId) {
        return sql.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.ID.eq(tenantId).or(TENANT.PARENT_ID.eq(tenantId)))
                .orderBy(TENANT.PARENT_ID.isNotNull(), TENANT.CODE)
                .fetch(TENANT.ID);
    }

    /** Keeps an upload that nobody has begun to read. */
    void insert(
            Grant grant,
            long id,
            String fileName,
            ImportFiles.Kept kept,
            Viewer uploader,
            boolean operator,
            Instant now) {
        sql.insertInto(PEOPLE_IMPORT)
                .set(PEOPLE_IMPORT.ID, id)
                .set(PEOPLE_IMPORT.TENANT_ID, grant.tenantId())
                .set(PEOPLE_IMPORT.FILE_NAME, fileName)
                .set(PEOPLE_IMPORT.BYTES, kept.bytes())
                .set(PEOPLE_IMPORT.SHA256, kept.sha256())
                .set(PEOPLE_IMPORT.UPLOADER_PERSON_ID, Objects.requireNonNull(uploader.personId()))
                .set(PEOPLE_IMPORT.UPLOADER_NAME, uploader.name())
                .set(PEOPLE_IMPORT.BY_OPERATOR, operator)
                .set(PEOPLE_IMPORT.UPLOADED_AT, now)
                .set(PEOPLE_IMPORT.STATE, State.READING.name())
                .set(PEOPLE_IMPORT.RUN_ID, 0L)
                .set(PEOPLE_IMPORT.BEAT_AT, now)
                .set(PEOPLE_IMPORT.ROWS_TOTAL, kept.rows())
                .set(PEOPLE_IMPORT.ROWS_READ, 0)
                .set(PEOPLE_IMPORT.UNIT_ROWS, 0)
                .set(PEOPLE_IMPORT.UNIT_GOOD, 0)
                .set(PEOPLE_IMPORT.PERSON_ROWS, 0)
                .set(PEOPLE_IMPORT.PERSON_GOOD, 0)
                .set(PEOPLE_IMPORT.BLANK_ROWS, 0)
                .set(PEOPLE_IMPORT.WARNING_ROWS, 0)
                .set(PEOPLE_IMPORT.ERROR_ROWS, 0)
                .set(PEOPLE_IMPORT.NEW_ROWS, 0)
                .execute();
    }

    /** Gives the import to a run; whether it could: somebody else may be at work on it. */
    boolean begin(Grant grant, long id, State state, long run, Instant now, Instant silentSince) {
        return sql.update(PEOPLE_IMPORT)
                        .set(PEOPLE_IMPORT.STATE, state.name())
                        .set(PEOPLE_IMPORT.RUN_ID, run)
                        .set(PEOPLE_IMPORT.BEAT_AT, now)
                        .set(PEOPLE_IMPORT.ROWS_READ, 0)
                        .setNull(PEOPLE_IMPORT.FAULT_KEY)
                        .setNull(PEOPLE_IMPORT.FAULT_ARGUMENTS)
                        .where(grant.on(PEOPLE_IMPORT))
                        .and(PEOPLE_IMPORT.ID.eq(id))
                        .and(PEOPLE_IMPORT
                                .STATE
                                .notIn(State.READING.name(), State.WRITING.name())
                                .or(PEOPLE_IMPORT.RUN_ID.eq(0L))
                                .or(PEOPLE_IMPORT.BEAT_AT.lt(silentSince)))
                        .execute()
                == 1;
    }

    /** A sign of life; whether the run is still the one. */
    boolean beat(Grant grant, long id, long run, int read, Instant now) {
        return sql.update(PEOPLE_IMPORT)
                        .set(PEOPLE_IMPORT.ROWS_READ, read)
                        .set(PEOPLE_IMPORT.BEAT_AT, now)
                        .where(grant.on(PEOPLE_IMPORT))
                        .and(PEOPLE_IMPORT.ID.eq(id))
                        .and(PEOPLE_IMPORT.RUN_ID.eq(run))
                        .execute()
                == 1;
    }

    /** A run gives up; nothing happens when a later one has taken over. */
    void end(Grant grant, long id, long run, State state, String faultKey, List<String> faultArguments) {
        sql.update(PEOPLE_IMPORT)
                .set(PEOPLE_IMPORT.STATE, state.name())
                .set(PEOPLE_IMPORT.FAULT_KEY, faultKey)
                .set(PEOPLE_IMPORT.FAULT_ARGUMENTS, join(faultArguments))
                .where(grant.on(PEOPLE_IMPORT))
                .and(PEOPLE_IMPORT.ID.eq(id))
                .and(PEOPLE_IMPORT.RUN_ID.eq(run))
                .execute();
    }

    /** The good rows are written; whether the run is still the one. */
    boolean done(Grant grant, long id, long run, int rows, Instant now) {
        return sql.update(PEOPLE_IMPORT)
                        .set(PEOPLE_IMPORT.STATE, State.DONE.name())
                        .set(PEOPLE_IMPORT.DONE_AT, now)
                        .set(PEOPLE_IMPORT.DONE_ROWS, rows)
                        .set(PEOPLE_IMPORT.NEW_ROWS, 0)
                        .where(grant.on(PEOPLE_IMPORT))
                        .and(PEOPLE_IMPORT.ID.eq(id))
                        .and(PEOPLE_IMPORT.RUN_ID.eq(run))
                        .execute()
                == 1;
    }

    /** Keeps what a run has found in place of what the one before has. */
    void result(Grant grant, long id, Tally tally, int tookMillis) {
        List.of(PEOPLE_IMPORT_FINDING, PEOPLE_IMPORT_TENANT)
                .forEach(table -> sql.deleteFrom(table)
                        .where(grant.on(table))
                        .and(table.field("import_id", Long.class).eq(id))
                        .execute());
        ImportRows.findings(sql, grant, id, tally.found());
        ImportRows.tenants(sql, grant, id, tally);
        sql.update(PEOPLE_IMPORT)
                .set(PEOPLE_IMPORT.STATE, State.READY.name())
                .set(PEOPLE_IMPORT.UNIT_ROWS, tally.rows(SheetKind.UNITS))
                .set(PEOPLE_IMPORT.UNIT_GOOD, tally.good(SheetKind.UNITS))
                .set(PEOPLE_IMPORT.PERSON_ROWS, tally.rows(SheetKind.PEOPLE))
                .set(PEOPLE_IMPORT.PERSON_GOOD, tally.good(SheetKind.PEOPLE))
                .set(PEOPLE_IMPORT.BLANK_ROWS, tally.blanks())
                .set(PEOPLE_IMPORT.WARNING_ROWS, tally.warnings())
                .set(PEOPLE_IMPORT.ERROR_ROWS, tally.errors())
                .set(PEOPLE_IMPORT.NEW_ROWS, tally.changing())
                .set(PEOPLE_IMPORT.IGNORED_HEADS, join(tally.ignored()))
                .set(PEOPLE_IMPORT.TOOK_MILLIS, (long) tookMillis)
                .where(grant.on(PEOPLE_IMPORT))
                .and(PEOPLE_IMPORT.ID.eq(id))
                .execute();
    }

    static String join(List<String> texts) {
        var all = String.join(BETWEEN, texts);
        return all.length() > 500 ? all.substring(0, 500) : all;
    }

    static List<String> split(@Nullable String all) {
        return all == null || all.isEmpty() ? List.of() : List.of(all.split(BETWEEN, -1));
    }

    private static PeopleImport row(Record row) {
        var took = row.get(PEOPLE_IMPORT.TOOK_MILLIS);
        return new PeopleImport(
                row.get(PEOPLE_IMPORT.ID),
                row.get(PEOPLE_IMPORT.TENANT_ID),
                row.get(PEOPLE_IMPORT.FILE_NAME),
                row.get(PEOPLE_IMPORT.BYTES),
                row.get(PEOPLE_IMPORT.SHA256),
                row.get(PEOPLE_IMPORT.UPLOADER_NAME),
                row.get(PEOPLE_IMPORT.UPLOADED_AT),
                State.valueOf(row.get(PEOPLE_IMPORT.STATE)),
                row.get(PEOPLE_IMPORT.BEAT_AT),
                row.get(PEOPLE_IMPORT.ROWS_TOTAL),
                row.get(PEOPLE_IMPORT.ROWS_READ),
                row.get(PEOPLE_IMPORT.UNIT_ROWS),
                row.get(PEOPLE_IMPORT.UNIT_GOOD),
                row.get(PEOPLE_IMPORT.PERSON_ROWS),
                row.get(PEOPLE_IMPORT.PERSON_GOOD),
                row.get(PEOPLE_IMPORT.BLANK_ROWS),
                row.get(PEOPLE_IMPORT.WARNING_ROWS),
                row.get(PEOPLE_IMPORT.ERROR_ROWS),
                row.get(PEOPLE_IMPORT.NEW_ROWS),
                split(row.get(PEOPLE_IMPORT.IGNORED_HEADS)),
                took == null ? null : took.intValue(),
                row.get(PEOPLE_IMPORT.FAULT_KEY),
                new ArrayList<>(split(row.get(PEOPLE_IMPORT.FAULT_ARGUMENTS))),
                row.get(PEOPLE_IMPORT.DONE_AT),
                row.get(PEOPLE_IMPORT.DONE_ROWS));
    }

    /** What was answered so far. */
    Answers answers(Grant grant, long id) {
        var t = PEOPLE_IMPORT_ANSWER;
        return new Answers(sql.select(t.SHEET, t.SHEET_ROW, t.SHEET_COLUMN, t.KIND, t.CELL_VALUE)
                .from(t)
                .where(grant.on(t))
                .and(t.IMPORT_ID.eq(id))
                .fetch(row -> new Answers.Answer(
                        SheetKind.valueOf(row.value1()),
                        row.value2(),
                        Column.valueOf(row.value3()),
                        Answers.Kind.valueOf(row.value4()),
                        row.value5())));
    }

    /** Keeps an answer in place of an earlier one to the same cell. */
    void answer(
            Grant grant, long id, Answers.Answer answer, @Nullable String note, long person, String name, Instant now) {
        var t = PEOPLE_IMPORT_ANSWER;
        sql.deleteFrom(t)
                .where(grant.on(t))
                .and(t.IMPORT_ID.eq(id))
                .and(t.SHEET.eq(answer.sheet().name()))
                .and(t.SHEET_ROW.eq(answer.row()))
                .and(t.SHEET_COLUMN.eq(answer.column().name()))
                .execute();
        sql.insertInto(t)
                .set(t.TENANT_ID, grant.tenantId())
                .set(t.IMPORT_ID, id)
                .set(t.SHEET, answer.sheet().name())
                .set(t.SHEET_ROW, answer.row())
                .set(t.SHEET_COLUMN, answer.column().name())
                .set(t.KIND, answer.kind().name())
                .set(t.CELL_VALUE, answer.value())
                .set(t.NOTE, note)
                .set(t.PERSON_ID, person)
                .set(t.PERSON_NAME, name)
                .set(t.ANSWERED_AT, now)
                .execute();
    }
}
