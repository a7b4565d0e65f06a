package org.cobuild.approval;

import graphql.GraphQLContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cobuild.approval.HandoverService.AskInput;
import org.cobuild.approval.HandoverService.BackInput;
import org.cobuild.approval.HandoverService.HandOverInput;
import org.cobuild.approval.OfferLoaders.ConfirmersOf;
import org.cobuild.approval.OfferLoaders.OfferedConfirmers;
import org.cobuild.approval.TaskController.TaskPayload;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.Seat;
import org.cobuild.approval.flow.Task;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What somebody does with a task beside deciding it: handing it over, asking others, taking back. */
@Controller
class HandoverController {
    private final HandoverService handovers;
    private final ProxyRepository proxies;

    HandoverController(HandoverService handovers, ProxyRepository proxies) {
        this.handovers = handovers;
        this.proxies = proxies;
    }

    @MutationMapping
    TaskPayload taskHandOver(@Argument HandOverInput input, @ContextValue Viewer viewer) {
        return new TaskPayload(handovers.handOver(viewer, input), List.of());
    }

    @MutationMapping
    TaskPayload taskAsk(@Argument AskInput input, @ContextValue Viewer viewer) {
        return new TaskPayload(handovers.ask(viewer, input), List.of());
    }

    @MutationMapping
    TaskPayload taskUnask(@Argument BackInput input, @ContextValue Viewer viewer) {
        return new TaskPayload(handovers.unask(viewer, input), List.of());
    }

    @MutationMapping
    TaskPayload taskTakeBack(@Argument BackInput input, @ContextValue Viewer viewer) {
        return new TaskPayload(handovers.takeBack(viewer, input), List.of());
    }

    /** One search, whatever the number of tasks. */
    private record Search(@Nullable String text) {}

    /** For the holder of the task and for the superior who was told of it; nobody for anybody else. */
    @SchemaMapping(typeName = "Task")
    CompletableFuture<List<ReceiverView>> receivers(
            Task task,
            @Argument @Nullable String search,
            DataLoader<Long, Escalations> escalations,
            @ContextValue Viewer viewer,
            GraphQLContext context) {
        return escalations.load(task.caseId()).thenApply(found -> {
            var holds = viewer.may(Action.CASE_DECIDE, task.tenantId())
                    && (task.seat().taken(viewer)
                            || ProxyController.mandates(context, proxies).hold(task));
            var told = found.of(task).filter(one -> isSuperior(viewer, task, one));
            return !holds && told.isEmpty()
                    ? List.of()
                    : ForViewer.read(context, new Search(search), whose -> handovers.receivers(whose, search)).stream()
                            .map(receiver -> ReceiverView.of(receiver, task.unitId()))
                            .toList();
        });
    }

    @SchemaMapping(typeName = "Task")
    CompletableFuture<List<ReceiverView>> confirmers(
            Task task, @Argument @Nullable String search, DataLoader<ConfirmersOf, OfferedConfirmers> confirmers) {
        return confirmers.load(new ConfirmersOf(task, search)).thenApply(OfferedConfirmers::all);
    }

    @SchemaMapping(typeName = "Task")
    CompletableFuture<Boolean> viewerCanAsk(
            Task task, DataLoader<Long, ApprovalCase> cases, DataLoader<Long, CaseFlow> flows, GraphQLContext context) {
        return TaskSight.of(task, cases, flows, context, proxies, TaskSight::mayAsk);
    }

    @SchemaMapping(typeName = "Task")
    CompletableFuture<Boolean> viewerCanUnask(
            Task task, DataLoader<Long, ApprovalCase> cases, DataLoader<Long, CaseFlow> flows, GraphQLContext context) {
        return TaskSight.of(task, cases, flows, context, proxies, TaskSight::mayUnask);
    }

    @SchemaMapping(typeName = "Task")
    CompletableFuture<Boolean> viewerCanTakeBack(
            Task task, DataLoader<Long, ApprovalCase> cases, DataLoader<Long, CaseFlow> flows, GraphQLContext context) {
        return TaskSight.of(task, cases, flows, context, proxies, TaskSight::mayTakeBack);
    }

    private static boolean isSuperior(Viewer viewer, Task task, Escalation escalation) {
        var post = viewer.post();
        return post != null
                && viewer.may(Action.CASE_DECIDE, task.tenantId())
                && new Seat(task.unitId(), escalation.role(), null).taken(post);
    }

    /** Who acts for somebody hands nothing on: the mandate isn't its to give. A superior may when it was told. */
    @SchemaMapping(typeName = "Task")
    CompletableFuture<Boolean> viewerCanHandOver(
            Task task,
            DataLoader<Long, CaseFlow> flows,
            DataLoader<Long, Escalations> escalations,
            @ContextValue Viewer viewer) {
        return flows.load(task.caseId())
                .thenCombine(
                        escalations.load(task.caseId()),
                        (flow, found) -> CaseRules.decidable(flow, task)
                                && (task.seat().taken(viewer)
                                        || found.of(task)
                                                .filter(one -> isSuperior(viewer, task, one))
                                                .isPresent()));
    }

    @SchemaMapping(typeName = "Task")
    CompletableFuture<@Nullable Task> askedFor(Task task, DataLoader<Long, CaseFlow> flows) {
        return flows.load(task.caseId()).thenApply(flow -> flow.asker(task).orElse(null));
    }
}
