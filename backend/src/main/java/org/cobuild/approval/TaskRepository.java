package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_CONFIRMATION;
import static org.cobuild.db.Tables.APPROVAL_ROUTE;
import static org.cobuild.db.Tables.APPROVAL_STEP;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.cobuild.db.Tables.POST;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.BadInput;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads tasks: what a person has to decide and has decided. */
@Repository
class TaskRepository {
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
    List<Task> listOpen(Viewer viewer, @Nullable CaseSubject subject, Page page) {
        return select().where(openFor(viewer))
                .and(about(subject))
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : row(APPROVAL_TASK.DUE_ON, APPROVAL_TASK.ID).gt(dueOn(page), page.afterLong(1)))
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
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : row(APPROVAL_TASK.DECIDED_AT, APPROVAL_TASK.ID)
                                        .lt(page.afterInstant(0), page.afterLong(1)))
                .orderBy(APPROVAL_TASK.DECIDED_AT.desc(), APPROVAL_TASK.ID.desc())
                .limit(page.first() + 1)
                .fetch(this::task);
    }

    int countOpen(Viewer viewer) {
        return sql.fetchCount((Select<?>) select().where(openFor(viewer)));
    }

    /** Whether the caller holds an open task of a step that may cut estimate lines of the project. */
    boolean holdsCuttingTask(Viewer viewer, long projectId) {
        return sql.fetchExists(select().where(openFor(viewer))
                .and(APPROVAL_CASE.PROJECT_ID.eq(projectId))
                .and(about(CaseSubject.PROJECT))
                .and(APPROVAL_STEP.MAY_CUT.isTrue()));
    }

    private SelectOnConditionStep<Record> select() {
        return sql.select(FlowRepository.TASK_FIELDS)
                .select(APPROVAL_STEP.MAY_CUT, APPROVAL_STEP.MAY_REFUSE)
                .from(APPROVAL_TASK)
                .join(APPROVAL_STEP)
                .on(APPROVAL_STEP.ID.eq(APPROVAL_TASK.STEP_ID))
                .and(TenantScope.alongside(APPROVAL_STEP, APPROVAL_TASK.CASE_TENANT_ID))
                .join(APPROVAL_CASE)
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

    /**
     * Tasks of the caller's unit and one of its roles that can be decided now: as {@link Seat#taken} has it. What was
     * handed to a post stays in its unit, so that the unit finds it.
     */
    private Condition openFor(Viewer viewer) {
        return viewer.scope()
                .ownsUnit(APPROVAL_TASK, APPROVAL_TASK.UNIT_ID)
                .and(APPROVAL_TASK.ROLE.in(roles(viewer)))
                .and(APPROVAL_TASK
                        .POST_ID
                        .isNull()
                        .or(APPROVAL_TASK.POST_ID.eq(viewer.postId()))
                        .or(PostTerm.notOver(clock.now()).not()))
                .and(APPROVAL_TASK.STATE.eq(TaskState.OPEN.name()))
                .and(APPROVAL_TASK.KIND.ne(TaskKind.CONFIRM.name()))
                .and(APPROVAL_STEP.STATE.eq(StepState.OPEN.name()))
                .and(APPROVAL_CASE.STATE.eq(CaseState.OPEN.name()));
    }

    private static List<String> roles(Viewer viewer) {
        var post = viewer.post();
        return post == null ? List.of() : post.roles().stream().map(Role::name).toList();
    }

    private static Condition about(@Nullable CaseSubject subject) {
        return subject == null ? noCondition() : APPROVAL_CASE.SUBJECT.eq(subject.name());
    }

    private static LocalDate dueOn(Page page) {
        try {
            return LocalDate.parse(page.afterText(0));
        } catch (DateTimeParseException e) {
            throw new BadInput("page.after");
        }
    }
}
