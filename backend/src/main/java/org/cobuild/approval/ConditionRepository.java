package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_CASE_CONDITION;
import static org.cobuild.db.Tables.TENANT;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cobuild.approval.flow.Decision;
import org.cobuild.db.tables.records.ApprovalCaseConditionRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Page;
import org.cobuild.platform.Rows;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Repository;

/** Keeps the conditions of decisions and of the approvals that they became. */
@Repository
public class ConditionRepository {
    private static final int AT_ONCE = 500;
    private final DSLContext sql;

    ConditionRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Keeps what a decision names.
     *
     * @param level tenant of the task in which it was said
     * @param meeting whether its step is a meeting's
     */
    void insert(
            Decision decision,
            long level,
            long projectId,
            List<ConditionTerm> terms,
            boolean meeting,
            ConditionState state) {
        insert(terms, 1, row -> {
            row.setTenantId(decision.tenantId());
            row.setCaseId(decision.caseId());
            row.setProjectId(projectId);
            row.setDecisionId(decision.id());
            row.setMeeting(meeting);
            row.setState(state.name());
            row.setNamedTenantId(level);
        });
    }

    /** Keeps what follows from an approval by itself: it binds at once, after all that a decision can name. */
    void impose(CaseDecided approval, List<ConditionTerm> terms) {
        insert(terms, ConditionRules.MOST + 1, row -> {
            row.setTenantId(approval.tenantId());
            row.setCaseId(approval.caseId());
            row.setProjectId(approval.projectId());
            row.setDecisionId(approval.decisionId());
            row.setMeeting(false);
            row.setState(ConditionState.OPEN.name());
            row.setNamedTenantId(approval.tenantId());
        });
    }

    private void insert(List<ConditionTerm> terms, int from, Consumer<ApprovalCaseConditionRecord> named) {
        var rows = new ArrayList<ApprovalCaseConditionRecord>();
        for (var term : terms) {
            var row = new ApprovalCaseConditionRecord();
            row.setId(Ids.next());
            row.setOrdinal(from + rows.size());
            row.setText(term.text());
            row.setGate(term.gate().name());
            row.setAllocationNumber(term.allocationNumber());
            row.setDueOn(term.dueOn());
            row.setOrigin(term.origin());
            named.accept(row);
            rows.add(row);
        }
        Rows.insert(sql, APPROVAL_CASE_CONDITION, rows);
    }

    /**
     * Lets conditions bind that others named in the step with which a case was approved; what several of a level named in
     * the same words binds once.
     *
     * @param level tenant of the task in which the last decision was said
     * @param said what that one named itself
     */
    void bind(Grant grant, Collection<Long> decisionIds, long level, Collection<ConditionTerm> said) {
        var bound = new HashSet<Bound>();
        said.forEach(term -> bound.add(new Bound(level, term)));
        var ids = select(grant.on(APPROVAL_CASE_CONDITION).and(APPROVAL_CASE_CONDITION.DECISION_ID.in(decisionIds)))
                .orderBy(APPROVAL_CASE_CONDITION.ID)
                .fetch(ConditionRepository::condition)
                .stream()
                .filter(condition -> bound.add(new Bound(condition.namedTenantId(), condition.term())))
                .map(ApprovalCondition::id)
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        sql.update(APPROVAL_CASE_CONDITION)
                .set(APPROVAL_CASE_CONDITION.STATE, ConditionState.OPEN.name())
                .where(APPROVAL_CASE_CONDITION.ID.in(ids))
                .and(grant.on(APPROVAL_CASE_CONDITION))
                .execute();
    }

    /** What binds once: each level ends what it named itself. */
    private record Bound(long level, ConditionTerm term) {}

    /** Ends an open condition. @return false when somebody has ended it before */
    boolean end(Grant grant, long id, ConditionState outcome, String reason, Viewer by, Instant at) {
        return sql.update(APPROVAL_CASE_CONDITION)
                        .set(APPROVAL_CASE_CONDITION.STATE, outcome.name())
                        .set(APPROVAL_CASE_CONDITION.ENDED_AT, at)
                        .set(APPROVAL_CASE_CONDITION.REASON, reason)
                        .set(APPROVAL_CASE_CONDITION.POST_ID, by.postId())
                        .set(APPROVAL_CASE_CONDITION.PERSON_NAME, by.name())
                        .set(APPROVAL_CASE_CONDITION.UNIT_NAME, by.unitName())
                        .where(APPROVAL_CASE_CONDITION.ID.eq(id))
                        .and(APPROVAL_CASE_CONDITION.STATE.eq(ConditionState.OPEN.name()))
                        .and(grant.on(APPROVAL_CASE_CONDITION))
                        .execute()
                > 0;
    }

    /** Open conditions of a project that hold one kind of act, oldest first. */
    List<ApprovalCondition> open(Grant grant, long projectId, ConditionGate gate) {
        return holding(grant, projectId, gate)
                .orderBy(APPROVAL_CASE_CONDITION.ID)
                .fetch(ConditionRepository::condition);
    }

