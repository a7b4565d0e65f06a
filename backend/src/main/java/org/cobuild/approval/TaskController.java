package org.cobuild.approval;

import graphql.GraphQLContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cobuild.approval.HandoverService.AskInput;
import org.cobuild.approval.HandoverService.BackInput;
import org.cobuild.approval.HandoverService.HandOverInput;
import org.cobuild.approval.Receivers.Receiver;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
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

/** Tasks: the list of what is to be decided, and deciding. */
@Controller
class TaskController {
    private final TaskRepository tasks;
    private final TaskService service;
    private final HandoverService handovers;
    private final Receivers receivers;
    private final UnitRepository units;
    private final ProxyRepository proxies;

    TaskController(
            TaskRepository tasks,
            TaskService service,
            HandoverService handovers,
            Receivers receivers,
            UnitRepository units,
            ProxyRepository proxies) {
        this.tasks = tasks;
        this.service = service;
        this.handovers = handovers;
        this.receivers = receivers;
        this.units = units;
        this.proxies = proxies;
    }

    record TaskFilter(
            @Nullable Boolean open,
            @Nullable CaseSubject subject,
            @Nullable Boolean acting,
            @Nullable Boolean escalated,
            @Nullable Boolean unneeded) {
        boolean above() {
            return Boolean.TRUE.equals(escalated) && !done();
        }

        boolean told() {
            return Boolean.TRUE.equals(unneeded);
        }

        boolean done() {
            return open != null && !open;
        }
    }

    record TaskPayload(@Nullable Task task, List<UserError> errors) {}

    @QueryMapping
    Connection<Task> tasks(
            @Argument @Nullable TaskFilter filter,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer,
            GraphQLContext context) {
        var page = Page.of(first, after);
        var subject = filter == null ? null : filter.subject();
        var acting = filter == null ? null : filter.acting();
        if (filter != null && filter.told()) {
            return Connection.of(tasks.listUnneeded(viewer, subject, page), page, task -> Page.key(task.id()));
        }
        if (filter != null && filter.above()) {
            return Connection.of(
                    tasks.listEscalated(viewer, subject, page),
                    page,
                    task -> Page.key(Objects.requireNonNull(task.dueOn()), task.id()));
        }
        return filter != null && filter.done()
                ? Connection.of(
                        tasks.listDone(viewer, subject, page),
                        page,
                        task -> Page.key(Objects.requireNonNull(task.decidedAt()), task.id()))
                : Connection.of(
                        tasks.listOpen(viewer, Seats.of(mandates(context), acting), subject, page),
                        page,
                        task -> Page.key(Objects.requireNonNull(task.dueOn()), task.id()));
    }

    @SchemaMapping(typeName = "TaskConnection")
    int openCount(@ContextValue Viewer viewer, GraphQLContext context) {
        return tasks.countOpen(viewer, Seats.of(mandates(context), null));
    }

    @SchemaMapping(typeName = "TaskConnection")
    int actingCount(@ContextValue Viewer viewer, GraphQLContext context) {
        var mandates = mandates(context);
        return mandates.all().isEmpty() ? 0 : tasks.countOpen(viewer, Seats.of(mandates, true));
    }

    /** Whether the task is the caller's own, or one that it may act in for somebody. */
    private boolean holds(GraphQLContext context, Viewer viewer, ApprovalCase matter, CaseFlow flow, Task task) {
        return task.seat().taken(viewer)
                || mandates(context).of(viewer, matter, flow, task).isPresent();
    }

    @SchemaMapping
    CompletableFuture<@Nullable Instant> escalatedAt(Task task, DataLoader<Long, Escalations> escalations) {
        return escalations
                .load(task.caseId())
                .thenApply(found -> found.of(task).map(Escalation::at).orElse(null));
    }

    @SchemaMapping
    CompletableFuture<@Nullable Role> escalatedTo(Task task, DataLoader<Long, Escalations> escalations) {
        return escalations
                .load(task.caseId())
                .thenApply(found -> found.of(task).map(Escalation::role).orElse(null));
    }

    private Mandates mandates(GraphQLContext context) {
        return ProxyController.mandates(context, proxies);
    }

