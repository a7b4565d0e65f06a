package org.cobuild.funding;

import static org.cobuild.db.Tables.FUND_ENTRY;
import static org.cobuild.db.Tables.FUND_REINVESTMENT_USE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;

/**
 * Traces reinvested money: which closed year of which project paid for which later one. The oldest inflow of a pool is
 * used first; what is taken back returns to the youngest inflow first, so that the order holds.
 */
@Repository
public class Reinvestments {
    private static final List<SelectField<?>> FIELDS = List.of(
            FUND_REINVESTMENT_USE.ID,
            FUND_REINVESTMENT_USE.TENANT_ID,
            FUND_REINVESTMENT_USE.INFLOW_ENTRY_ID,
            FUND_REINVESTMENT_USE.ALLOCATION_ENTRY_ID,
            FUND_REINVESTMENT_USE.ORIGIN_PROJECT_ID,
            FUND_REINVESTMENT_USE.ORIGIN_YEAR,
            FUND_REINVESTMENT_USE.PROJECT_ID,
            FUND_REINVESTMENT_USE.AMOUNT);
    private final DSLContext sql;

    Reinvestments(DSLContext sql) {
        this.sql = sql;
    }

    /** The newest uses whose paying or paid project the caller sees whole. */
    List<ReinvestmentUse> newest(TenantScope scope, int most) {
        return sql.select(FIELDS)
                .from(FUND_REINVESTMENT_USE)
                .where(seen(scope))
                .orderBy(FUND_REINVESTMENT_USE.ID.desc())
                .limit(most)
                .fetch(Reinvestments::use);
    }

    /** What the revenue of projects has paid for, newest first, by the project that earned it. */
    public Map<Long, List<ReinvestmentUse>> ofOrigins(TenantScope scope, Collection<Long> projectIds) {
        return sql.select(FIELDS)
                .from(FUND_REINVESTMENT_USE)
                .where(FUND_REINVESTMENT_USE.ORIGIN_PROJECT_ID.in(projectIds))
                .and(seen(scope))
                .orderBy(FUND_REINVESTMENT_USE.ID.desc())
                .fetchGroups(FUND_REINVESTMENT_USE.ORIGIN_PROJECT_ID, Reinvestments::use);
    }

    /** Whose revenue paid allocations, oldest inflow first, by the allocation's line. */
    Map<Long, List<ReinvestmentUse>> ofAllocations(TenantScope scope, Collection<Long> entryIds) {
        return sql.select(FIELDS)
                .from(FUND_REINVESTMENT_USE)
                .where(FUND_REINVESTMENT_USE.ALLOCATION_ENTRY_ID.in(entryIds))
                .and(seen(scope))
                .orderBy(FUND_REINVESTMENT_USE.INFLOW_ENTRY_ID)
                .fetchGroups(FUND_REINVESTMENT_USE.ALLOCATION_ENTRY_ID, Reinvestments::use);
    }

    /** Notes which inflows pay an allocation. The caller holds the pool's row. */
    void trace(Grant grant, Field<Long> poolId, long allocationEntryId, long projectId, BigDecimal amount) {
        var left = FUND_ENTRY.AMOUNT.minus(coalesce(sum(FUND_REINVESTMENT_USE.AMOUNT), Money.ZERO));
        var inflows = sql.select(FUND_ENTRY.ID, FUND_ENTRY.ORIGIN_PROJECT_ID, FUND_ENTRY.ORIGIN_YEAR, left)
                .from(FUND_ENTRY)
                .leftJoin(FUND_REINVESTMENT_USE)
                .on(FUND_REINVESTMENT_USE.INFLOW_ENTRY_ID.eq(FUND_ENTRY.ID))
                .and(TenantScope.alongside(FUND_REINVESTMENT_USE, FUND_ENTRY))
                .where(grant.on(FUND_ENTRY))
                .and(FUND_ENTRY.POOL_ID.eq(poolId))
                .and(FUND_ENTRY.KIND.eq(FundEntryKind.REINVESTMENT.name()))
                .groupBy(FUND_ENTRY.ID, FUND_ENTRY.ORIGIN_PROJECT_ID, FUND_ENTRY.ORIGIN_YEAR, FUND_ENTRY.AMOUNT)
                .having(left.gt(BigDecimal.ZERO))
                .orderBy(FUND_ENTRY.ID)
                .fetch(row -> new Part(row.value1(), row.value2(), row.value3(), row.value4()));
        insert(grant, allocationEntryId, projectId, take(inflows, amount), false);
    }

