package org.cobuild.approval;

import graphql.GraphQLContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.Decision;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.Batch;
import org.cobuild.platform.Connection;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
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
    private final Receivers receivers;
    private final UnitRepository units;
    private final ProxyRepository proxies;

    TaskController(
            TaskRepository tasks,
            TaskService service,
            Receivers receivers,
            UnitRepository units,
            ProxyRepository proxies) {
        this.tasks = tasks;
        this.service = service;
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
            return Connection.of(tasks.listUnneeded(viewer, subject, page), page, TaskController::closed);
        }
        if (filter != null && filter.above()) {
            return Connection.of(
                    tasks.listEscalated(viewer, subject, page),
                    page,
                    task -> Page.key(Objects.requireNonNull(task.dueOn()), task.id()));
        }
        return filter != null && filter.done()
                ? Connection.of(tasks.listDone(viewer, subject, page), page, TaskController::closed)
                : Connection.of(
                        tasks.listOpen(viewer, Seats.of(mandates(context), acting), subject, page),
                        page,
                        task -> Page.key(Objects.requireNonNull(task.dueOn()), task.id()));
    }

    private static String closed(Task task) {
        return Page.key(Objects.requireNonNull(task.closedAt()), task.id());
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
            Task task, DataLoader<Long, ApprovalCase> cases, DataLoader<Long, CaseFlow> flows, GraphQLContext context) {
        return TaskSight.of(task, cases, flows, context, proxies, sight -> {
            if (task.is(TaskState.DONE)) {
                var said = sight.flow().lastOf(task);
                return said == null || said.actedFor() == null
                        ? null
                        : said.actedFor().name();
            }
            return sight.mandate().map(Mandate::personName).orElse(null);
        });
    }

    @SchemaMapping
    CompletableFuture<Boolean> viewerCanDecide(
            Task task, DataLoader<Long, ApprovalCase> cases, DataLoader<Long, CaseFlow> flows, GraphQLContext context) {
        return TaskSight.of(task, cases, flows, context, proxies, TaskSight::mayDecide);
    }

    @MutationMapping
    TaskPayload taskDecide(@Argument TaskDecideInput input, @ContextValue Viewer viewer) {
        return new TaskPayload(service.decide(viewer, input), List.of());
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
        return Batch.each(of, task -> named.get(task.unitId()));
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

    @BatchMapping
    Map<Task, String> holderName(List<Task> of, @ContextValue Viewer viewer) {
        var named = receivers.names(
                viewer.scope(),
                of.stream()
                        .map(task -> task.seat().postId())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return Batch.each(
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