    /** For whom the caller would act in it; of one that is decided, for whom who decided it did. */
    @SchemaMapping
    CompletableFuture<@Nullable String> actingFor(
            Task task,
            DataLoader<Long, ApprovalCase> cases,
            DataLoader<Long, CaseFlow> flows,
            @ContextValue Viewer viewer,
            GraphQLContext context) {
        return cases.load(task.caseId()).thenCombine(flows.load(task.caseId()), (matter, flow) -> {
            if (task.is(TaskState.DONE)) {
                var said = flow.lastOf(task);
                return said == null || said.actedFor() == null
                        ? null
                        : said.actedFor().name();
            }
            return mandates(context)
                    .of(viewer, matter, flow, task)
                    .map(Mandate::personName)
                    .orElse(null);
        });
    }

    @MutationMapping
    TaskPayload taskDecide(@Argument TaskDecideInput input, @ContextValue Viewer viewer) {
        return new TaskPayload(service.decide(viewer, input), List.of());
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

    @SchemaMapping
    List<ReceiverView> receivers(Task task, @Argument @Nullable String search, @ContextValue Viewer viewer) {
        return handovers.receivers(viewer, task, search).stream()
                .map(receiver -> ReceiverView.of(receiver, task.unitId()))
                .toList();
    }

    @SchemaMapping
    CompletableFuture<List<ReceiverView>> confirmers(
            Task task,
            @Argument @Nullable String search,
            DataLoader<Long, ApprovalCase> cases,
            @ContextValue Viewer viewer) {
        return cases.load(task.caseId())
                .thenApply(matter -> handovers.confirming(viewer, task, matter, search).stream()
                        .map(receiver -> ReceiverView.of(receiver, task.unitId()))
                        .toList());
    }

    record ReceiverView(
            GlobalId postId, String personName, String title, String titleEn, String unitName, boolean sameUnit) {
        static ReceiverView of(Receiver receiver, long unitId) {
            return new ReceiverView(
                    new GlobalId("Post", receiver.postId()),
                    receiver.personName(),
                    receiver.title(),
                    receiver.titleEn(),
                    receiver.unitName(),
                    receiver.unitId() == unitId);
        }
    }

    @SchemaMapping(typeName = "Task", field = "case")
    CompletableFuture<ApprovalCase> matter(Task task, DataLoader<Long, ApprovalCase> cases) {
        return cases.load(task.caseId());
    }

    @SchemaMapping
    CompletableFuture<Step> step(Task task, DataLoader<Long, CaseFlow> flows) {
        return flows.load(task.caseId()).thenApply(flow -> flow.step(task.stepId()));
    }

    @BatchMapping
    Map<Task, Unit> unit(List<Task> of) {
        var named = units.named(of.stream().map(Task::unitId).distinct().toList());
        return CaseController.map(of, task -> named.get(task.unitId()));
    }

    /** What the task said last, for those who may read it; nothing while it is open again after a return. */
    @SchemaMapping
    CompletableFuture<@Nullable Decision> decision(
            Task task, DataLoader<Long, CaseFlow> flows, @ContextValue Viewer viewer) {
        return flows.load(task.caseId()).thenApply(flow -> {
            var last = task.state() == TaskState.DONE ? flow.lastOf(task) : null;
            return last != null && Opinions.readable(flow, last, viewer.scope()) ? last : null;
        });
    }

    /** The parties of the subject are asked for when it is decided; here it is the starter alone who is known. */
    @SchemaMapping
    CompletableFuture<Boolean> viewerCanDecide(
            Task task,
            DataLoader<Long, ApprovalCase> cases,
            DataLoader<Long, CaseFlow> flows,
            @ContextValue Viewer viewer,
            GraphQLContext context) {
        return cases.load(task.caseId())
                .thenCombine(
                        flows.load(task.caseId()),
                        (matter, flow) -> CaseRules.decidable(flow, task)
                                && task.kind() != TaskKind.CONFIRM
                                && holds(context, viewer, matter, flow, task)
                                && !HeldTasks.ownMatter(viewer, matter, Set.of()));
    }

    @SchemaMapping
    CompletableFuture<Boolean> viewerCanAsk(
            Task task,
            DataLoader<Long, ApprovalCase> cases,
            DataLoader<Long, CaseFlow> flows,
            @ContextValue Viewer viewer,
            GraphQLContext context) {
        return cases.load(task.caseId())
                .thenCombine(
                        flows.load(task.caseId()),
                        (matter, flow) -> CaseRules.mayAsk(flow, task) && holds(context, viewer, matter, flow, task));
    }

    private static boolean isSuperior(Viewer viewer, Task task, Escalation escalation) {
        var post = viewer.post();
        return post != null
                && viewer.may(Action.CASE_DECIDE, task.tenantId())
                && new Seat(task.unitId(), escalation.role(), null).taken(post);
    }

    /** Who acts for somebody hands nothing on: the mandate isn't its to give. A superior may when it was told. */
    @SchemaMapping
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

    @SchemaMapping
    CompletableFuture<Boolean> viewerCanUnask(
            Task task,
            DataLoader<Long, ApprovalCase> cases,
            DataLoader<Long, CaseFlow> flows,
            @ContextValue Viewer viewer,
            GraphQLContext context) {
        return cases.load(task.caseId())
                .thenCombine(
                        flows.load(task.caseId()),
                        (matter, flow) -> CaseRules.mayUnask(flow, task)
                                && flow.asker(task)
                                        .filter(asker -> asker.seat().taken(viewer)
                                                || mandates(context)
                                                        .reaching(viewer, matter, flow, asker)
                                                        .isPresent())
                                        .isPresent());
    }

    @SchemaMapping
    CompletableFuture<Boolean> viewerCanTakeBack(
            Task task,
            DataLoader<Long, ApprovalCase> cases,
            DataLoader<Long, CaseFlow> flows,
            @ContextValue Viewer viewer,
            GraphQLContext context) {
        return cases.load(task.caseId())
                .thenCombine(
                        flows.load(task.caseId()),
                        (matter, flow) -> Objects.equals(task.decidedByPostId(), viewer.postId())
                                && viewer.may(Action.CASE_DECIDE, task.tenantId())
                                && CaseRules.mayTakeBack(flow, task)
                                && mandates(context).still(matter, flow, task));
    }

    @SchemaMapping
    CompletableFuture<@Nullable Task> askedFor(Task task, DataLoader<Long, CaseFlow> flows) {
        return flows.load(task.caseId()).thenApply(flow -> flow.asker(task).orElse(null));
    }

    @BatchMapping
    Map<Task, String> holderName(List<Task> of, @ContextValue Viewer viewer) {
        var named = receivers.names(
                viewer.scope(),
                of.stream()
                        .map(task -> task.seat().postId())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return CaseController.map(
                of,
                task -> task.seat().postId() == null
                        ? null
                        : named.get(task.seat().postId()));
    }

    /** What the task may say, as far as the case has it. */
    @SchemaMapping
    CompletableFuture<List<DecisionVerb>> verbs(Task task, DataLoader<Long, CaseFlow> flows) {
        return flows.load(task.caseId())
                .thenApply(flow -> Arrays.stream(DecisionVerb.values())
                        .filter(verb -> CaseRules.fits(flow, task, verb))
                        .toList());
    }

    @SchemaMapping
    CompletableFuture<List<Step>> returnableSteps(Task task, DataLoader<Long, CaseFlow> flows) {
        return flows.load(task.caseId()).thenApply(flow -> CaseRules.returnable(flow, task));
    }

    @SchemaMapping
    CompletableFuture<List<Step>> mergeableSteps(Task task, DataLoader<Long, CaseFlow> flows) {
        return flows.load(task.caseId()).thenApply(flow -> CaseRules.mergeable(flow, task));
    }

    @SchemaMapping
    CompletableFuture<@Nullable String> nextStepName(Task task, DataLoader<Long, CaseFlow> flows) {
        return next(task, flows, Step::name);
    }

    @SchemaMapping
    CompletableFuture<@Nullable String> nextStepNameEn(Task task, DataLoader<Long, CaseFlow> flows) {
        return next(task, flows, Step::nameEn);
    }

    private static CompletableFuture<@Nullable String> next(
            Task task, DataLoader<Long, CaseFlow> flows, Function<Step, String> name) {
        return flows.load(task.caseId())
                .thenApply(flow ->
                        CaseRules.next(flow, flow.stepOf(task)).map(name).orElse(null));
    }
}