    /** Open conditions that came of their subjects, by project, for an act of who leads these or to say that it may act. */
    public Map<Long, List<ApprovalCondition>> openOfSubjects(Grant grant, Collection<Long> projectIds) {
        return select(grant.on(APPROVAL_CASE_CONDITION)
                        .and(APPROVAL_CASE_CONDITION.PROJECT_ID.in(projectIds))
                        .and(APPROVAL_CASE_CONDITION.STATE.eq(ConditionState.OPEN.name()))
                        .and(APPROVAL_CASE_CONDITION.ORIGIN.isNotNull()))
                .orderBy(APPROVAL_CASE_CONDITION.ID)
                .fetchGroups(APPROVAL_CASE_CONDITION.PROJECT_ID, ConditionRepository::condition);
    }

    Together.Part<ApprovalCondition> open(Together together, Grant grant, long projectId, ConditionGate gate) {
        return together.list(
                holding(grant, projectId, gate), ConditionRepository::condition, APPROVAL_CASE_CONDITION.ID);
    }

    private SelectConditionStep<Record> holding(Grant grant, long projectId, ConditionGate gate) {
        return select(grant.on(APPROVAL_CASE_CONDITION)
                .and(APPROVAL_CASE_CONDITION.PROJECT_ID.eq(projectId))
                .and(APPROVAL_CASE_CONDITION.GATE.eq(gate.name()))
                .and(APPROVAL_CASE_CONDITION.STATE.eq(ConditionState.OPEN.name())));
    }

    /** By id, of reviews that the caller sees; {@link ReadableConditions} has those that it reads. */
    Map<Long, ApprovalCondition> find(TenantScope scope, Collection<Long> ids) {
        return select(seen(scope).and(APPROVAL_CASE_CONDITION.ID.in(ids)))
                .fetchMap(APPROVAL_CASE_CONDITION.ID, ConditionRepository::condition);
    }

    /** What decisions named, by decision id. */
    Map<Long, List<ApprovalCondition>> ofDecisions(TenantScope scope, Collection<Long> decisionIds) {
        return select(seen(scope).and(APPROVAL_CASE_CONDITION.DECISION_ID.in(decisionIds)))
                .orderBy(APPROVAL_CASE_CONDITION.ID)
                .fetchGroups(APPROVAL_CASE_CONDITION.DECISION_ID, ConditionRepository::condition);
    }

    /** Conditions of approvals, by case id. */
    Map<Long, List<ApprovalCondition>> ofCases(TenantScope scope, Collection<Long> caseIds) {
        return select(seen(scope)
                        .and(APPROVAL_CASE_CONDITION.CASE_ID.in(caseIds))
                        .and(binding()))
                .orderBy(APPROVAL_CASE_CONDITION.ID)
                .fetchGroups(APPROVAL_CASE_CONDITION.CASE_ID, ConditionRepository::condition);
    }

    /** Conditions of the approvals about projects, by project id; projects without any are absent. */
    public Map<Long, List<ApprovalCondition>> ofProjects(TenantScope scope, Collection<Long> projectIds) {
        return select(seen(scope)
                        .and(APPROVAL_CASE_CONDITION.PROJECT_ID.in(projectIds))
                        .and(binding()))
                .orderBy(APPROVAL_CASE_CONDITION.ID)
                .fetchGroups(APPROVAL_CASE_CONDITION.PROJECT_ID, ConditionRepository::condition);
    }

    /**
     * What the caller was reminded of: open conditions of what its unit has started, and those that it may end; the first
     * day first, one row more than the page.
     */
    List<ApprovalCondition> reminded(Viewer viewer, Page page) {
        var unit = viewer.unit();
        var started = unit == null ? falseCondition() : APPROVAL_CASE.STARTER_UNIT_ID.eq(unit.id());
        var ended = viewer.may(Action.CONDITION_END, viewer.tenantId())
                ? APPROVAL_CASE_CONDITION.NAMED_TENANT_ID.eq(viewer.tenantId())
                : falseCondition();
        return select(seen(viewer.scope())
                        .and(started.or(ended))
                        .and(APPROVAL_CASE_CONDITION.STATE.eq(ConditionState.OPEN.name()))
                        .and(APPROVAL_CASE_CONDITION.REMINDED_AT.isNotNull())
                        .and(
                                page.isFirstPage()
                                        ? noCondition()
                                        : row(APPROVAL_CASE_CONDITION.DUE_ON, APPROVAL_CASE_CONDITION.ID)
                                                .gt(page.afterDate(0), page.afterLong(1))))
                .orderBy(APPROVAL_CASE_CONDITION.DUE_ON, APPROVAL_CASE_CONDITION.ID)
                .limit(page.first() + 1)
                .fetch(ConditionRepository::condition);
    }

