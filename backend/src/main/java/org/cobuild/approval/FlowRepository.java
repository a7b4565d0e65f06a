package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_DECISION;
import static org.cobuild.db.Tables.APPROVAL_STEP;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.cobuild.db.Tables.POST;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.Decision;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Ratio;
import org.cobuild.approval.flow.Resubmission;
import org.cobuild.approval.flow.Seat;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.StepRule;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectSeekStep3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads what cases are made of: steps, tasks and decisions, whatever the number of cases in one statement. */
@Repository
public class FlowRepository {
    static final List<SelectField<?>> TASK_FIELDS = List.of(
            APPROVAL_TASK.ID,
            APPROVAL_TASK.TENANT_ID,
            APPROVAL_TASK.CASE_ID,
            APPROVAL_TASK.STEP_ID,
            APPROVAL_TASK.PLACE,
            APPROVAL_TASK.KIND,
            APPROVAL_TASK.FOR_TASK_ID,
            APPROVAL_TASK.VETO,
            APPROVAL_TASK.UNIT_ID,
            APPROVAL_TASK.ROLE,
            APPROVAL_TASK.POST_ID,
            APPROVAL_TASK.STATE,
            APPROVAL_TASK.OPENED_AT,
            APPROVAL_TASK.DUE_ON,
            APPROVAL_TASK.CLOSED_AT,
            APPROVAL_TASK.DECIDED_BY_POST_ID,
            POST.ENABLED,
            POST.ENDS_AT);
    private final DSLContext sql;
    private final PortalClock clock;

