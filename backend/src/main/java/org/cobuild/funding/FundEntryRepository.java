package org.cobuild.funding;

import static org.cobuild.db.Tables.FUND_ENTRY;
import static org.cobuild.db.Tables.FUND_PROJECT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.selectFrom;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.project.FundSource;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectOnConditionStep;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads the ledger. */
@Repository
class FundEntryRepository {
    /** The line that counters a line. */
    private static final org.cobuild.db.tables.FundEntry COUNTER = FUND_ENTRY.as("counter");

    private static final Field<Long> COUNTERED_BY = COUNTER.ID.as("countered_by");
    private static final Field<java.math.BigDecimal> UNPAID =
            FUND_PROJECT.ALLOCATED.minus(FUND_PROJECT.PAID).as("unpaid");
    private static final Field<Integer> PLACE = field(name("place"), Integer.class);
    private static final List<SelectField<?>> FIELDS = List.of(
            FUND_ENTRY.ID,
            FUND_ENTRY.TENANT_ID,
            FUND_ENTRY.KIND,
            FUND_ENTRY.OCCURRED_AT,
            FUND_ENTRY.BOOKED_ON,
            FUND_ENTRY.AMOUNT,
            FUND_ENTRY.SOURCE,
            FUND_ENTRY.YEAR,
            FUND_ENTRY.POOL_ID,
            FUND_ENTRY.PROJECT_ID,
            FUND_ENTRY.COUNTERS_ENTRY_ID,
            FUND_ENTRY.ORIGIN_PROJECT_ID,
            FUND_ENTRY.ORIGIN_YEAR,
            FUND_ENTRY.NOTE,
            FUND_ENTRY.PERSON_NAME,
            COUNTERED_BY,
            UNPAID);
    private final DSLContext sql;

    FundEntryRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Lines that the caller sees, by id. */
    Map<Long, FundEntry> find(TenantScope scope, Collection<Long> ids) {
        return lines().where(FUND_ENTRY.ID.in(ids))
                .and(seen(scope))
                .fetchMap(FUND_ENTRY.ID, FundEntryRepository::entry);
    }

    /** The newest lines of each pool. */
    Map<Long, List<FundEntry>> ofPools(TenantScope scope, Collection<Long> poolIds, int most) {
        return newest(scope, FUND_ENTRY.POOL_ID, poolIds, most);
    }

    /** The newest lines of each project. */
    Map<Long, List<FundEntry>> ofProjects(TenantScope scope, Collection<Long> projectIds, int most) {
        return newest(scope, FUND_ENTRY.PROJECT_ID, projectIds, most);
    }

    private Map<Long, List<FundEntry>> newest(
            TenantScope scope, TableField<?, @Nullable Long> owner, Collection<Long> ids, int most) {
        var ranked = lines(rowNumber()
                        .over()
                        .partitionBy(owner)
                        .orderBy(FUND_ENTRY.ID.desc())
                        .as(PLACE))
                .where(owner.in(ids))
                .and(seen(scope))
                .asTable("ranked");
        return sql.fetch(selectFrom(ranked).where(PLACE.le(most)).orderBy(PLACE))
                .intoGroups(row -> row.get(field(name(owner.getName()), Long.class)), FundEntryRepository::entry);
    }

    private SelectOnConditionStep<Record> lines(SelectField<?>... more) {
        return sql.select(FIELDS)
                .select(more)
                .from(FUND_ENTRY)
                .leftJoin(COUNTER)
                .on(COUNTER.COUNTERS_ENTRY_ID.eq(FUND_ENTRY.ID))
                .and(TenantScope.alongside(COUNTER, FUND_ENTRY))
                .leftJoin(FUND_PROJECT)
                .on(FUND_PROJECT.PROJECT_ID.eq(FUND_ENTRY.PROJECT_ID))
                .and(TenantScope.alongside(FUND_PROJECT, FUND_ENTRY));
    }

    /** What concerns a project is for those who see the project whole, what concerns a pool alone for its tenant. */
    private static Condition seen(TenantScope scope) {
        return scope.sees(FUND_ENTRY, FUND_ENTRY.PROJECT_ID, ProjectArea.MONEY)
                .or(FUND_ENTRY.PROJECT_ID.isNull().and(scope.owns(FUND_ENTRY)));
    }

    private static FundEntry entry(Record row) {
        var source = row.get(FUND_ENTRY.SOURCE);
        var unpaid = row.get(UNPAID);
        return new FundEntry(
                row.get(FUND_ENTRY.ID),
                row.get(FUND_ENTRY.TENANT_ID),
                FundEntryKind.valueOf(row.get(FUND_ENTRY.KIND)),
                row.get(FUND_ENTRY.OCCURRED_AT),
                row.get(FUND_ENTRY.BOOKED_ON),
                row.get(FUND_ENTRY.AMOUNT),
                source == null ? null : FundSource.valueOf(source),
                row.get(FUND_ENTRY.YEAR),
                row.get(FUND_ENTRY.POOL_ID),
                row.get(FUND_ENTRY.PROJECT_ID),
                row.get(FUND_ENTRY.COUNTERS_ENTRY_ID),
                row.get(FUND_ENTRY.ORIGIN_PROJECT_ID),
                row.get(FUND_ENTRY.ORIGIN_YEAR),
                row.get(FUND_ENTRY.NOTE),
                row.get(FUND_ENTRY.PERSON_NAME),
                row.get(COUNTERED_BY),
                unpaid != null && unpaid.signum() > 0);
    }
}
