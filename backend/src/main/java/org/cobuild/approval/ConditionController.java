package org.cobuild.approval;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.cobuild.approval.ConditionService.ConditionLiftInput;
import org.cobuild.approval.ConditionService.ConditionMeetInput;
import org.cobuild.approval.flow.Decision;
import org.cobuild.document.Document;
import org.cobuild.platform.Batch;
import org.cobuild.platform.Connection;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What decisions carry beside their words: the meeting and the conditions, and how these end. */
@Controller
class ConditionController {
    private final ConditionService service;
    private final ConditionRepository conditions;
    private final MeetingRepository meetings;
    private final Minutes minutes;
    private final Access access;

    ConditionController(
            ConditionService service,
            ConditionRepository conditions,
            MeetingRepository meetings,
            Minutes minutes,
            Access access) {
        this.access = access;
        this.service = service;
        this.conditions = conditions;
        this.meetings = meetings;
        this.minutes = minutes;
    }

    @QueryMapping
    Connection<ApprovalCondition> conditionsDue(
            @Argument int first, @Argument @Nullable String after, @ContextValue Viewer viewer) {
        access.require(viewer, Action.PROJECT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(
                conditions.reminded(viewer, page),
                page,
                condition -> Page.key(Objects.requireNonNull(condition.dueOn()), condition.id()));
    }

    record ConditionPayload(@Nullable ApprovalCondition condition, List<UserError> errors) {}

    @MutationMapping
    ConditionPayload conditionMeet(@Argument ConditionMeetInput input, @ContextValue Viewer viewer) {
        return new ConditionPayload(service.meet(viewer, input), List.of());
    }

    @MutationMapping
    ConditionPayload conditionLift(@Argument ConditionLiftInput input, @ContextValue Viewer viewer) {
        return new ConditionPayload(service.lift(viewer, input), List.of());
    }

    @SchemaMapping(typeName = "Condition", field = "case")
    CompletableFuture<ApprovalCase> matter(ApprovalCondition condition, DataLoader<Long, ApprovalCase> cases) {
        return cases.load(condition.caseId());
    }

    @SchemaMapping(typeName = "Condition")
    boolean viewerCanMeet(ApprovalCondition condition, @ContextValue Viewer viewer) {
        return ConditionService.mayEnd(viewer, condition);
    }

    @SchemaMapping(typeName = "Condition")
    boolean viewerCanLift(ApprovalCondition condition, @ContextValue Viewer viewer) {
        return ConditionService.mayEnd(viewer, condition) && ConditionRules.mayLift(viewer, condition);
    }

    @BatchMapping(typeName = "Case", field = "conditions")
    Map<ApprovalCase, List<ApprovalCondition>> ofCases(List<ApprovalCase> of, @ContextValue Viewer viewer) {
        var found = conditions.ofCases(
                viewer.scope(), of.stream().map(ApprovalCase::id).toList());
        return Batch.each(of, matter -> found.getOrDefault(matter.id(), List.of()));
    }

    /** Most decisions name none: whether one does is known without asking. */
    @BatchMapping(typeName = "Decision", field = "conditions")
    Map<Decision, List<ApprovalCondition>> ofDecisions(List<Decision> of, @ContextValue Viewer viewer) {
        var named = of.stream()
                .filter(decision -> decision.condition() != null)
                .map(Decision::id)
                .toList();
        var found = named.isEmpty()
                ? Map.<Long, List<ApprovalCondition>>of()
                : conditions.ofDecisions(viewer.scope(), named);
        return Batch.each(of, decision -> found.getOrDefault(decision.id(), List.of()));
    }

    @BatchMapping(typeName = "Decision", field = "meeting")
    Map<Decision, Meeting> meetings(List<Decision> of, @ContextValue Viewer viewer) {
        var found = meetings.ofDecisions(
                viewer.scope(), of.stream().map(Decision::id).toList());
        return Batch.each(of, decision -> found.get(decision.id()));
    }

    @BatchMapping(typeName = "Meeting", field = "document")
    Map<Meeting, Document> signedMinutes(List<Meeting> of) {
        var found = minutes.of(of.stream().map(Meeting::decisionId).toList());
        return Batch.each(of, meeting -> found.get(meeting.decisionId()));
    }
}
