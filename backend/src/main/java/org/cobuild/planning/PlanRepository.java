package org.cobuild.planning;

import static org.cobuild.db.Tables.PLANNING_GOAL;
import static org.cobuild.db.Tables.PLANNING_PLAN;
import static org.cobuild.db.Tables.PLANNING_TASK;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Reads plans: those of the caller's tenant, of the city above and, for a city, of its counties. Drafts are read by who
 * may write them.
 */
@Repository
public class PlanRepository {
    private final DSLContext sql;

    PlanRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Narrows the list; null leaves it as wide as the scope. */
    record Filter(
            @Nullable List<PlanState> states,
            @Nullable GlobalId tenantId,
            @Nullable Boolean servable) {

        Condition condition(TenantScope scope) {
            return noCondition()
                    .and(
                            states == null
                                    ? noCondition()
                                    : PLANNING_PLAN.STATE.in(
                                            states.stream().map(Enum::name).toList()))
                    .and(tenantId == null ? noCondition() : PLANNING_PLAN.TENANT_ID.eq(tenantId.of("Tenant")))
                    .and(
                            Boolean.TRUE.equals(servable)
                                    ? scope.upward(PLANNING_PLAN).and(PLANNING_PLAN.STATE.eq(PlanState.IN_FORCE.name()))
                                    : noCondition());
        }
    }

    /** One row more than the page. */
    List<Plan> list(Viewer viewer, @Nullable Filter filter, Page page) {
        return sql.selectFrom(PLANNING_PLAN)
                .where(readable(viewer))
                .and(filter == null ? noCondition() : filter.condition(viewer.scope()))
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : row(PLANNING_PLAN.FIRST_YEAR, PLANNING_PLAN.ID)
                                        .lt((int) page.afterLong(0), page.afterLong(1)))
                .orderBy(PLANNING_PLAN.FIRST_YEAR.desc(), PLANNING_PLAN.ID.desc())
                .limit(page.first() + 1)
                .fetch(PlanRepository::plan);
    }

    /** A plan for an act on it, held until the transaction ends. */
    Optional<Plan> hold(Viewer viewer, long id) {
        return sql.selectFrom(PLANNING_PLAN)
                .where(PLANNING_PLAN.ID.eq(id))
                .and(readable(viewer))
                .forUpdate()
                .fetchOptional(PlanRepository::plan);
    }

    Map<Long, Plan> find(Viewer viewer, Collection<Long> ids) {
        return sql.selectFrom(PLANNING_PLAN)
                .where(PLANNING_PLAN.ID.in(ids))
                .and(readable(viewer))
                .fetchMap(PLANNING_PLAN.ID, PlanRepository::plan);
    }

    /** Goals that the caller may read. */
    Map<Long, YearlyGoal> findGoals(Viewer viewer, Collection<Long> ids) {
        return sql.select(PLANNING_GOAL.fields())
                .from(PLANNING_GOAL)
                .join(PLANNING_PLAN)
                .on(PLANNING_PLAN.ID.eq(PLANNING_GOAL.PLAN_ID))
                .and(TenantScope.alongside(PLANNING_GOAL, PLANNING_PLAN))
                .where(PLANNING_GOAL.ID.in(ids))
                .and(readable(viewer))
                .fetchMap(PLANNING_GOAL.ID, PlanRepository::goal);
    }

    /** Key tasks that the caller may read. */
    public Map<Long, KeyTask> findTasks(Viewer viewer, Collection<Long> ids) {
        return viewer.actions().contains(Action.PLAN_READ)
                ? sql.select(PLANNING_TASK.fields())
                        .from(PLANNING_TASK)
                        .join(PLANNING_PLAN)
                        .on(PLANNING_PLAN.ID.eq(PLANNING_TASK.PLAN_ID))
                        .and(TenantScope.alongside(PLANNING_TASK, PLANNING_PLAN))
                        .where(PLANNING_TASK.ID.in(ids))
                        .and(readable(viewer))
                        .fetchMap(PLANNING_TASK.ID, PlanRepository::task)
                : Map.of();
    }

    /** Goals of plans that the caller reads, by year and place. */
    Map<Long, List<YearlyGoal>> goals(Viewer viewer, Collection<Long> planIds) {
        return sql.selectFrom(PLANNING_GOAL)
                .where(PLANNING_GOAL.PLAN_ID.in(planIds))
                .and(viewer.scope().upAndDown(PLANNING_GOAL))
                .orderBy(PLANNING_GOAL.PLAN_ID, PLANNING_GOAL.YEAR, PLANNING_GOAL.ORDINAL)
                .fetchGroups(PLANNING_GOAL.PLAN_ID, PlanRepository::goal);
    }

    /** Key tasks of goals that the caller reads, in order. */
    Map<Long, List<KeyTask>> tasks(Viewer viewer, Collection<Long> goalIds) {
        return sql.selectFrom(PLANNING_TASK)
                .where(PLANNING_TASK.GOAL_ID.in(goalIds))
                .and(viewer.scope().upAndDown(PLANNING_TASK))
                .orderBy(PLANNING_TASK.GOAL_ID, PLANNING_TASK.ORDINAL)
                .fetchGroups(PLANNING_TASK.GOAL_ID, PlanRepository::task);
    }

    /** A draft is nobody's to read but of those who may write it. */
    private static Condition readable(Viewer viewer) {
        var scope = viewer.scope();
        var read = scope.upAndDown(PLANNING_PLAN);
        var stands = PLANNING_PLAN.STATE.ne(PlanState.DRAFT.name());
        return read.and(viewer.may(Action.PLAN_SET, viewer.tenantId()) ? stands.or(scope.owns(PLANNING_PLAN)) : stands);
    }

    static Plan plan(Record row) {
        return new Plan(
                row.get(PLANNING_PLAN.ID),
                row.get(PLANNING_PLAN.TENANT_ID),
                row.get(PLANNING_PLAN.TITLE),
                row.get(PLANNING_PLAN.FIRST_YEAR),
                row.get(PLANNING_PLAN.LAST_YEAR),
                PlanState.valueOf(row.get(PLANNING_PLAN.STATE)),
                row.get(PLANNING_PLAN.VERSION),
                row.get(PLANNING_PLAN.UPDATED_AT));
    }

    static YearlyGoal goal(Record row) {
        return new YearlyGoal(
                row.get(PLANNING_GOAL.ID),
                row.get(PLANNING_GOAL.TENANT_ID),
                row.get(PLANNING_GOAL.PLAN_ID),
                row.get(PLANNING_GOAL.ORDINAL),
                row.get(PLANNING_GOAL.YEAR),
                row.get(PLANNING_GOAL.TITLE),
                row.get(PLANNING_GOAL.MEASURE));
    }

    static KeyTask task(Record row) {
        return new KeyTask(
                row.get(PLANNING_TASK.ID),
                row.get(PLANNING_TASK.TENANT_ID),
                row.get(PLANNING_TASK.PLAN_ID),
                row.get(PLANNING_TASK.GOAL_ID),
                row.get(PLANNING_TASK.ORDINAL),
                row.get(PLANNING_TASK.CODE),
                row.get(PLANNING_TASK.TITLE),
                row.get(PLANNING_TASK.DESCRIPTION),
                row.get(PLANNING_TASK.UNIT_TENANT_ID),
                row.get(PLANNING_TASK.UNIT_ID));
    }
}
