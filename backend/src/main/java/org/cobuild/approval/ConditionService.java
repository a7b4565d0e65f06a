package org.cobuild.approval;

import java.util.List;
import org.cobuild.platform.Change;
import org.cobuild.platform.Change.Audience;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends conditions of approvals: the authority of the level that named them declares them met on evidence, or lifts them
 * with a reason; other levels look on.
 */
@Service
class ConditionService {
    private final ReadableConditions readable;
    private final ConditionRepository conditions;
    private final CaseRepository cases;
    private final HeldTasks subjects;
    private final CaseStore store;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    ConditionService(
            ReadableConditions readable,
            ConditionRepository conditions,
            CaseRepository cases,
            HeldTasks subjects,
            CaseStore store,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.readable = readable;
        this.conditions = conditions;
        this.cases = cases;
        this.subjects = subjects;
        this.store = store;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    record ConditionMeetInput(
            GlobalId conditionId, String evidence, @Nullable String clientMutationId) {}

    record ConditionLiftInput(
            GlobalId conditionId, String reason, @Nullable String clientMutationId) {}

    @Transactional
    public ApprovalCondition meet(Viewer viewer, ConditionMeetInput input) {
        return end(viewer, input.conditionId(), ConditionState.MET, "evidence", input.evidence());
    }

    @Transactional
    public ApprovalCondition lift(Viewer viewer, ConditionLiftInput input) {
        return end(viewer, input.conditionId(), ConditionState.LIFTED, "reason", input.reason());
    }

    private ApprovalCondition end(Viewer viewer, GlobalId id, ConditionState outcome, String path, String typed) {
        var row = id.of("Condition");
        var condition = readable.find(viewer.scope(), List.of(row)).get(row);
        if (condition == null) {
            throw new NotFound();
        }
        var grant = access.require(viewer, Action.CONDITION_END, condition.namedTenantId(), condition.tenantId());
        if (outcome == ConditionState.LIFTED && !ConditionRules.mayLift(viewer, condition)) {
            throw new Forbidden("forbidden.role");
        }
        var matter = cases.find(viewer.scope(), List.of(condition.caseId())).get(condition.caseId());
        if (matter == null) {
            throw new NotFound();
        }
        var held = subjects.subject(grant, matter);
        var refusals = new Refusals();
        refusals.unless(
                !HeldTasks.ownMatter(viewer, matter, held.partUnitIds()),
                ApprovalErrorCode.OWN_MATTER,
                "approval.condition.own",
                "conditionId");
        refusals.unless(
                !subjects.suspended(viewer, matter), ApprovalErrorCode.NOT_NOW, "approval.suspended", "conditionId");
        refusals.unless(condition.state() == ConditionState.OPEN, ApprovalErrorCode.NOT_NOW, ENDED, "conditionId");
        var reason =
                Texts.check(refusals, ApprovalErrorCode.REQUIRED, ApprovalErrorCode.INVALID, path, typed, 2, 2_000);
        refusals.throwIfAny();

        var at = clock.now();
        if (!conditions.end(grant, condition.id(), outcome, reason, viewer, at)) {
            throw Refusals.refused(ApprovalErrorCode.NOT_NOW, ENDED, "conditionId");
        }
        store.touch(grant, condition.caseId());
        events.publishEvent(Change.of(action(outcome), viewer, condition.tenantId(), "Condition", condition.id())
                .timeline(condition.projectId(), Audience.WHOLE)
                .detail(condition.text())
                .field("state", ConditionState.OPEN, outcome)
                .field(path, null, reason)
                .fact("state", outcome)
                .fact("case", condition.caseId())
                .build());
        return condition.ended(outcome, at, reason, viewer.name(), viewer.unitName());
    }

    private static final String ENDED = "approval.condition.ended";

    private static String action(ConditionState outcome) {
        return outcome == ConditionState.MET ? "conditionMeet" : "conditionLift";
    }

    /** The parties of the subject are asked for when it is ended; here it is the starter alone who is known. */
    static boolean mayEnd(Viewer viewer, ApprovalCondition condition) {
        return condition.state() == ConditionState.OPEN
                && viewer.may(Action.CONDITION_END, condition.namedTenantId())
                && !condition.startedBy(viewer.personId())
                && !viewer.unitIds().contains(condition.starterUnitId());
    }
}
