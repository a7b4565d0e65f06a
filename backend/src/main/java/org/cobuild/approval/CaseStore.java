package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_DECISION;
import static org.cobuild.db.Tables.APPROVAL_STEP;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.cobuild.db.tables.records.ApprovalCaseRecord;
import org.cobuild.db.tables.records.ApprovalDecisionRecord;
import org.cobuild.db.tables.records.ApprovalStepRecord;
import org.cobuild.db.tables.records.ApprovalTaskRecord;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Writes cases. Each statement names the state that it starts from, and answers whether it found it: zero rows are a
 * refusal, never an overwrite. Each finds its rows by key: a scan would wait for, and deadlock with, cases that it has
 * nothing to do with.
 */
@Repository
class CaseStore {
    private final DSLContext sql;

    CaseStore(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * What a decision makes of its task, its step and its case, all in one statement.
     *
     * @param step OPEN when other units of the step still have to act
     * @param matter OPEN when the case goes on
     * @param others open tasks of other units in the step that are not needed any more
     */
    record Move(
            Task task,
            StepState step,
            CaseState matter,
            List<Task> others,
            long postId,
            Instant at,
            @Nullable String replyNumber,
            @Nullable String condition) {

        private List<Long> taskIds() {
            return ids(Stream.concat(Stream.of(task), others.stream()).toList());
        }
    }

    /** Writes a new case with its steps and tasks as they stand at its opening. */
    void insert(ApprovalCaseRecord matter, CaseFlow flow) {
        sql.insertInto(APPROVAL_CASE).set(matter).execute();
        sql.insertInto(APPROVAL_STEP, APPROVAL_STEP.fields())
                .valuesOfRecords(
                        flow.steps().stream().map(step -> row(matter, step)).toList())
                .execute();
        sql.insertInto(APPROVAL_TASK, APPROVAL_TASK.fields())
                .valuesOfRecords(
                        flow.tasks().stream().map(task -> row(matter, task)).toList())
                .execute();
    }

    void insert(ApprovalDecisionRecord decision) {
        sql.insertInto(APPROVAL_DECISION).set(decision).execute();
    }

    /** Decides the open task of an open step of an open case. */
    boolean settle(Grant grant, Move move) {
        var mine = APPROVAL_TASK.ID.eq(move.task().id());
        var update = sql.update(APPROVAL_TASK
                        .join(APPROVAL_STEP)
                        .on(APPROVAL_STEP.ID.eq(APPROVAL_TASK.STEP_ID))
                        .join(APPROVAL_CASE)
                        .on(APPROVAL_CASE.ID.eq(APPROVAL_TASK.CASE_ID)))
                .set(APPROVAL_TASK.STATE, when(mine, TaskState.DONE.name()).otherwise(TaskState.NOT_NEEDED.name()))
                .set(
                        APPROVAL_TASK.DECIDED_AT,
                        when(mine, val(move.at(), APPROVAL_TASK.DECIDED_AT)).otherwise(APPROVAL_TASK.DECIDED_AT))
                .set(
                        APPROVAL_TASK.DECIDED_BY_POST_ID,
                        when(mine, move.postId()).otherwise(APPROVAL_TASK.DECIDED_BY_POST_ID));
        if (move.step() != StepState.OPEN) {
            update = update.set(APPROVAL_STEP.STATE, move.step().name()).set(APPROVAL_STEP.CLOSED_AT, move.at());
        }
        if (move.matter() != CaseState.OPEN) {
            update = update.set(APPROVAL_CASE.STATE, move.matter().name())
                    .set(APPROVAL_CASE.CLOSED_AT, move.matter() == CaseState.RETURNED ? null : move.at())
                    .set(APPROVAL_CASE.REPLY_NUMBER, move.replyNumber())
                    .set(APPROVAL_CASE.APPROVAL_CONDITION, move.condition());
        }
        return update.where(APPROVAL_TASK.ID.in(move.taskIds()))
                        .and(APPROVAL_STEP.ID.eq(move.task().stepId()))
                        .and(APPROVAL_CASE.ID.eq(move.task().caseId()))
                        .and(APPROVAL_TASK.STATE.eq(TaskState.OPEN.name()))
                        .and(APPROVAL_STEP.STATE.eq(StepState.OPEN.name()))
                        .and(APPROVAL_CASE.STATE.eq(CaseState.OPEN.name()))
                        .and(grant.on(APPROVAL_TASK))
                        .and(grant.on(APPROVAL_STEP))
                        .and(grant.on(APPROVAL_CASE))
                        .execute()
                > 0;
    }

    void skip(Grant grant, Collection<Step> steps) {
        if (!steps.isEmpty()) {
            sql.update(APPROVAL_STEP)
                    .set(APPROVAL_STEP.STATE, StepState.SKIPPED.name())
                    .where(APPROVAL_STEP.ID.in(ids(steps)))
                    .and(APPROVAL_STEP.STATE.eq(StepState.WAITING.name()))
                    .and(grant.on(APPROVAL_STEP))
                    .execute();
        }
    }

    /** Opens a step that is neither open nor done, with those of its tasks that are to be decided. */
    boolean open(Grant grant, Step step, Collection<Task> tasks, Instant at, LocalDate dueOn) {
        return sql.update(APPROVAL_STEP.join(APPROVAL_TASK).on(APPROVAL_TASK.STEP_ID.eq(APPROVAL_STEP.ID)))
                        .set(APPROVAL_STEP.STATE, StepState.OPEN.name())
                        .set(APPROVAL_STEP.OPENED_AT, at)
                        .set(APPROVAL_STEP.DUE_ON, dueOn)
                        .setNull(APPROVAL_STEP.CLOSED_AT)
                        .set(APPROVAL_TASK.STATE, TaskState.OPEN.name())
                        .set(APPROVAL_TASK.OPENED_AT, at)
                        .set(APPROVAL_TASK.DUE_ON, dueOn)
                        .setNull(APPROVAL_TASK.DECIDED_AT)
                        .setNull(APPROVAL_TASK.DECIDED_BY_POST_ID)
                        .where(APPROVAL_STEP.ID.eq(step.id()))
                        .and(APPROVAL_STEP.STATE.notIn(StepState.OPEN.name(), StepState.DONE.name()))
                        .and(APPROVAL_TASK.ID.in(ids(tasks)))
                        .and(grant.on(APPROVAL_STEP))
                        .and(grant.on(APPROVAL_TASK))
                        .execute()
                > 0;
    }

    /** A returned case is submitted once more. */
    boolean resubmit(Grant grant, long caseId, BigDecimal amount) {
        return sql.update(APPROVAL_CASE)
                        .set(APPROVAL_CASE.STATE, CaseState.OPEN.name())
                        .set(APPROVAL_CASE.ROUND, APPROVAL_CASE.ROUND.plus(1))
                        .set(APPROVAL_CASE.AMOUNT, amount)
                        .where(APPROVAL_CASE.ID.eq(caseId))
                        .and(APPROVAL_CASE.STATE.eq(CaseState.RETURNED.name()))
                        .and(grant.on(APPROVAL_CASE))
                        .execute()
                > 0;
    }

    /** An open case is taken back: what was open is not needed any more, and its step counts as never reached. */
    boolean withdraw(Grant grant, long caseId, Instant at) {
        return sql.update(APPROVAL_CASE
                                .join(APPROVAL_STEP)
                                .on(APPROVAL_STEP.CASE_ID.eq(APPROVAL_CASE.ID))
                                .join(APPROVAL_TASK)
                                .on(APPROVAL_TASK.STEP_ID.eq(APPROVAL_STEP.ID))
                                .and(APPROVAL_TASK.CASE_TENANT_ID.eq(APPROVAL_STEP.TENANT_ID)))
                        .set(APPROVAL_CASE.STATE, CaseState.WITHDRAWN.name())
                        .set(APPROVAL_CASE.CLOSED_AT, at)
                        .set(APPROVAL_STEP.STATE, StepState.WAITING.name())
                        .setNull(APPROVAL_STEP.DUE_ON)
                        .set(APPROVAL_TASK.STATE, TaskState.NOT_NEEDED.name())
                        .where(APPROVAL_CASE.ID.eq(caseId))
                        .and(APPROVAL_CASE.STATE.eq(CaseState.OPEN.name()))
                        .and(APPROVAL_STEP.STATE.eq(StepState.OPEN.name()))
                        .and(APPROVAL_TASK.STATE.eq(TaskState.OPEN.name()))
                        .and(grant.on(APPROVAL_CASE))
                        .and(grant.on(APPROVAL_STEP))
                        .and(grant.on(APPROVAL_TASK))
                        .execute()
                > 0;
    }

    /** A subject has one open case at most. */
    boolean setAmount(Grant grant, CaseSubject subject, long subjectId, BigDecimal amount) {
        return sql.update(APPROVAL_CASE)
                        .set(APPROVAL_CASE.AMOUNT, amount)
                        .where(APPROVAL_CASE.SUBJECT.eq(subject.name()))
                        .and(APPROVAL_CASE.SUBJECT_ID.eq(subjectId))
                        .and(APPROVAL_CASE.STATE.eq(CaseState.OPEN.name()))
                        .and(grant.on(APPROVAL_CASE))
                        .execute()
                > 0;
    }

    private static ApprovalStepRecord row(ApprovalCaseRecord matter, Step step) {
        return new ApprovalStepRecord(
                step.id(),
                matter.getTenantId(),
                matter.getId(),
                step.ordinal(),
                step.code(),
                step.name(),
                step.nameEn(),
                step.rule().name(),
                step.state().name(),
                step.aboveAmount(),
                step.workingDays(),
                step.mayCut(),
                step.mayRefuse(),
                step.state() == StepState.OPEN ? matter.getOpenedAt() : null,
                step.dueOn(),
                null);
    }

    private static ApprovalTaskRecord row(ApprovalCaseRecord matter, Task task) {
        return new ApprovalTaskRecord(
                task.id(),
                task.tenantId(),
                matter.getTenantId(),
                matter.getId(),
                task.stepId(),
                task.unitId(),
                task.role().name(),
                task.state().name(),
                task.openedAt(),
                task.dueOn(),
                null,
                null);
    }

    private static List<Long> ids(Collection<? extends Identified> rows) {
        return rows.stream().map(Identified::id).toList();
    }
}
