package org.cobuild.overview;

import static org.cobuild.db.Tables.FUND_PROJECT;
import static org.cobuild.db.Tables.PLANNING_TASK;
import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.cobuild.platform.Money;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * Sums up the projects that serve key tasks, in one statement whatever their number. Counted are those in the caller's
 * list; money is summed over those of them that it sees whole, and over nothing else.
 */
@Repository
class PlanOutcomes {
    private static final Field<BigDecimal> ZERO = inline(Money.ZERO);
    private final DSLContext sql;

    PlanOutcomes(DSLContext sql) {
        this.sql = sql;
    }

    Map<Long, PlanOutcome> ofPlans(Viewer viewer, Collection<Long> ids, Instant at) {
        return by(PLANNING_TASK.PLAN_ID, viewer, ids, at);
    }

    Map<Long, PlanOutcome> ofGoals(Viewer viewer, Collection<Long> ids, Instant at) {
        return by(PLANNING_TASK.GOAL_ID, viewer, ids, at);
    }

    Map<Long, PlanOutcome> ofTasks(Viewer viewer, Collection<Long> ids, Instant at) {
        return by(PLANNING_TASK.ID, viewer, ids, at);
    }

    private Map<Long, PlanOutcome> by(Field<Long> key, Viewer viewer, Collection<Long> ids, Instant at) {
        var scope = viewer.scope();
        var whole = PROJECT_VISIBILITY.PART.eq("WHOLE");
        var count = DSL.count();
        var approved = number(PROJECT_VISIBILITY.STAGE.in(OverviewRepository.APPROVED));
        var inOperation = number(PROJECT_VISIBILITY.STAGE.eq(ProjectStage.OPERATION.name()));
        var money =
                sum(when(whole.and(PROJECT_VISIBILITY.STAGE.in(OverviewRepository.APPROVED)), PROJECT.APPROVED_AMOUNT)
                        .otherwise(ZERO));
        var paid = sum(when(whole, coalesce(FUND_PROJECT.PAID, ZERO)).otherwise(ZERO));
        return sql.select(key, count, approved, inOperation, money, paid)
                .from(PLANNING_TASK)
                .join(PROJECT)
                .on(PROJECT.KEY_TASK_TENANT_ID.eq(PLANNING_TASK.TENANT_ID))
                .and(PROJECT.KEY_TASK_ID.eq(PLANNING_TASK.ID))
                .join(PROJECT_VISIBILITY)
                .on(PROJECT_VISIBILITY.PROJECT_ID.eq(PROJECT.ID))
                .and(TenantScope.alongside(PROJECT, PROJECT_VISIBILITY.OWNER_TENANT_ID))
                .leftJoin(FUND_PROJECT)
                .on(FUND_PROJECT.PROJECT_ID.eq(PROJECT.ID))
                .and(TenantScope.alongside(FUND_PROJECT, PROJECT))
                .where(key.in(ids))
                .and(scope.upAndDown(PLANNING_TASK))
                .and(scope.lists())
                .groupBy(key)
                .fetchMap(
                        key,
                        row -> new PlanOutcome(
                                at,
                                row.get(count),
                                row.get(approved).intValue(),
                                row.get(money),
                                row.get(paid),
                                row.get(inOperation).intValue()));
    }

    private static Field<BigDecimal> number(Condition which) {
        return sum(when(which, inline(1)).otherwise(inline(0)));
    }
}
