package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_CONFIRMATION;
import static org.cobuild.db.Tables.APPROVAL_ESCALATION;
import static org.cobuild.db.Tables.APPROVAL_ROUTE;
import static org.cobuild.db.Tables.APPROVAL_STEP;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.cobuild.db.Tables.POST;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JoinType;
import org.jooq.Record;
import org.jooq.SelectFromStep;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads tasks: what a person has to decide and has decided. */
@Repository
public class TaskRepository {
    /** For how many days somebody is told that others have decided what waited for it. */
    private static final int TOLD_DAYS = 7;

    /** How far open tasks are counted: nobody reads how many thousand there are, and counting them costs. */
    private static final int COUNTED = 1_000;

    private final DSLContext sql;
    private final PortalClock clock;

    TaskRepository(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A task with the case that it belongs to. */
    record CaseTask(Task task, ApprovalCase matter) {}

    /** A task that was reached, of a case that the caller sees. */
    Optional<CaseTask> find(TenantScope scope, long id) {
        return withCase()
                .where(APPROVAL_TASK.ID.eq(id))
                .and(reached())
                .and(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW))
                .and(TenantScope.partOf(APPROVAL_TASK.CASE_TENANT_ID, APPROVAL_CASE))
                .fetchOptional(this::caseTask);
    }

    /** The task behind a confirmation that was put to the caller's unit. */
    Optional<CaseTask> findConfirmation(TenantScope scope, long id) {
        return withCase()
                .join(APPROVAL_CONFIRMATION)
                .on(APPROVAL_CONFIRMATION.TASK_ID.eq(APPROVAL_TASK.ID))
                .and(TenantScope.alongside(APPROVAL_CONFIRMATION, APPROVAL_TASK))
                .where(APPROVAL_CONFIRMATION.ID.eq(id))
                .and(scope.ownsUnit(APPROVAL_TASK, APPROVAL_TASK.UNIT_ID))
                .fetchOptional(this::caseTask);
    }

    private SelectOnConditionStep<Record> withCase() {
        return sql.select(FlowRepository.TASK_FIELDS)
                .select(APPROVAL_STEP.MAY_CUT, APPROVAL_STEP.MAY_REFUSE)
                .select(CaseRepository.FIELDS)
                .from(APPROVAL_TASK)
                .join(APPROVAL_STEP)
                .on(APPROVAL_STEP.ID.eq(APPROVAL_TASK.STEP_ID))
                .and(TenantScope.alongside(APPROVAL_STEP, APPROVAL_TASK.CASE_TENANT_ID))
                .join(APPROVAL_CASE)
                .on(APPROVAL_CASE.ID.eq(APPROVAL_TASK.CASE_ID))
                .and(TenantScope.alongside(APPROVAL_CASE, APPROVAL_TASK.CASE_TENANT_ID))
                .join(APPROVAL_ROUTE)
                .on(APPROVAL_ROUTE.ID.eq(APPROVAL_CASE.ROUTE_ID))
                .and(TenantScope.alongside(APPROVAL_ROUTE, APPROVAL_CASE))
                .leftJoin(POST)
                .on(POST.ID.eq(APPROVAL_TASK.POST_ID))
                .and(TenantScope.alongside(POST, APPROVAL_TASK));
    }

    private CaseTask caseTask(Record row) {
        return new CaseTask(task(row), CaseRepository.approvalCase(row));
    }

