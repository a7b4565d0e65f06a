package org.cobuild.planning;

import static org.cobuild.db.Tables.PLANNING_GOAL;
import static org.cobuild.db.Tables.PLANNING_PLAN;
import static org.cobuild.db.Tables.PLANNING_TASK;

import java.util.Collection;
import java.util.List;
import org.cobuild.db.tables.records.PlanningGoalRecord;
import org.cobuild.db.tables.records.PlanningTaskRecord;
import org.cobuild.platform.Rows;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads and writes the parts of a plan that is held in an act: as many statements, however large it is. */
@Repository
class PlanWrites {
    private final DSLContext sql;

    PlanWrites(DSLContext sql) {
        this.sql = sql;
    }

    /** What a plan has, in order. */
    record Parts(List<YearlyGoal> goals, List<KeyTask> tasks) {
        static final Parts NONE = new Parts(List.of(), List.of());
    }

    Parts parts(Grant grant, long planId) {
        var both = new Together();
        var goals = both.list(
                sql.selectFrom(PLANNING_GOAL)
                        .where(PLANNING_GOAL.PLAN_ID.eq(planId))
                        .and(grant.on(PLANNING_GOAL)),
                PlanRepository::goal,
                PLANNING_GOAL.ORDINAL);
        var tasks = both.list(
                sql.selectFrom(PLANNING_TASK)
                        .where(PLANNING_TASK.PLAN_ID.eq(planId))
                        .and(grant.on(PLANNING_TASK)),
                PlanRepository::task,
                PLANNING_TASK.ORDINAL);
        both.fetch(sql);
        return new Parts(goals.rows(), tasks.rows());
    }

    void insert(Plan plan) {
        sql.insertInto(PLANNING_PLAN)
                .set(PLANNING_PLAN.ID, plan.id())
                .set(PLANNING_PLAN.TENANT_ID, plan.tenantId())
                .set(PLANNING_PLAN.TITLE, plan.title())
                .set(PLANNING_PLAN.FIRST_YEAR, plan.firstYear())
                .set(PLANNING_PLAN.LAST_YEAR, plan.lastYear())
                .set(PLANNING_PLAN.STATE, plan.state().name())
                .set(PLANNING_PLAN.VERSION, plan.version())
                .set(PLANNING_PLAN.CREATED_AT, plan.updatedAt())
                .set(PLANNING_PLAN.UPDATED_AT, plan.updatedAt())
                .execute();
    }

    /** Writes a plan whose row is held. */
    void update(Grant grant, Plan plan) {
        sql.update(PLANNING_PLAN)
                .set(PLANNING_PLAN.TITLE, plan.title())
                .set(PLANNING_PLAN.FIRST_YEAR, plan.firstYear())
                .set(PLANNING_PLAN.LAST_YEAR, plan.lastYear())
                .set(PLANNING_PLAN.STATE, plan.state().name())
                .set(PLANNING_PLAN.VERSION, plan.version())
                .set(PLANNING_PLAN.UPDATED_AT, plan.updatedAt())
                .where(PLANNING_PLAN.ID.eq(plan.id()))
                .and(grant.on(PLANNING_PLAN))
                .execute();
    }

    /** Writes goals and tasks that are new or were read in this act, and removes others of the same plan. */
    void save(
            Grant grant,
            List<YearlyGoal> goals,
            List<KeyTask> tasks,
            Collection<Long> goalsGone,
            Collection<Long> tasksGone) {
        Rows.upsert(sql, PLANNING_GOAL, goals.stream().map(PlanWrites::row).toList());
        Rows.upsert(sql, PLANNING_TASK, tasks.stream().map(PlanWrites::row).toList());
        if (!tasksGone.isEmpty()) {
            sql.deleteFrom(PLANNING_TASK)
                    .where(PLANNING_TASK.ID.in(tasksGone))
                    .and(grant.on(PLANNING_TASK))
                    .execute();
        }
        if (!goalsGone.isEmpty()) {
            sql.deleteFrom(PLANNING_GOAL)
                    .where(PLANNING_GOAL.ID.in(goalsGone))
                    .and(grant.on(PLANNING_GOAL))
                    .execute();
        }
    }

    private static PlanningGoalRecord row(YearlyGoal goal) {
        return new PlanningGoalRecord(
                goal.id(), goal.tenantId(), goal.planId(), goal.ordinal(), goal.year(), goal.title(), goal.measure());
    }

    private static PlanningTaskRecord row(KeyTask task) {
        return new PlanningTaskRecord(
                task.id(),
                task.tenantId(),
                task.planId(),
                task.goalId(),
                task.ordinal(),
                task.code(),
                task.title(),
                task.description(),
                task.unitTenantId(),
                task.unitId());
    }
}
