package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_ROUTE;
import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;
import static org.cobuild.db.Tables.UNIT;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.cobuild.World;
import org.cobuild.approval.ConditionRules.ConditionInput;
import org.cobuild.approval.MeetingRules.MeetingInput;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseMoves;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Moment;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.db.tables.records.ApprovalCaseRecord;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Submitted projects and their cases, for tests of the engine: what the project's room does, reduced to its rows. */
final class Matters {
    static final BigDecimal SMALL = new BigDecimal("8000000.00");
    static final BigDecimal LARGE = new BigDecimal("12860000.00");
    private final DSLContext sql;
    private final World world;
    private final CaseService cases;
    private final TaskService tasks;
    private final FlowRepository flows;
    private final Grant grant;
    private final String tenant;

    Matters(
            DSLContext sql,
            World world,
            Access access,
            CaseService cases,
            TaskService tasks,
            FlowRepository flows,
            String tenant,
            String anybody) {
        this.sql = sql;
        this.world = world;
        this.cases = cases;
        this.tasks = tasks;
        this.flows = flows;
        this.tenant = tenant;
        this.grant = access.consequence(world.viewer(anybody, tenant).tenantId());
    }

    Grant grant() {
        return grant;
    }

    Viewer viewer(String username) {
        return world.viewer(username, tenant);
    }

    /** A submitted project of the lead's unit with its open case. @return the case */
    long submitted(String lead, BigDecimal amount) {
        return open(lead, project(lead, amount), amount);
    }

    long open(String lead, long projectId, BigDecimal amount) {
        var unitId = unitId(viewer(lead));
        return cases.open(
                viewer(lead),
                grant,
                new CaseStart(CaseSubject.PROJECT, projectId, projectId, "健康数据平台", amount, unitId));
    }

    /** A case of the project whose steps and tasks are these, on the tenant's route by name only. */
    void plant(String lead, long projectId, CaseFlow waiting, CaseStore store) {
        var viewer = viewer(lead);
        var now = world.clock().now();
        var today = world.clock().today(viewer.tenant().zone());
        var routeId = sql.select(APPROVAL_ROUTE.ID)
                .from(APPROVAL_ROUTE)
                .where(APPROVAL_ROUTE.SUBJECT.eq(CaseSubject.PROJECT.name()))
                .and(grant.on(APPROVAL_ROUTE))
                .limit(1)
                .fetchSingle(APPROVAL_ROUTE.ID);
        var caseId = waiting.steps().getFirst().caseId();
        store.insert(
                new ApprovalCaseRecord(
                        caseId,
                        grant.tenantId(),
                        CaseSubject.PROJECT.name(),
                        projectId,
                        projectId,
                        "健康数据平台",
                        waiting.amount(),
                        CaseState.OPEN.name(),
                        1,
                        routeId,
                        today,
                        unitId(viewer),
                        viewer.personId(),
                        now,
                        null,
                        null,
                        null,
                        null,
                        false,
                        caseId,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null),
                CaseMoves.start(waiting, new Moment(now, today::plusDays)));
    }

    long project(String lead, BigDecimal amount) {
        var viewer = viewer(lead);
        var now = world.clock().now();
        var project = sql.newRecord(PROJECT);
        project.setId(Ids.next());
        project.setTenantId(viewer.tenantId());
        project.setCityId(viewer.tenant().cityId());
        project.setUnitId(unitId(viewer));
        project.setCode("T" + project.getId());
        project.setTitle("健康数据平台");
        project.setGoals("");
        project.setCategory("NEW");
        project.setField("health");
        project.setStage("SUBMITTED");
        project.setSubmittedAmount(amount);
        project.setCutAmount(BigDecimal.ZERO);
        project.setApprovedAmount(amount);
        project.setVersion(1);
        project.setCreatedByPostId(viewer.postId());
        project.setCreatedAt(now);
        project.setUpdatedAt(now);
        sql.insertInto(PROJECT).set(project).execute();
        for (var unit : new long[] {0, unitId(viewer)}) {
            sql.insertInto(PROJECT_VISIBILITY)
                    .set(PROJECT_VISIBILITY.TENANT_ID, viewer.tenantId())
                    .set(PROJECT_VISIBILITY.UNIT_ID, unit)
                    .set(PROJECT_VISIBILITY.PROJECT_ID, project.getId())
                    .set(PROJECT_VISIBILITY.PART, "WHOLE")
                    .set(PROJECT_VISIBILITY.STAGE, "SUBMITTED")
                    .set(PROJECT_VISIBILITY.CREATED_AT, now)
                    .set(PROJECT_VISIBILITY.UPDATED_AT, now)
                    .set(PROJECT_VISIBILITY.OWNER_TENANT_ID, viewer.tenantId())
                    .execute();
        }
        return project.getId();
    }

    /** As the project's room does: who reads the city wide sees its counties' projects. */
    void seenFrom(long caseId, long cityId) {
        var now = world.clock().now();
        sql.insertInto(PROJECT_VISIBILITY)
                .set(PROJECT_VISIBILITY.TENANT_ID, cityId)
                .set(PROJECT_VISIBILITY.UNIT_ID, 0L)
                .set(PROJECT_VISIBILITY.PROJECT_ID, matter(caseId).projectId())
                .set(PROJECT_VISIBILITY.PART, "WHOLE")
                .set(PROJECT_VISIBILITY.STAGE, "SUBMITTED")
                .set(PROJECT_VISIBILITY.CREATED_AT, now)
                .set(PROJECT_VISIBILITY.UPDATED_AT, now)
                .set(PROJECT_VISIBILITY.OWNER_TENANT_ID, grant.tenantId())
                .execute();
    }