    /**
     * At most {@value #AT_ONCE} open conditions of the tenant of which it is to be told that their day comes, or that it has
     * passed.
     *
     * @param until the last day that comes soon
     */
    List<ApprovalCondition> untold(Grant grant, LocalDate today, LocalDate until) {
        return select(grant.on(APPROVAL_CASE_CONDITION)
                        .and(APPROVAL_CASE_CONDITION.STATE.eq(ConditionState.OPEN.name()))
                        .and(APPROVAL_CASE_CONDITION.DUE_ON.le(until))
                        .and(APPROVAL_CASE_CONDITION
                                .REMINDED_AT
                                .isNull()
                                .or(APPROVAL_CASE_CONDITION
                                        .DUE_ON
                                        .lt(today)
                                        .and(APPROVAL_CASE_CONDITION.OVERDUE_AT.isNull()))))
                .orderBy(APPROVAL_CASE_CONDITION.ID)
                .limit(AT_ONCE)
                .fetch(ConditionRepository::condition);
    }

    /** @return whether it was this call that told it: of several portals one does */
    boolean tell(Grant grant, ApprovalCondition untold, boolean overdue, Instant at) {
        var told = overdue ? APPROVAL_CASE_CONDITION.OVERDUE_AT : APPROVAL_CASE_CONDITION.REMINDED_AT;
        return sql.update(APPROVAL_CASE_CONDITION)
                        .set(told, at)
                        .set(
                                APPROVAL_CASE_CONDITION.REMINDED_AT,
                                untold.remindedAt() == null ? at : untold.remindedAt())
                        .where(APPROVAL_CASE_CONDITION.ID.eq(untold.id()))
                        .and(grant.on(APPROVAL_CASE_CONDITION))
                        .and(APPROVAL_CASE_CONDITION.STATE.eq(ConditionState.OPEN.name()))
                        .and(told.isNull())
                        .execute()
                > 0;
    }

    private static Condition seen(TenantScope scope) {
        return scope.sees(APPROVAL_CASE_CONDITION, APPROVAL_CASE_CONDITION.PROJECT_ID, ProjectArea.REVIEW);
    }

    private static Condition binding() {
        return APPROVAL_CASE_CONDITION.STATE.ne(ConditionState.NAMED.name());
    }

    private SelectConditionStep<Record> select(Condition which) {
        return sql.select(APPROVAL_CASE_CONDITION.fields())
                .select(
                        APPROVAL_CASE.REPLY_NUMBER,
                        APPROVAL_CASE.STARTER_UNIT_ID,
                        APPROVAL_CASE.STARTER_PERSON_ID,
                        APPROVAL_CASE.STARTER_FOR_PERSON_ID)
                .select(TENANT.NAME, TENANT.NAME_EN)
                .from(APPROVAL_CASE_CONDITION)
                .join(TENANT)
                .on(TENANT.ID.eq(APPROVAL_CASE_CONDITION.NAMED_TENANT_ID))
                .join(APPROVAL_CASE)
                .on(APPROVAL_CASE.ID.eq(APPROVAL_CASE_CONDITION.CASE_ID))
                .and(TenantScope.alongside(APPROVAL_CASE, APPROVAL_CASE_CONDITION))
                .where(which);
    }

    private static ApprovalCondition condition(Record row) {
        return new ApprovalCondition(
                row.get(APPROVAL_CASE_CONDITION.ID),
                row.get(APPROVAL_CASE_CONDITION.TENANT_ID),
                row.get(APPROVAL_CASE_CONDITION.CASE_ID),
                row.get(APPROVAL_CASE_CONDITION.PROJECT_ID),
                row.get(APPROVAL_CASE_CONDITION.DECISION_ID),
                row.get(APPROVAL_CASE_CONDITION.NAMED_TENANT_ID),
                row.get(TENANT.NAME),
                row.get(TENANT.NAME_EN),
                row.get(APPROVAL_CASE_CONDITION.TEXT),
                ConditionGate.valueOf(row.get(APPROVAL_CASE_CONDITION.GATE)),
                row.get(APPROVAL_CASE_CONDITION.ALLOCATION_NUMBER),
                row.get(APPROVAL_CASE_CONDITION.DUE_ON),
                row.get(APPROVAL_CASE_CONDITION.ORIGIN),
                row.get(APPROVAL_CASE_CONDITION.REMINDED_AT),
                row.get(APPROVAL_CASE_CONDITION.OVERDUE_AT),
                row.get(APPROVAL_CASE_CONDITION.MEETING),
                ConditionState.valueOf(row.get(APPROVAL_CASE_CONDITION.STATE)),
                row.get(APPROVAL_CASE_CONDITION.ENDED_AT),
                row.get(APPROVAL_CASE_CONDITION.REASON),
                row.get(APPROVAL_CASE_CONDITION.PERSON_NAME),
                row.get(APPROVAL_CASE_CONDITION.UNIT_NAME),
                row.get(APPROVAL_CASE.REPLY_NUMBER),
                row.get(APPROVAL_CASE.STARTER_UNIT_ID),
                row.get(APPROVAL_CASE.STARTER_PERSON_ID),
                row.get(APPROVAL_CASE.STARTER_FOR_PERSON_ID));
    }
}
