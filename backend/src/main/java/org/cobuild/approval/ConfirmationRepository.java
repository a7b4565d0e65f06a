package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_CONFIRMATION;
import static org.cobuild.db.Tables.APPROVAL_DECISION;
import static org.cobuild.db.Tables.APPROVAL_STEP;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.cobuild.db.Tables.POST;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.approval.HeldTasks.HeldTask;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.db.tables.records.ApprovalConfirmationRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Repository;

/** Keeps what participants were asked to confirm; their units alone read it here. */
@Repository
class ConfirmationRepository {
    private static final Condition OPEN = APPROVAL_TASK
            .STATE
            .eq(TaskState.OPEN.name())
            .and(APPROVAL_STEP.STATE.eq(StepState.OPEN.name()))
            .and(APPROVAL_CASE.STATE.eq(CaseState.OPEN.name()));
    private final DSLContext sql;
    private final PortalClock clock;

    ConfirmationRepository(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void insert(HeldTask held, Task asked, String question, Instant at) {
        sql.insertInto(APPROVAL_CONFIRMATION)
                .set(new ApprovalConfirmationRecord(
                        Ids.next(),
                        asked.tenantId(),
                        asked.id(),
                        held.matter().projectId(),
                        question,
                        held.viewer().name(),
                        held.viewer().unitName(),
                        at))
                .execute();
    }

    /** By id; those that were not put to the caller's unit are absent. */
    Map<Long, Confirmation> find(TenantScope scope, Collection<Long> ids) {
        return select(scope, APPROVAL_CONFIRMATION.ID.in(ids)).fetchMap(APPROVAL_CONFIRMATION.ID, this::confirmation);
    }

    /** What the caller's unit was asked, newest first; one row more than the page. */
    List<Confirmation> list(Viewer viewer, boolean open, Page page) {
        return select(viewer.scope(), open ? OPEN : OPEN.not())
                .and(page.isFirstPage() ? noCondition() : APPROVAL_CONFIRMATION.ID.lt(page.afterLong(0)))
                .orderBy(APPROVAL_CONFIRMATION.ID.desc())
                .limit(page.first() + 1)
                .fetch(this::confirmation);
    }

    int countOpen(Viewer viewer) {
        return sql.fetchCount(select(viewer.scope(), OPEN));
    }

    private SelectConditionStep<Record> select(TenantScope scope, Condition which) {
        var last = APPROVAL_DECISION.as("last");
        return sql.select(APPROVAL_CONFIRMATION.fields())
                .select(
                        APPROVAL_TASK.UNIT_ID,
                        APPROVAL_TASK.ROLE,
                        APPROVAL_TASK.POST_ID,
                        APPROVAL_TASK.STATE,
                        APPROVAL_TASK.DUE_ON,
                        APPROVAL_STEP.STATE,
                        APPROVAL_CASE.STATE,
                        APPROVAL_CASE.TITLE,
                        POST.ENABLED,
                        POST.ENDS_AT,
                        APPROVAL_DECISION.VERB,
                        APPROVAL_DECISION.OPINION,
                        APPROVAL_DECISION.PERSON_NAME,
                        APPROVAL_DECISION.DECIDED_AT)
                .from(APPROVAL_TASK)
                .join(APPROVAL_CONFIRMATION)
                .on(APPROVAL_CONFIRMATION.TASK_ID.eq(APPROVAL_TASK.ID))
                .and(TenantScope.alongside(APPROVAL_CONFIRMATION, APPROVAL_TASK))
                .join(APPROVAL_STEP)
                .on(APPROVAL_STEP.ID.eq(APPROVAL_TASK.STEP_ID))
                .and(TenantScope.alongside(APPROVAL_STEP, APPROVAL_TASK.CASE_TENANT_ID))
                .join(APPROVAL_CASE)
                .on(APPROVAL_CASE.ID.eq(APPROVAL_TASK.CASE_ID))
                .and(TenantScope.alongside(APPROVAL_CASE, APPROVAL_TASK.CASE_TENANT_ID))
                .leftJoin(POST)
                .on(POST.ID.eq(APPROVAL_TASK.POST_ID))
                .and(TenantScope.alongside(POST, APPROVAL_TASK))
                .leftJoin(APPROVAL_DECISION)
                .on(APPROVAL_DECISION.ID.eq(sql.select(max(last.ID))
                        .from(last)
                        .where(last.TASK_ID.eq(APPROVAL_TASK.ID))
                        .and(TenantScope.alongside(last, APPROVAL_TASK.CASE_TENANT_ID))))
                .and(APPROVAL_TASK.STATE.eq(TaskState.DONE.name()))
                .and(TenantScope.alongside(APPROVAL_DECISION, APPROVAL_TASK.CASE_TENANT_ID))
                .where(scope.ownsUnit(APPROVAL_TASK, APPROVAL_TASK.UNIT_ID))
                .and(which);
    }

    private Confirmation confirmation(Record row) {
        var verb = row.get(APPROVAL_DECISION.VERB);
        return new Confirmation(
                row.get(APPROVAL_CONFIRMATION.ID),
                row.get(APPROVAL_CONFIRMATION.TENANT_ID),
                row.get(APPROVAL_CONFIRMATION.TASK_ID),
                row.get(APPROVAL_CONFIRMATION.PROJECT_ID),
                FlowRepository.seat(row, clock.now()),
                row.get(APPROVAL_CASE.TITLE),
                row.get(APPROVAL_CONFIRMATION.QUESTION),
                row.get(APPROVAL_CONFIRMATION.PERSON_NAME),
                row.get(APPROVAL_CONFIRMATION.UNIT_NAME),
                row.get(APPROVAL_CONFIRMATION.ASKED_AT),
                row.get(APPROVAL_TASK.DUE_ON),
                TaskState.valueOf(row.get(APPROVAL_TASK.STATE)),
                row.get(APPROVAL_TASK.STATE).equals(TaskState.OPEN.name())
                        && row.get(APPROVAL_STEP.STATE).equals(StepState.OPEN.name())
                        && row.get(APPROVAL_CASE.STATE).equals(CaseState.OPEN.name()),
                verb == null ? null : DecisionVerb.valueOf(verb),
                row.get(APPROVAL_DECISION.OPINION),
                row.get(APPROVAL_DECISION.PERSON_NAME),
                row.get(APPROVAL_DECISION.DECIDED_AT));
    }
}