    FlowRepository(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What changes in a case while it runs, locked until the end of the transaction. */
    record LockedCase(long id, long projectId, CaseFlow flow) {}

    /** Flows by case id; cases that the caller may not see are absent. */
    public Map<Long, CaseFlow> find(TenantScope scope, Collection<Long> caseIds) {
        return select(APPROVAL_CASE
                        .ID
                        .in(caseIds)
                        .and(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW)))
                .fetchGroups(APPROVAL_CASE.ID)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, rows -> flow(rows.getValue())));
    }

    /** Steps by id; those that the caller may not see are absent. */
    Map<Long, Step> findSteps(TenantScope scope, Collection<Long> ids) {
        var found = flow(select(APPROVAL_STEP
                        .ID
                        .in(ids)
                        .and(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW)))
                .fetch());
        return found.steps().stream().collect(Collectors.toMap(Step::id, Function.identity()));
    }

    /** Decisions by id; those that the caller may not read are absent. */
    Map<Long, Decision> findDecisions(TenantScope scope, Collection<Long> ids) {
        var wanted = APPROVAL_DECISION.as("wanted");
        var cases = sql.select(wanted.CASE_ID)
                .from(wanted)
                .where(wanted.ID.in(ids))
                .and(TenantScope.alongside(wanted, APPROVAL_CASE));
        return select(APPROVAL_CASE
                        .ID
                        .in(cases)
                        .and(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW)))
                .fetchGroups(APPROVAL_CASE.ID)
                .values()
                .stream()
                .flatMap(rows -> Opinions.readable(flow(rows), scope).stream())
                .filter(said -> ids.contains(said.id()))
                .collect(Collectors.toMap(Decision::id, Function.identity()));
    }

    /**
     * Locks a case until the end of the transaction, and then reads all that it is made of: committed reads see what
     * the last holder of the lock has written. Locking the join itself would lock other cases' rows where the database
     * chooses to scan. The caller holds the lock of the subject already.
     */
    LockedCase lock(Grant grant, long caseId) {
        var matter = APPROVAL_CASE.ID.eq(caseId).and(grant.on(APPROVAL_CASE));
        var locked = sql.select(APPROVAL_CASE.ID)
                .from(APPROVAL_CASE)
                .where(matter)
                .forUpdate()
                .fetch();
        if (locked.isEmpty()) {
            throw new NotFound();
        }
        var rows = select(matter).fetch();
        return new LockedCase(caseId, rows.getFirst().get(APPROVAL_CASE.PROJECT_ID), flow(rows));
    }

    private SelectSeekStep3<Record, Integer, Long, Long> select(Condition cases) {
        return sql.select(
                        APPROVAL_CASE.ID,
                        APPROVAL_CASE.PROJECT_ID,
                        APPROVAL_CASE.STATE,
                        APPROVAL_CASE.AMOUNT,
                        APPROVAL_CASE.CUT_AT,
                        APPROVAL_CASE.EXPERTS_AT,
                        APPROVAL_CASE.ROUND)
                .select(APPROVAL_STEP.fields())
                .select(TASK_FIELDS)
                .select(APPROVAL_DECISION.fields())
                .from(APPROVAL_CASE)
                .join(APPROVAL_STEP)
                .on(APPROVAL_STEP.CASE_ID.eq(APPROVAL_CASE.ID))
                .and(TenantScope.alongside(APPROVAL_STEP, APPROVAL_CASE))
                .join(APPROVAL_TASK)
                .on(APPROVAL_TASK.STEP_ID.eq(APPROVAL_STEP.ID))
                .and(TenantScope.partOf(APPROVAL_TASK.CASE_TENANT_ID, APPROVAL_CASE))
                .leftJoin(POST)
                .on(POST.ID.eq(APPROVAL_TASK.POST_ID))
                .and(TenantScope.alongside(POST, APPROVAL_TASK))
                .leftJoin(APPROVAL_DECISION)
                // By the case as well: a starter's decisions have no task, and many of these make the database think
                // the
                // index by tasks useless and read the whole table.
                .on(APPROVAL_DECISION.TASK_ID.eq(APPROVAL_TASK.ID))
                .and(APPROVAL_DECISION.CASE_ID.eq(APPROVAL_CASE.ID))
                .and(TenantScope.alongside(APPROVAL_DECISION, APPROVAL_CASE))
                .where(cases)
                .orderBy(APPROVAL_STEP.ORDINAL, APPROVAL_TASK.ID, APPROVAL_DECISION.ID);
    }

    private CaseFlow flow(List<? extends Record> rows) {
        if (rows.isEmpty()) {
            return CaseFlow.EMPTY;
        }
        var now = clock.now();
        var tasks = rows.stream().map(row -> task(row, now)).distinct().toList();
        var unitIds = tasks.stream()
                .filter(task -> task.kind() == TaskKind.ROUTE)
                .collect(Collectors.groupingBy(Task::stepId, Collectors.mapping(Task::unitId, Collectors.toList())));
        var matter = rows.getFirst();
        return new CaseFlow(
                CaseState.valueOf(matter.get(APPROVAL_CASE.STATE)),
                matter.get(APPROVAL_CASE.ROUND),
                matter.get(APPROVAL_CASE.AMOUNT),
                matter.get(APPROVAL_CASE.CUT_AT),
                matter.get(APPROVAL_CASE.EXPERTS_AT),
                rows.stream()
                        .map(row -> step(row, unitIds.getOrDefault(row.get(APPROVAL_STEP.ID), List.of())))
                        .distinct()
                        .toList(),
                tasks,
                rows.stream()
                        .filter(row -> row.get(APPROVAL_DECISION.ID) != null)
                        .map(FlowRepository::decision)
                        .sorted(Decision.OLDEST_FIRST)
                        .toList());
    }

    private static Step step(Record row, List<Long> unitIds) {
        return new Step(
                row.get(APPROVAL_STEP.ID),
                row.get(APPROVAL_STEP.TENANT_ID),
                row.get(APPROVAL_STEP.CASE_ID),
                row.get(APPROVAL_STEP.ORDINAL),
                row.get(APPROVAL_STEP.STAGE),
                row.get(APPROVAL_STEP.BRANCH),
                row.get(APPROVAL_STEP.CODE),
                row.get(APPROVAL_STEP.NAME),
                row.get(APPROVAL_STEP.NAME_EN),
                StepRule.valueOf(row.get(APPROVAL_STEP.RULE)),
                Ratio.read(row.get(APPROVAL_STEP.RATIO)),
                StepState.valueOf(row.get(APPROVAL_STEP.STATE)),
                row.get(APPROVAL_STEP.ABOVE_AMOUNT),
                row.get(APPROVAL_STEP.WORKING_DAYS),
                row.get(APPROVAL_STEP.MAY_CUT),
                row.get(APPROVAL_STEP.MAY_REFUSE),
                row.get(APPROVAL_STEP.MEETING),
                row.get(APPROVAL_STEP.EXPERTS),
                row.get(APPROVAL_STEP.OPENED_AT),
                row.get(APPROVAL_STEP.DUE_ON),
                row.get(APPROVAL_STEP.CLOSED_AT),
                unitIds);
    }

    /** A task out of a row of {@link #TASK_FIELDS} and what its step allows. @param now whether its post is held then */
    static Task task(Record row, Instant now) {
        return new Task(
                row.get(APPROVAL_TASK.ID),
                row.get(APPROVAL_TASK.TENANT_ID),
                row.get(APPROVAL_TASK.CASE_ID),
                row.get(APPROVAL_TASK.STEP_ID),
                row.get(APPROVAL_TASK.PLACE),
                TaskKind.valueOf(row.get(APPROVAL_TASK.KIND)),
                row.get(APPROVAL_TASK.FOR_TASK_ID),
                row.get(APPROVAL_TASK.VETO),
                seat(row, now),
                TaskState.valueOf(row.get(APPROVAL_TASK.STATE)),
                row.get(APPROVAL_TASK.OPENED_AT),
                row.get(APPROVAL_TASK.DUE_ON),
                row.get(APPROVAL_TASK.CLOSED_AT),
                row.get(APPROVAL_TASK.DECIDED_BY_POST_ID),
                row.get(APPROVAL_STEP.MAY_CUT),
                row.get(APPROVAL_STEP.MAY_REFUSE));
    }

    /** Whom the task is addressed to. @param now whether its post is held then */
    static Seat seat(Record row, Instant now) {
        var held = PostTerm.notOver(row.get(POST.ENABLED), row.get(POST.ENDS_AT), now);
        return new Seat(
                row.get(APPROVAL_TASK.UNIT_ID),
                Role.valueOf(row.get(APPROVAL_TASK.ROLE)),
                held ? row.get(APPROVAL_TASK.POST_ID) : null);
    }

    private static Decision decision(Record row) {
        return new Decision(
                row.get(APPROVAL_DECISION.ID),
                row.get(APPROVAL_DECISION.TENANT_ID),
                row.get(APPROVAL_DECISION.CASE_ID),
                row.get(APPROVAL_DECISION.STEP_ID),
                row.get(APPROVAL_DECISION.TASK_ID),
                row.get(APPROVAL_DECISION.ROUND),
                row.get(APPROVAL_STEP.NAME),
                row.get(APPROVAL_STEP.NAME_EN),
                DecisionVerb.valueOf(row.get(APPROVAL_DECISION.VERB)),
                row.get(APPROVAL_DECISION.OPINION),
                row.get(APPROVAL_DECISION.APPROVAL_CONDITION),
                row.get(APPROVAL_DECISION.RETURN_TO_STEP_ID),
                resubmission(row.get(APPROVAL_DECISION.RESUBMISSION)),
                row.get(APPROVAL_DECISION.MERGES_STEP_ID),
                row.get(APPROVAL_DECISION.PERSON_NAME),
                row.get(APPROVAL_DECISION.UNIT_NAME),
                actedFor(row),
                row.get(APPROVAL_DECISION.DECIDED_AT));
    }

    private static Decision.@Nullable ActedFor actedFor(Record row) {
        var postId = row.get(APPROVAL_DECISION.ACTING_FOR_POST_ID);
        return postId == null ? null : new Decision.ActedFor(postId, row.get(APPROVAL_DECISION.ACTING_FOR_NAME));
    }

    private static @Nullable Resubmission resubmission(@Nullable String name) {
        return name == null ? null : Resubmission.valueOf(name);
    }
}
