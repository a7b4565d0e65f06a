package org.cobuild.operation;

import static org.cobuild.db.Tables.OPERATION_ENTRY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cobuild.platform.Money;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads and writes operation entries. Whoever sees a project whole sees its entries. */
@Repository
class OperationEntryRepository {
    private static final int MOST = 200;
    private static final org.cobuild.db.tables.OperationEntry COUNTER = OPERATION_ENTRY.as("counter");
    private static final Field<Boolean> COUNTERED =
            field(COUNTER.ID.isNotNull()).as("countered");
    private static final List<SelectField<?>> FIELDS = List.of(
            OPERATION_ENTRY.ID,
            OPERATION_ENTRY.TENANT_ID,
            OPERATION_ENTRY.PROJECT_ID,
            OPERATION_ENTRY.KIND,
            OPERATION_ENTRY.MONTH,
            OPERATION_ENTRY.AMOUNT,
            OPERATION_ENTRY.NOTE,
            OPERATION_ENTRY.BOOKED_AT,
            OPERATION_ENTRY.BOOKER_PERSON_ID,
            OPERATION_ENTRY.BOOKER_NAME,
            OPERATION_ENTRY.MATCHED_AT,
            OPERATION_ENTRY.MATCHER_NAME,
            OPERATION_ENTRY.COUNTERS_ENTRY_ID,
            OPERATION_ENTRY.CLOSED_YEAR,
            COUNTERED);
    private final DSLContext sql;

    OperationEntryRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Entries by project, newest month first, at most 200 of each. */
    Map<Long, List<OperationEntry>> list(TenantScope scope, Collection<Long> projectIds) {
        var place = rowNumber()
                .over()
                .partitionBy(OPERATION_ENTRY.PROJECT_ID)
                .orderBy(OPERATION_ENTRY.MONTH.desc(), OPERATION_ENTRY.ID.desc())
                .as("place");
        var ranked = DSL.select(OPERATION_ENTRY.ID, place)
                .from(OPERATION_ENTRY)
                .where(OPERATION_ENTRY.PROJECT_ID.in(projectIds))
                .and(scope.sees(OPERATION_ENTRY, OPERATION_ENTRY.PROJECT_ID, ProjectArea.OPERATION))
                .asTable("ranked");
        return entries(scope.sees(OPERATION_ENTRY, OPERATION_ENTRY.PROJECT_ID, ProjectArea.OPERATION))
                .and(OPERATION_ENTRY.PROJECT_ID.in(projectIds))
                .and(OPERATION_ENTRY.ID.in(DSL.select(ranked.field(OPERATION_ENTRY.ID))
                        .from(ranked)
                        .where(ranked.field(place).le(MOST))))
                .orderBy(OPERATION_ENTRY.PROJECT_ID, OPERATION_ENTRY.MONTH.desc(), OPERATION_ENTRY.ID.desc())
                .fetchGroups(OPERATION_ENTRY.PROJECT_ID, OperationEntryRepository::entry);
    }

    Map<Long, OperationEntry> find(TenantScope scope, Collection<Long> ids) {
        return entries(scope.sees(OPERATION_ENTRY, OPERATION_ENTRY.PROJECT_ID, ProjectArea.OPERATION))
                .and(OPERATION_ENTRY.ID.in(ids))
                .fetchMap(OPERATION_ENTRY.ID, OperationEntryRepository::entry);
    }

    Optional<OperationEntry> find(TenantScope scope, long id) {
        return Optional.ofNullable(find(scope, List.of(id)).get(id));
    }

    OperationEntry get(Grant grant, long id) {
        return entries(grant.on(OPERATION_ENTRY))
                .and(OPERATION_ENTRY.ID.eq(id))
                .fetchSingle(OperationEntryRepository::entry);
    }

    void insert(OperationEntry entry) {
        sql.insertInto(OPERATION_ENTRY)
                .set(OPERATION_ENTRY.ID, entry.id())
                .set(OPERATION_ENTRY.TENANT_ID, entry.tenantId())
                .set(OPERATION_ENTRY.PROJECT_ID, entry.projectId())
                .set(OPERATION_ENTRY.KIND, entry.kind().name())
                .set(OPERATION_ENTRY.MONTH, entry.month())
                .set(OPERATION_ENTRY.AMOUNT, entry.amount())
                .set(OPERATION_ENTRY.NOTE, entry.note())
                .set(OPERATION_ENTRY.BOOKED_AT, entry.bookedAt())
                .set(OPERATION_ENTRY.BOOKER_PERSON_ID, entry.bookerPersonId())
                .set(OPERATION_ENTRY.BOOKER_NAME, entry.bookerName())
                .set(OPERATION_ENTRY.COUNTERS_ENTRY_ID, entry.countersId())
                .execute();
    }