    /** Tasks by id; those that were not reached or that the caller may not see are absent. */
    Map<Long, Task> find(TenantScope scope, Collection<Long> ids) {
        return select().where(APPROVAL_TASK.ID.in(ids))
                .and(reached())
                .and(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW))
                .and(TenantScope.partOf(APPROVAL_TASK.CASE_TENANT_ID, APPROVAL_CASE))
                .fetchMap(APPROVAL_TASK.ID, this::task);
    }

    /** What the caller has to decide, by deadline; one row more than the page. */
    List<Task> listOpen(Viewer viewer, Seats seats, @Nullable CaseSubject subject, Page page) {
        return select().where(openFor(viewer, seats))
                .and(about(subject))
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : row(APPROVAL_TASK.DUE_ON, APPROVAL_TASK.ID).gt(page.afterDate(0), page.afterLong(1)))
                .orderBy(APPROVAL_TASK.DUE_ON, APPROVAL_TASK.ID)
                .limit(page.first() + 1)
                .fetch(this::task);
    }

    /** What the caller decided in its post, newest first; one row more than the page. */
    List<Task> listDone(Viewer viewer, @Nullable CaseSubject subject, Page page) {
        return select().where(viewer.scope().owns(APPROVAL_TASK))
                .and(APPROVAL_TASK.DECIDED_BY_POST_ID.eq(viewer.postId()))
                .and(APPROVAL_TASK.KIND.ne(TaskKind.CONFIRM.name()))
                .and(about(subject))
                .and(closedBefore(page))
                .orderBy(APPROVAL_TASK.CLOSED_AT.desc(), APPROVAL_TASK.ID.desc())
                .limit(page.first() + 1)
                .fetch(this::task);
    }

    /**
     * What waits in the caller's unit and was brought before its seat, by deadline, as far as it sees the cases; one row
     * more than the page.
     */
    List<Task> listEscalated(Viewer viewer, @Nullable CaseSubject subject, Page page) {
        var post = viewer.post();
        return select().join(APPROVAL_ESCALATION)
                .on(APPROVAL_ESCALATION.TASK_ID.eq(APPROVAL_TASK.ID))
                .and(APPROVAL_ESCALATION.DUE_ON.eq(APPROVAL_TASK.DUE_ON))
                .and(viewer.scope().ownsUnit(APPROVAL_ESCALATION, APPROVAL_ESCALATION.UNIT_ID))
                .where(post == null ? falseCondition() : EscalationRepository.seats(post))
                .and(viewer.scope().ownsUnit(APPROVAL_TASK, APPROVAL_TASK.UNIT_ID))
                .and(viewer.scope().sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW))
                .and(APPROVAL_TASK.STATE.in(TaskState.OPEN.name(), TaskState.ASKING.name()))
                .and(about(subject))
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : row(APPROVAL_TASK.DUE_ON, APPROVAL_TASK.ID).gt(page.afterDate(0), page.afterLong(1)))
                .orderBy(APPROVAL_TASK.DUE_ON, APPROVAL_TASK.ID)
                .limit(page.first() + 1)
                .fetch(this::task);
    }

    /**
     * What waited for the caller's seat and was closed without it in the last {@value #TOLD_DAYS} days, newest
     * first; one row more than the page.
     */
    List<Task> listUnneeded(Viewer viewer, @Nullable CaseSubject subject, Page page) {
        var own = viewer.post();
        var now = clock.now();
        return select().where(viewer.scope().ownsUnit(APPROVAL_TASK, APPROVAL_TASK.UNIT_ID))
                .and(own == null ? falseCondition() : Seats.held(own.roles(), own.id(), now))
                .and(APPROVAL_TASK.STATE.eq(TaskState.NOT_NEEDED.name()))
                .and(APPROVAL_TASK.OPENED_AT.isNotNull())
                .and(APPROVAL_TASK.KIND.ne(TaskKind.CONFIRM.name()))
                .and(APPROVAL_TASK.CLOSED_AT.ge(now.minus(TOLD_DAYS, ChronoUnit.DAYS)))
                .and(viewer.scope().sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW))
                .and(about(subject))
                .and(closedBefore(page))
                .orderBy(APPROVAL_TASK.CLOSED_AT.desc(), APPROVAL_TASK.ID.desc())
                .limit(page.first() + 1)
                .fetch(this::task);
    }

    private static Condition closedBefore(Page page) {
        return page.isFirstPage()
                ? noCondition()
                : row(APPROVAL_TASK.CLOSED_AT, APPROVAL_TASK.ID).lt(page.afterInstant(0), page.afterLong(1));
    }

    /** How many the caller has to decide; {@value #COUNTED} stands for any number from there on. */
    public int countOpen(Viewer viewer, Seats seats) {
        return sql.fetchCount(joined(sql.selectOne(), JoinType.STRAIGHT_JOIN)
                .where(openFor(viewer, seats))
                .limit(COUNTED));
    }

    /** Whether the caller holds an open task of a step that may cut what the subject asks for, and has not started it. */
    boolean holdsCuttingTask(Viewer viewer, Seats seats, CaseSubject subject, long subjectId) {
        return !holdsCuttingTasks(viewer, seats, subject, List.of(subjectId)).isEmpty();
    }

    /** Of those subjects the ones for which it does. */
    Set<Long> holdsCuttingTasks(Viewer viewer, Seats seats, CaseSubject subject, Collection<Long> subjectIds) {
        return joined(sql.selectDistinct(APPROVAL_CASE.SUBJECT_ID), JoinType.JOIN)
                .where(openFor(viewer, seats))
                .and(APPROVAL_CASE.SUBJECT_ID.in(subjectIds))
                .and(about(subject))
                .and(APPROVAL_CASE.STARTER_UNIT_ID.notIn(viewer.unitIds()))
                .and(Seats.notStartedBy(Stream.ofNullable(viewer.personId()).toList()))
                .and(APPROVAL_STEP.MAY_CUT.isTrue())
                .fetchSet(APPROVAL_CASE.SUBJECT_ID);
    }

    private SelectOnConditionStep<Record> select() {
        return joined(
                sql.select(FlowRepository.TASK_FIELDS).select(APPROVAL_STEP.MAY_CUT, APPROVAL_STEP.MAY_REFUSE),
                JoinType.STRAIGHT_JOIN);
    }

    /**
     * A list is read along an index of the tasks: left to themselves, databases begin now and then with the cases, and
     * read a million to show fifty.
     */
    private static <R extends Record> SelectOnConditionStep<R> joined(SelectFromStep<R> fields, JoinType how) {
        return fields.from(APPROVAL_TASK)
                .join(APPROVAL_STEP, how)
                .on(APPROVAL_STEP.ID.eq(APPROVAL_TASK.STEP_ID))
                .and(TenantScope.alongside(APPROVAL_STEP, APPROVAL_TASK.CASE_TENANT_ID))
                .join(APPROVAL_CASE, how)
                .on(APPROVAL_CASE.ID.eq(APPROVAL_TASK.CASE_ID))
                .and(TenantScope.alongside(APPROVAL_CASE, APPROVAL_TASK.CASE_TENANT_ID))
                .leftJoin(POST)
                .on(POST.ID.eq(APPROVAL_TASK.POST_ID))
                .and(TenantScope.alongside(POST, APPROVAL_TASK));
    }

    /** As {@link CaseFlow#task} has it. */
    private static Condition reached() {
        return APPROVAL_TASK.STATE.ne(TaskState.WAITING.name()).or(APPROVAL_TASK.KIND.ne(TaskKind.ROUTE.name()));
    }

    private Task task(Record row) {
        return FlowRepository.task(row, clock.now());
    }

    /** Tasks of the caller's unit that can be decided now, and that it holds itself or acts in for somebody. */
    private Condition openFor(Viewer viewer, Seats seats) {
        var own = viewer.post();
        var now = clock.now();
        var whose = own == null || !seats.own() ? falseCondition() : Seats.held(own.roles(), own.id(), now);
        for (var mandate : seats.mandates().all()) {
            whose = whose.or(seats.actedIn(viewer, mandate, now));
        }
        return viewer.scope()
                .ownsUnit(APPROVAL_TASK, APPROVAL_TASK.UNIT_ID)
                .and(whose)
                .and(APPROVAL_TASK.STATE.eq(TaskState.OPEN.name()))
                .and(APPROVAL_TASK.KIND.ne(TaskKind.CONFIRM.name()))
                .and(APPROVAL_STEP.STATE.eq(StepState.OPEN.name()))
                .and(APPROVAL_CASE.STATE.eq(CaseState.OPEN.name()));
    }

    private static Condition about(@Nullable CaseSubject subject) {
        return subject == null ? noCondition() : APPROVAL_CASE.SUBJECT.eq(subject.name());
    }
}