    /** Notes to which inflows a countered allocation gives back. The caller holds the pool's row. */
    void giveBack(Grant grant, long allocationEntryId, long counterEntryId, long projectId, BigDecimal amount) {
        var used = sql.select(
                        FUND_REINVESTMENT_USE.INFLOW_ENTRY_ID,
                        FUND_REINVESTMENT_USE.ORIGIN_PROJECT_ID,
                        FUND_REINVESTMENT_USE.ORIGIN_YEAR,
                        FUND_REINVESTMENT_USE.AMOUNT)
                .from(FUND_REINVESTMENT_USE)
                .where(grant.on(FUND_REINVESTMENT_USE))
                .and(FUND_REINVESTMENT_USE.ALLOCATION_ENTRY_ID.eq(allocationEntryId))
                .orderBy(FUND_REINVESTMENT_USE.INFLOW_ENTRY_ID.desc())
                .fetch(row -> new Part(row.value1(), row.value2(), row.value3(), row.value4()));
        insert(grant, counterEntryId, projectId, take(used, amount), true);
    }

    /** As much of each part in turn as is needed for the sum. */
    static List<Part> take(List<Part> parts, BigDecimal amount) {
        var taken = new ArrayList<Part>();
        var open = amount;
        for (var part : parts) {
            if (open.signum() == 0) {
                break;
            }
            var some = part.amount.min(open);
            taken.add(new Part(part.inflowEntryId, part.originProjectId, part.originYear, some));
            open = open.subtract(some);
        }
        if (open.signum() != 0) {
            throw new IllegalStateException("a pool of reinvested money holds " + open + " that never flowed in");
        }
        return taken;
    }

    private void insert(Grant grant, long entryId, long projectId, List<Part> parts, boolean back) {
        sql.insertInto(FUND_REINVESTMENT_USE)
                .columns(
                        FUND_REINVESTMENT_USE.ID,
                        FUND_REINVESTMENT_USE.TENANT_ID,
                        FUND_REINVESTMENT_USE.INFLOW_ENTRY_ID,
                        FUND_REINVESTMENT_USE.ALLOCATION_ENTRY_ID,
                        FUND_REINVESTMENT_USE.ORIGIN_PROJECT_ID,
                        FUND_REINVESTMENT_USE.ORIGIN_YEAR,
                        FUND_REINVESTMENT_USE.PROJECT_ID,
                        FUND_REINVESTMENT_USE.AMOUNT)
                .valuesOfRows(parts.stream()
                        .map(part -> org.jooq.impl.DSL.row(
                                Ids.next(),
                                grant.tenantId(),
                                part.inflowEntryId,
                                entryId,
                                part.originProjectId,
                                part.originYear,
                                projectId,
                                back ? part.amount.negate() : part.amount))
                        .toList())
                .execute();
    }

    private static Condition seen(TenantScope scope) {
        return scope.sees(FUND_REINVESTMENT_USE, FUND_REINVESTMENT_USE.PROJECT_ID, ProjectArea.MONEY)
                .or(scope.sees(FUND_REINVESTMENT_USE, FUND_REINVESTMENT_USE.ORIGIN_PROJECT_ID, ProjectArea.MONEY));
    }

    private static ReinvestmentUse use(Record row) {
        return new ReinvestmentUse(
                row.get(FUND_REINVESTMENT_USE.ID),
                row.get(FUND_REINVESTMENT_USE.TENANT_ID),
                row.get(FUND_REINVESTMENT_USE.INFLOW_ENTRY_ID),
                row.get(FUND_REINVESTMENT_USE.ALLOCATION_ENTRY_ID),
                row.get(FUND_REINVESTMENT_USE.ORIGIN_PROJECT_ID),
                row.get(FUND_REINVESTMENT_USE.ORIGIN_YEAR),
                row.get(FUND_REINVESTMENT_USE.PROJECT_ID),
                row.get(FUND_REINVESTMENT_USE.AMOUNT));
    }

    /** Money of one inflow. */
    record Part(long inflowEntryId, long originProjectId, int originYear, BigDecimal amount) {}
}
