package org.cobuild.planning;

import static org.cobuild.db.Tables.PLANNING_BATCH;
import static org.cobuild.db.Tables.PLANNING_GOAL;
import static org.cobuild.db.Tables.PLANNING_PLAN;
import static org.cobuild.db.Tables.PLANNING_TASK;
import static org.cobuild.db.Tables.PLANNING_WINDOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.falseCondition;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cobuild.planning.PlanningAsked.PlannedTask;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads what plans and batches ask of projects of the caller's tenant, in one statement, also beside other lists. */
@Repository
public class PlanningQuestions {
    private static final Field<Integer> GOAL_YEAR = PLANNING_GOAL.YEAR.as("goal_year");
    private static final Field<String> GOAL_TITLE = PLANNING_GOAL.TITLE.as("goal_title");
    private static final Field<String> PLAN_TITLE = PLANNING_PLAN.TITLE.as("plan_title");
    private static final Field<LocalDate> OPENS_ON =
            coalesce(PLANNING_WINDOW.OPENS_ON, PLANNING_BATCH.OPENS_ON).as("window_opens_on");
    private static final Field<LocalDate> CLOSES_ON =
            coalesce(PLANNING_WINDOW.CLOSES_ON, PLANNING_BATCH.CLOSES_ON).as("window_closes_on");
    private final DSLContext sql;
    private final PortalClock clock;

    PlanningQuestions(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What is being read beside other lists. */
    public record Pending(
            LocalDate today,
            Together.Part<Plan> plans,
            Together.Part<PlannedTask> tasks,
            Together.Part<OfferedBatch> batches) {

        /** The answers, once all was fetched. */
        public PlanningAsked asked() {
            return new PlanningAsked(
                    today,
                    plans.rows(),
                    tasks.rows().stream()
                            .collect(Collectors.toMap(row -> row.task().id(), row -> row)),
                    batches.rows());
        }
    }

    /**
     * Of projects of the caller's tenant that serve those tasks, beside other lists.
     *
     * @param batchId a batch of any year that is read with those of today; null for none
     */
    public Pending ask(Together together, Viewer viewer, Collection<Long> taskIds, @Nullable Long batchId) {
        var scope = viewer.scope();
        var today = clock.today(viewer.tenant().zone());
        return new Pending(
                today,
                together.list(
                        sql.selectFrom(PLANNING_PLAN)
                                .where(scope.upward(PLANNING_PLAN))
                                .and(PLANNING_PLAN.STATE.eq(PlanState.IN_FORCE.name())),
                        PlanRepository::plan,
                        PLANNING_PLAN.ID),
                together.list(tasks(scope, taskIds), PlanningQuestions::task, PLANNING_TASK.ID),
                together.list(batches(scope, today.getYear(), batchId), PlanningQuestions::offered, PLANNING_BATCH.ID));
    }

    /** The same by itself. */
    public PlanningAsked ask(Viewer viewer, Collection<Long> taskIds) {
        var together = new Together();
        var pending = ask(together, viewer, taskIds, null);
        together.fetch(sql);
        return pending.asked();
    }

    /**
     * A key task that a project of the caller's tenant may serve: of a plan in force of the tenant or its city. Held
     * against removal until the transaction ends.
     */
    public Optional<KeyTask> hold(Viewer viewer, long taskId) {
        return sql.select(PLANNING_TASK.fields())
                .from(PLANNING_TASK)
                .join(PLANNING_PLAN)
                .on(PLANNING_PLAN.ID.eq(PLANNING_TASK.PLAN_ID))
                .and(TenantScope.alongside(PLANNING_TASK, PLANNING_PLAN))
                .where(PLANNING_TASK.ID.eq(taskId))
                .and(viewer.scope().upward(PLANNING_PLAN))
                .and(PLANNING_PLAN.STATE.eq(PlanState.IN_FORCE.name()))
                .forShare()
                .fetchOptional(PlanRepository::task);
    }

    private Select<? extends Record> tasks(TenantScope scope, Collection<Long> ids) {
        return sql.select(PLANNING_TASK.fields())
                .select(GOAL_YEAR, GOAL_TITLE, PLAN_TITLE)
                .from(PLANNING_TASK)
                .join(PLANNING_GOAL)
                .on(PLANNING_GOAL.ID.eq(PLANNING_TASK.GOAL_ID))
                .and(TenantScope.alongside(PLANNING_GOAL, PLANNING_TASK))
                .join(PLANNING_PLAN)
                .on(PLANNING_PLAN.ID.eq(PLANNING_TASK.PLAN_ID))
                .and(TenantScope.alongside(PLANNING_PLAN, PLANNING_TASK))
                .where(PLANNING_TASK.ID.in(ids))
                .and(scope.upward(PLANNING_TASK))
                .and(PLANNING_PLAN.STATE.eq(PlanState.IN_FORCE.name()));
    }

    private Select<? extends Record> batches(TenantScope scope, int year, @Nullable Long batchId) {
        return sql.select(PLANNING_BATCH.fields())
                .select(OPENS_ON, CLOSES_ON)
                .from(PLANNING_BATCH)
                .leftJoin(PLANNING_WINDOW)
                .on(PLANNING_WINDOW.BATCH_ID.eq(PLANNING_BATCH.ID))
                .and(TenantScope.alongside(PLANNING_WINDOW, PLANNING_BATCH))
                .and(PLANNING_WINDOW.WINDOW_TENANT_ID.eq(scope.tenantId()))
                .where(scope.upward(PLANNING_BATCH))
                .and(PLANNING_BATCH
                        .YEAR
                        .in(List.of(year, year + 1))
                        .or(batchId == null ? falseCondition() : PLANNING_BATCH.ID.eq(batchId)));
    }

    private static PlannedTask task(Record row) {
        return new PlannedTask(PlanRepository.task(row), row.get(GOAL_YEAR), row.get(GOAL_TITLE), row.get(PLAN_TITLE));
    }

    private static OfferedBatch offered(Record row) {
        return new OfferedBatch(BatchRepository.batch(row), new Window(row.get(OPENS_ON), row.get(CLOSES_ON)));
    }
}