    /** The viewer's unit takes part in the project, of whatever tenant it is. */
    void takesPart(long projectId, Viewer viewer) {
        sql.insertInto(PROJECT_PARTICIPANT)
                .set(PROJECT_PARTICIPANT.ID, Ids.next())
                .set(PROJECT_PARTICIPANT.TENANT_ID, grant.tenantId())
                .set(PROJECT_PARTICIPANT.PROJECT_ID, projectId)
                .set(PROJECT_PARTICIPANT.UNIT_TENANT_ID, viewer.tenantId())
                .set(PROJECT_PARTICIPANT.UNIT_ID, unitId(viewer))
                .set(PROJECT_PARTICIPANT.ROLE, "CO_BUILDER")
                .set(PROJECT_PARTICIPANT.STATE, "CONFIRMED")
                .set(PROJECT_PARTICIPANT.PACKAGE_TITLE, "接口")
                .set(PROJECT_PARTICIPANT.PACKAGE_SCOPE, "")
                .set(PROJECT_PARTICIPANT.SHARE, BigDecimal.ZERO)
                .set(PROJECT_PARTICIPANT.ROUND, 1)
                .execute();
    }

    /** They wait for nobody any more: other tests find nothing of them in the lists. */
    void away(Collection<Long> caseIds) {
        sql.update(APPROVAL_CASE)
                .set(APPROVAL_CASE.STATE, CaseState.WITHDRAWN.name())
                .where(APPROVAL_CASE.ID.in(caseIds))
                .and(APPROVAL_CASE.STATE.in(CaseState.OPEN.name(), CaseState.RETURNED.name()))
                .and(grant.on(APPROVAL_CASE))
                .execute();
    }

    /** The project was changed, as a cut does. */
    void change(long projectId) {
        sql.update(PROJECT)
                .set(PROJECT.VERSION, PROJECT.VERSION.plus(1))
                .where(PROJECT.ID.eq(projectId))
                .and(grant.on(PROJECT))
                .execute();
    }

    /** Submits a returned case again, as the lead does. */
    void resubmit(String lead, long caseId, BigDecimal amount) {
        var projectId = matter(caseId).projectId();
        sql.update(PROJECT)
                .set(PROJECT.STAGE, "SUBMITTED")
                .where(PROJECT.ID.eq(projectId))
                .and(grant.on(PROJECT))
                .execute();
        cases.resubmit(viewer(lead), grant, caseId, amount, null);
    }

    FlowRepository.LockedCase matter(long caseId) {
        return flows.lock(grant, caseId);
    }

    CaseFlow flow(long caseId) {
        return matter(caseId).flow();
    }

    Step step(long caseId, String code) {
        return flow(caseId).steps().stream()
                .filter(step -> step.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The task that the person's unit and role have in the open step. */
    Task task(long caseId, String username) {
        var viewer = viewer(username);
        return flow(caseId).tasks().stream()
                .filter(task -> task.state() == TaskState.OPEN && task.seat().taken(viewer))
                .findFirst()
                .orElseThrow(() -> new AssertionError(username + " has no open task"));
    }

    Task decide(long caseId, String username, DecisionVerb verb) {
        return decide(caseId, username, verb, verb == DecisionVerb.APPROVE_CONDITIONALLY ? "共享率达到 95%" : null);
    }

    Task decide(long caseId, String username, DecisionVerb verb, @Nullable String condition) {
        return tasks.decide(viewer(username), input(task(caseId, username), caseId, verb, condition));
    }

    void approve(long caseId, String... usernames) {
        for (var username : usernames) {
            decide(caseId, username, DecisionVerb.APPROVE);
        }
    }

    TaskDecideInput input(Task task, long caseId, DecisionVerb verb, @Nullable String condition) {
        return input(task, caseId, verb, condition, null, meeting(task));
    }

    TaskDecideInput input(
            Task task,
            long caseId,
            DecisionVerb verb,
            @Nullable String condition,
            @Nullable List<ConditionInput> conditions,
            @Nullable MeetingInput meeting) {
        return new TaskDecideInput(
                new GlobalId("Task", task.id()),
                verb,
                "材料齐全",
                condition,
                conditions,
                meeting,
                null,
                null,
                null,
                version(caseId),
                null);
    }

    /** The meeting of a task in a step of a meeting, held today; null in another. */
    @Nullable
    MeetingInput meeting(Task task) {
        return flow(task.caseId()).stepOf(task).meeting() && task.kind() == TaskKind.ROUTE
                ? new MeetingInput(
                        world.clock().today(viewer("guomingyuan").tenant().zone()), "第三次会议", "12 人", "会议同意。", null)
                : null;
    }

    int version(long caseId) {
        return sql.select(PROJECT.VERSION)
                .from(PROJECT)
                .where(PROJECT.ID.eq(matter(caseId).projectId()))
                .and(grant.on(PROJECT))
                .fetchSingle(PROJECT.VERSION);
    }

    String unitName(long unitId) {
        return sql.select(UNIT.NAME)
                .from(UNIT)
                .where(UNIT.ID.eq(unitId))
                .and(SystemScope.all(SystemScope.Reason.DIRECTORY))
                .fetchSingle(UNIT.NAME);
    }

    private static long unitId(Viewer viewer) {
        return java.util.Objects.requireNonNull(viewer.unit()).id();
    }
}