    /** Whether it was still to be matched. */
    boolean match(Grant grant, long id, Instant at, String by) {
        return sql.update(OPERATION_ENTRY)
                        .set(OPERATION_ENTRY.MATCHED_AT, at)
                        .set(OPERATION_ENTRY.MATCHER_NAME, by)
                        .where(OPERATION_ENTRY.ID.eq(id))
                        .and(grant.on(OPERATION_ENTRY))
                        .and(OPERATION_ENTRY.MATCHED_AT.isNull())
                        .execute()
                > 0;
    }

    /** Sums up what no close has counted, up to the end of the year. */
    OpenSums openUntil(Grant grant, long projectId, int year) {
        var inYear = OPERATION_ENTRY.MONTH.ge(LocalDate.of(year, 1, 1));
        var revenue = sum(OPERATION_ENTRY.AMOUNT)
                .filterWhere(inYear.and(OPERATION_ENTRY.KIND.eq(OperationEntryKind.REVENUE.name())));
        var cost = sum(OPERATION_ENTRY.AMOUNT)
                .filterWhere(inYear.and(OPERATION_ENTRY.KIND.eq(OperationEntryKind.COST.name())));
        return sql.select(
                        revenue,
                        cost,
                        count().filterWhere(inYear),
                        count().filterWhere(inYear.and(OPERATION_ENTRY.MATCHED_AT.isNull())),
                        count().filterWhere(inYear.not()))
                .from(OPERATION_ENTRY)
                .where(open(grant, projectId, year))
                .fetchSingle(row -> new OpenSums(
                        zeroIfNull(row.value1()), zeroIfNull(row.value2()), row.value3(), row.value4(), row.value5()));
    }

    /** Notes in the year's entries that a close has counted them. */
    int markClosed(Grant grant, long projectId, int year) {
        return sql.update(OPERATION_ENTRY)
                .set(OPERATION_ENTRY.CLOSED_YEAR, year)
                .where(open(grant, projectId, year))
                .execute();
    }

    /** Those of the projects with matched or unmatched entries of years before that day that no close has counted. */
    Set<Long> closable(TenantScope scope, Collection<Long> projectIds, LocalDate before) {
        return sql.selectDistinct(OPERATION_ENTRY.PROJECT_ID)
                .from(OPERATION_ENTRY)
                .where(OPERATION_ENTRY.PROJECT_ID.in(projectIds))
                .and(scope.sees(OPERATION_ENTRY, OPERATION_ENTRY.PROJECT_ID, ProjectArea.OPERATION))
                .and(OPERATION_ENTRY.CLOSED_YEAR.isNull())
                .and(OPERATION_ENTRY.MONTH.lt(before))
                .fetchSet(OPERATION_ENTRY.PROJECT_ID);
    }

    private static Condition open(Grant grant, long projectId, int year) {
        return grant.on(OPERATION_ENTRY)
                .and(OPERATION_ENTRY.PROJECT_ID.eq(projectId))
                .and(OPERATION_ENTRY.CLOSED_YEAR.isNull())
                .and(OPERATION_ENTRY.MONTH.le(LocalDate.of(year, 12, 31)));
    }

    private SelectConditionStep<Record> entries(Condition scope) {
        return sql.select(FIELDS)
                .from(OPERATION_ENTRY)
                .leftJoin(COUNTER)
                .on(COUNTER.COUNTERS_ENTRY_ID.eq(OPERATION_ENTRY.ID))
                .and(TenantScope.alongside(COUNTER, OPERATION_ENTRY))
                .where(scope);
    }

    private static BigDecimal zeroIfNull(@Nullable BigDecimal amount) {
        return amount == null ? Money.ZERO : amount;
    }

    private static OperationEntry entry(Record row) {
        return new OperationEntry(
                row.get(OPERATION_ENTRY.ID),
                row.get(OPERATION_ENTRY.TENANT_ID),
                row.get(OPERATION_ENTRY.PROJECT_ID),
                OperationEntryKind.valueOf(row.get(OPERATION_ENTRY.KIND)),
                row.get(OPERATION_ENTRY.MONTH),
                row.get(OPERATION_ENTRY.AMOUNT),
                row.get(OPERATION_ENTRY.NOTE),
                row.get(OPERATION_ENTRY.BOOKED_AT),
                row.get(OPERATION_ENTRY.BOOKER_PERSON_ID),
                row.get(OPERATION_ENTRY.BOOKER_NAME),
                row.get(OPERATION_ENTRY.MATCHED_AT),
                row.get(OPERATION_ENTRY.MATCHER_NAME),
                row.get(OPERATION_ENTRY.COUNTERS_ENTRY_ID),
                row.get(OPERATION_ENTRY.CLOSED_YEAR),
                row.get(COUNTERED));
    }

    /**
     * What is open at the close of a year.
     *
     * @param entries of the year itself
     * @param unmatched those of them that nobody has matched
     * @param earlier open entries of earlier years
     */
    record OpenSums(BigDecimal revenue, BigDecimal cost, int entries, int unmatched, int earlier) {}
}
