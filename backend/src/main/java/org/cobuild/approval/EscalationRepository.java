package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_ESCALATION;
import static org.cobuild.db.Tables.APPROVAL_STEP;
import static org.cobuild.db.Tables.APPROVAL_SUSPENDED_DAYS;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.cobuild.db.Tables.TENANT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.db.tables.records.ApprovalEscalationRecord;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Keeps which overdue tasks were brought before a superior. */
@Repository
class EscalationRepository {
    private static final int AT_ONCE = 500;
    private final DSLContext sql;

    EscalationRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A task that has waited too long. */
    record Overdue(
            long taskId,
            long caseId,
            long caseTenantId,
            long projectId,
            String stepName,
            long unitId,
            Role role,
            LocalDate dueOn) {}

    /** Deadlines of the tenant that have passed, of tasks that can be decided and were not brought before anybody. */
    Set<LocalDate> deadlines(Grant grant, LocalDate before) {
        return sql.selectDistinct(APPROVAL_TASK.DUE_ON)
                .from(APPROVAL_TASK)
                .where(grant.on(APPROVAL_TASK))
                .and(APPROVAL_TASK.STATE.in(TaskState.OPEN.name(), TaskState.ASKING.name()))
                .and(APPROVAL_TASK.DUE_ON.lt(before))
                .fetchSet(APPROVAL_TASK.DUE_ON);
    }

    /** At most {@value #AT_ONCE} of those that passed on these days; nothing of a suspended tenant's case can be decided. */
    List<Overdue> overdue(Grant grant, Collection<LocalDate> days) {
        return sql.select(
                        APPROVAL_TASK.ID,
                        APPROVAL_TASK.CASE_ID,
                        APPROVAL_TASK.CASE_TENANT_ID,
                        APPROVAL_CASE.PROJECT_ID,
                        APPROVAL_STEP.NAME,
                        APPROVAL_TASK.UNIT_ID,
                        APPROVAL_TASK.ROLE,
                        APPROVAL_TASK.DUE_ON)
                .from(APPROVAL_TASK)
                .join(APPROVAL_STEP)
                .on(APPROVAL_STEP.ID.eq(APPROVAL_TASK.STEP_ID))
                .and(TenantScope.alongside(APPROVAL_STEP, APPROVAL_TASK.CASE_TENANT_ID))
                .join(APPROVAL_CASE)
                .on(APPROVAL_CASE.ID.eq(APPROVAL_TASK.CASE_ID))
                .and(TenantScope.alongside(APPROVAL_CASE, APPROVAL_TASK.CASE_TENANT_ID))
                .join(TENANT)
                .on(TENANT.ID.eq(APPROVAL_TASK.CASE_TENANT_ID))
                .and(TENANT.STATUS.eq(TenantStatus.ACTIVE.name()))
                .leftJoin(APPROVAL_ESCALATION)
                .on(APPROVAL_ESCALATION.TASK_ID.eq(APPROVAL_TASK.ID))
                .and(APPROVAL_ESCALATION.DUE_ON.eq(APPROVAL_TASK.DUE_ON))
                .and(TenantScope.alongside(APPROVAL_ESCALATION, APPROVAL_TASK))
                .where(grant.on(APPROVAL_TASK))
                .and(APPROVAL_TASK.DUE_ON.in(days))
                .and(APPROVAL_TASK.STATE.in(TaskState.OPEN.name(), TaskState.ASKING.name()))
                .and(APPROVAL_STEP.STATE.eq(StepState.OPEN.name()))
                .and(APPROVAL_CASE.STATE.eq(CaseState.OPEN.name()))
                .and(APPROVAL_ESCALATION.ID.isNull())
                .orderBy(APPROVAL_TASK.ID)
                .limit(AT_ONCE)
                .fetch(row -> new Overdue(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        Role.valueOf(row.value7()),
                        row.value8()));
    }

    /** Spans for which the tenant was suspended. @param since those that ended on that day or before are left out */
    List<Suspended> suspended(Grant grant, LocalDate since) {
        return sql.select(APPROVAL_SUSPENDED_DAYS.FROM_ON, APPROVAL_SUSPENDED_DAYS.TO_ON)
                .from(APPROVAL_SUSPENDED_DAYS)
                .where(grant.on(APPROVAL_SUSPENDED_DAYS))
                .and(APPROVAL_SUSPENDED_DAYS.TO_ON.gt(since))
                .fetch(row -> new Suspended(row.value1(), row.value2()));
    }

    record Suspended(LocalDate from, LocalDate to) {}

    /** @return whether it was this call that did it: of several portals one does */
    boolean insert(Grant grant, Overdue task, Role superior, Instant at) {
        return sql.insertInto(APPROVAL_ESCALATION)
                        .set(new ApprovalEscalationRecord(
                                Ids.next(),
                                grant.tenantId(),
                                task.caseTenantId(),
                                task.caseId(),
                                task.taskId(),
                                task.dueOn(),
                                task.unitId(),
                                superior.name(),
                                at))
                        .onDuplicateKeyIgnore()
                        .execute()
                > 0;
    }

    /** By case; of cases that the caller may not see there are none. */
    Map<Long, List<Escalation>> ofCases(TenantScope scope, Collection<Long> caseIds) {
        return sql.select(APPROVAL_ESCALATION.fields())
                .from(APPROVAL_ESCALATION)
                .join(APPROVAL_CASE)
                .on(APPROVAL_CASE.ID.eq(APPROVAL_ESCALATION.CASE_ID))
                .and(TenantScope.alongside(APPROVAL_CASE, APPROVAL_ESCALATION.CASE_TENANT_ID))
                .where(APPROVAL_ESCALATION.CASE_ID.in(caseIds))
                .and(TenantScope.alongside(APPROVAL_ESCALATION, APPROVAL_ESCALATION.TENANT_ID))
                .and(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW))
                .orderBy(APPROVAL_ESCALATION.ID)
                .fetchGroups(
                        APPROVAL_ESCALATION.CASE_ID,
                        row -> new Escalation(
                                row.get(APPROVAL_ESCALATION.TASK_ID),
                                row.get(APPROVAL_ESCALATION.DUE_ON),
                                Role.valueOf(row.get(APPROVAL_ESCALATION.ROLE)),
                                row.get(APPROVAL_ESCALATION.ESCALATED_AT)));
    }

    /** Whether the task, with the deadline that it has, was brought before the caller's seat. */
    Optional<Role> before(Viewer viewer, Task task) {
        var post = viewer.post();
        return post == null || task.dueOn() == null
                ? Optional.empty()
                : sql.select(APPROVAL_ESCALATION.ROLE)
                        .from(APPROVAL_ESCALATION)
                        .where(viewer.scope().ownsUnit(APPROVAL_ESCALATION, APPROVAL_ESCALATION.UNIT_ID))
                        .and(APPROVAL_ESCALATION.TASK_ID.eq(task.id()))
                        .and(APPROVAL_ESCALATION.DUE_ON.eq(task.dueOn()))
                        .and(seats(post))
                        .fetchOptional(row -> Role.valueOf(row.value1()));
    }

    static Condition seats(org.cobuild.tenancy.Post post) {
        return APPROVAL_ESCALATION.ROLE.in(post.roles().stream().map(Role::name).toList());
    }
}
