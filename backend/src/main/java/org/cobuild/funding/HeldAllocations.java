package org.cobuild.funding;

import static org.cobuild.db.Tables.FUND_ENTRY;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.approval.ApprovalCondition;
import org.cobuild.approval.ConditionGate;
import org.cobuild.approval.ConditionRepository;
import org.cobuild.approval.ConditionState;
import org.cobuild.approval.Conditions;
import org.cobuild.platform.Money;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.SelectHavingStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Open conditions of a project's approval that hold its next allocation. */
@Component
class HeldAllocations {
    private final DSLContext sql;
    private final Conditions conditions;
    private final ConditionRepository reviews;

    HeldAllocations(DSLContext sql, Conditions conditions, ConditionRepository reviews) {
        this.sql = sql;
        this.conditions = conditions;
        this.reviews = reviews;
    }

    /**
     * Notes each condition that holds the allocation which is about to be written. The caller holds the lock on the
     * project's account, so that of several at once each has a number of its own.
     */
    void check(Refusals refusals, Grant grant, long projectId) {
        var open = conditions.open(grant, projectId, ConditionGate.ALLOCATION);
        if (open.isEmpty()) {
            return;
        }
        var number = count(grant, projectId) + 1;
        for (var condition : open) {
            refusals.unless(
                    number < from(condition),
                    FundingErrorCode.CONDITION_OPEN,
                    "funding.condition",
                    "projectId",
                    condition.reply(),
                    condition.text(),
                    from(condition),
                    number);
        }
    }

    /**
     * The conditions that hold the next allocation to each of these projects, by project id, as far as the caller sees
     * their reviews and their money.
     */
    Map<Long, List<ApprovalCondition>> next(TenantScope scope, Collection<Long> projectIds) {
        var open = reviews.ofProjects(scope, projectIds);
        open.values().forEach(all -> all.removeIf(HeldAllocations::holdsNone));
        open.values().removeIf(List::isEmpty);
        if (!open.isEmpty()) {
            var counts = counted(FUND_ENTRY
                            .PROJECT_ID
                            .in(open.keySet())
                            .and(scope.sees(FUND_ENTRY, FUND_ENTRY.PROJECT_ID, ProjectArea.MONEY)))
                    .fetchMap(FUND_ENTRY.PROJECT_ID, Record2::value2);
            open.forEach(
                    (project, all) -> all.removeIf(condition -> counts.getOrDefault(project, 0) + 1 < from(condition)));
        }
        return open;
    }

    private static boolean holdsNone(ApprovalCondition condition) {
        return condition.state() != ConditionState.OPEN || condition.gate() != ConditionGate.ALLOCATION;
    }

    private static int from(ApprovalCondition condition) {
        return Objects.requireNonNull(condition.allocationNumber());
    }

    private int count(Grant grant, long projectId) {
        return counted(FUND_ENTRY.PROJECT_ID.eq(projectId).and(grant.on(FUND_ENTRY)))
                .fetchOptional(Record2::value2)
                .orElse(0);
    }

    /** Allocations that stand, by project: one that was taken back whole was none. */
    private SelectHavingStep<Record2<Long, Integer>> counted(Condition which) {
        var counter = FUND_ENTRY.as("counter");
        return sql.select(FUND_ENTRY.PROJECT_ID, DSL.count())
                .from(FUND_ENTRY)
                .leftJoin(counter)
                .on(counter.COUNTERS_ENTRY_ID.eq(FUND_ENTRY.ID))
                .and(TenantScope.alongside(counter, FUND_ENTRY))
                .where(which)
                .and(FUND_ENTRY.KIND.eq(FundEntryKind.ALLOCATION.name()))
                .and(FUND_ENTRY.COUNTERS_ENTRY_ID.isNull())
                .and(counter.ID
                        .isNull()
                        .or(counter.AMOUNT.plus(FUND_ENTRY.AMOUNT).gt(Money.ZERO)))
                .groupBy(FUND_ENTRY.PROJECT_ID);
    }
}
