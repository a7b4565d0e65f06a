package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_DECISION;
import static org.cobuild.db.Tables.APPROVAL_STEP;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.Task;
import org.cobuild.db.tables.records.ApprovalCaseRecord;
import org.cobuild.db.tables.records.ApprovalDecisionRecord;
import org.cobuild.db.tables.records.ApprovalStepRecord;
import org.cobuild.db.tables.records.ApprovalTaskRecord;
import org.cobuild.platform.Identified;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Writes cases. Whoever moves one holds the lock on it ({@link FlowRepository#lock}), so that what a move made out of
 * what was read is what the database becomes: all columns that differ, of the case, its steps and its tasks, are
 * written in one statement, which finds its rows by key: a scan would wait for, and deadlock with, cases that it has
 * nothing to do with.
 */
@Repository
class CaseStore {
    private final DSLContext sql;

    CaseStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Writes a new case with its steps and tasks as they stand at its opening. */
    void insert(ApprovalCaseRecord matter, CaseFlow flow) {
        sql.insertInto(APPROVAL_CASE).set(matter).execute();
        Rows.insert(
                sql, APPROVAL_STEP, flow.steps().stream().map(CaseStore::row).toList());
        Rows.insert(
                sql,
                APPROVAL_TASK,
                flow.tasks().stream()
                        .map(task -> row(matter.getTenantId(), task))
                        .toList());
    }

    void insert(ApprovalDecisionRecord decision) {
        sql.insertInto(APPROVAL_DECISION).set(decision).execute();
    }

    /**
     * Writes what a move made of a case that the caller has locked.
     *
     * @param replyNumber of an approval
     * @param condition of an approval
     */
    void write(
            Grant grant,
            long caseId,
            CaseFlow before,
            CaseFlow after,
            Instant at,
            @Nullable String replyNumber,
            @Nullable String condition) {
        write(grant, caseId, before, after, at, replyNumber, condition, Map.of());
    }

    /** As above, of a case that is handed in again. @param textSha256 digest of the text that is to be decided on now */
    void resubmit(Grant grant, long caseId, CaseFlow before, CaseFlow after, Instant at, @Nullable String textSha256) {
        var text = val(textSha256, APPROVAL_CASE.TEXT_SHA256);
        write(grant, caseId, before, after, at, null, null, Map.of(APPROVAL_CASE.TEXT_SHA256, text));
    }

    private void write(
            Grant grant,
            long caseId,
            CaseFlow before,
            CaseFlow after,
            Instant at,
            @Nullable String replyNumber,
            @Nullable String condition,
            Map<Field<?>, Field<?>> more) {
        Rows.insert(
                sql,
                APPROVAL_TASK,
                after.tasks().stream()
                        .skip(before.tasks().size())
                        .map(task -> row(grant.tenantId(), task))
                        .toList());
        var changes = new LinkedHashMap<Field<?>, Field<?>>(more);
        differ(changes, APPROVAL_STEP.ID, before.steps(), after.steps(), CaseStore::row);
        differ(changes, APPROVAL_TASK.ID, before.tasks(), after.tasks(), task -> row(grant.tenantId(), task));
        if (before.state() != after.state() || before.round() != after.round()) {
            var ended = after.state() != CaseState.OPEN && after.state() != CaseState.RETURNED;
            changes.put(APPROVAL_CASE.STATE, val(after.state().name()));
            changes.put(APPROVAL_CASE.ROUND, val(after.round()));
            changes.put(APPROVAL_CASE.AMOUNT, val(after.amount()));
            changes.put(APPROVAL_CASE.CLOSED_AT, val(ended ? at : null, APPROVAL_CASE.CLOSED_AT));
            changes.put(APPROVAL_CASE.REPLY_NUMBER, val(replyNumber, APPROVAL_CASE.REPLY_NUMBER));
            changes.put(APPROVAL_CASE.APPROVAL_CONDITION, val(condition, APPROVAL_CASE.APPROVAL_CONDITION));
        }
        changes.put(APPROVAL_CASE.CHANGE_ID, val(Ids.next()));
        var touched = touched(before, after);
        sql.update(APPROVAL_CASE
                        .join(APPROVAL_STEP)
                        .on(APPROVAL_STEP.CASE_ID.eq(APPROVAL_CASE.ID))
                        .join(APPROVAL_TASK)
                        .on(APPROVAL_TASK.STEP_ID.eq(APPROVAL_STEP.ID))
                        .and(APPROVAL_TASK.CASE_TENANT_ID.eq(APPROVAL_STEP.TENANT_ID)))
                .set(changes)
                .where(APPROVAL_CASE.ID.eq(caseId))
                .and(APPROVAL_STEP.ID.in(
                        touched.stream().map(Task::stepId).distinct().toList()))
                .and(APPROVAL_TASK.ID.in(touched.stream().map(Task::id).toList()))
                .and(grant.on(APPROVAL_CASE))
                .and(grant.on(APPROVAL_STEP))
                .and(grant.onPartsOf(APPROVAL_TASK.CASE_TENANT_ID))
                .execute();
    }

    /** Something about a case has changed that stands in other rows: whoever follows it reads it again. */
    void touch(Grant grant, long caseId) {
        sql.update(APPROVAL_CASE)
                .set(APPROVAL_CASE.CHANGE_ID, Ids.next())
                .where(APPROVAL_CASE.ID.eq(caseId))
                .and(grant.on(APPROVAL_CASE))
                .execute();
    }

    /** Tasks that change, and one of each other step: through them, the statement reaches every row that it writes. */
    private static List<Task> touched(CaseFlow before, CaseFlow after) {
        var changed = IntStream.range(0, before.tasks().size())
                .filter(at -> !before.tasks().get(at).equals(after.tasks().get(at)))
                .mapToObj(after.tasks()::get)
                .toList();
        var reached = changed.stream().map(Task::stepId).collect(Collectors.toSet());
        return Stream.concat(
                        changed.stream(),
                        after.steps().stream()
                                .filter(step -> !reached.contains(step.id()))
                                .map(step -> after.tasksOf(step).getFirst()))
                .toList();
    }

    /** Adds what each column becomes in those rows in which it differs. New rows stand at the end, and are not among them. */
    private static <T extends Identified> void differ(
            Map<Field<?>, Field<?>> changes,
            Field<Long> id,
            List<T> before,
            List<T> after,
            Function<T, ? extends Record> row) {
        var becomes = new LinkedHashMap<Field<?>, Map<Long, Object>>();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                var was = row.apply(before.get(i));
                var is = row.apply(after.get(i));
                for (var field : is.fields()) {
                    if (!Objects.equals(was.get(field), is.get(field))) {
                        becomes.computeIfAbsent(field, each -> new LinkedHashMap<>())
                                .put(after.get(i).id(), is.get(field));
                    }
                }
            }
        }
        becomes.forEach((field, values) -> changes.put(field, chosen(id, field, values)));
    }

    private static <V> Field<V> chosen(Field<Long> id, Field<V> field, Map<Long, Object> values) {
        return case_(id)
                .mapFields(values.entrySet().stream()
                        .collect(Collectors.toMap(
                                value -> inline(value.getKey()), value -> val(value.getValue(), field))))
                .else_(field);
    }

    /** A subject has one open case at most. */
    boolean setAmount(Grant grant, CaseSubject subject, long subjectId, BigDecimal amount, Instant at) {
        return sql.update(APPROVAL_CASE)
                        .set(APPROVAL_CASE.AMOUNT, amount)
                        .set(APPROVAL_CASE.CUT_AT, at)
                        .set(APPROVAL_CASE.CHANGE_ID, Ids.next())
                        .where(APPROVAL_CASE.SUBJECT.eq(subject.name()))
                        .and(APPROVAL_CASE.SUBJECT_ID.eq(subjectId))
                        .and(APPROVAL_CASE.STATE.eq(CaseState.OPEN.name()))
                        .and(grant.on(APPROVAL_CASE))
                        .execute()
                > 0;
    }

    private static ApprovalStepRecord row(Step step) {
        return new ApprovalStepRecord(
                step.id(),
                step.tenantId(),
                step.caseId(),
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
                step.openedAt(),
                step.dueOn(),
                step.closedAt(),
                step.stage(),
                step.branch(),
                step.ratio() == null ? null : step.ratio().toString(),
                step.meeting(),
                step.experts());
    }

    private static ApprovalTaskRecord row(long caseTenantId, Task task) {
        return new ApprovalTaskRecord(
                task.id(),
                task.tenantId(),
                caseTenantId,
                task.caseId(),
                task.stepId(),
                task.seat().unitId(),
                task.seat().role().name(),
                task.state().name(),
                task.openedAt(),
                task.dueOn(),
                task.closedAt(),
                task.decidedByPostId(),
                task.place(),
                task.kind().name(),
                task.forTaskId(),
                task.veto(),
                task.seat().postId());
    }
}
