package org.cobuild.approval;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cobuild.platform.Connection;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
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
    private final UnitRepository units;

    TaskController(TaskRepository tasks, TaskService service, UnitRepository units) {
        this.tasks = tasks;
        this.service = service;
        this.units = units;
    }

    record TaskFilter(@Nullable Boolean open, @Nullable CaseSubject subject) {
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
            @ContextValue Viewer viewer) {
        var page = Page.of(first, after);
        var subject = filter == null ? null : filter.subject();
        return filter != null && filter.done()
                ? Connection.of(
                        tasks.listDone(viewer, subject, page),
                        page,
                        task -> Page.key(Objects.requireNonNull(task.decidedAt()), task.id()))
                : Connection.of(
                        tasks.listOpen(viewer, subject, page),
                        page,
                        task -> Page.key(Objects.requireNonNull(task.dueOn()), task.id()));
    }

    @SchemaMapping(typeName = "TaskConnection")
    int openCount(@ContextValue Viewer viewer) {
        return tasks.countOpen(viewer);
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
        return CaseController.map(of, task -> named.get(task.unitId()));
    }

    /** What the task said last; nothing while it is open again after a return. */
    @SchemaMapping
    CompletableFuture<@Nullable Decision> decision(Task task, DataLoader<Long, CaseFlow> flows) {
        return flows.load(task.caseId()).thenApply(flow -> task.state() == TaskState.DONE ? flow.lastOf(task) : null);
    }

    /** The parties of the subject are asked for when it is decided; here it is the starter alone who is known. */
    @SchemaMapping
    CompletableFuture<Boolean> viewerCanDecide(
            Task task, DataLoader<Long, ApprovalCase> cases, @ContextValue Viewer viewer) {
        return cases.load(task.caseId())
                .thenApply(matter -> TaskService.decidable(matter.state(), task.state())
                        && TaskService.addressed(viewer, task)
                        && !TaskService.ownMatter(viewer, matter, Set.of()));
    }

    @SchemaMapping
    CompletableFuture<@Nullable String> nextStepName(
            Task task, DataLoader<Long, ApprovalCase> cases, DataLoader<Long, CaseFlow> flows) {
        return next(task, cases, flows, Step::name);
    }

    @SchemaMapping
    CompletableFuture<@Nullable String> nextStepNameEn(
            Task task, DataLoader<Long, ApprovalCase> cases, DataLoader<Long, CaseFlow> flows) {
        return next(task, cases, flows, Step::nameEn);
    }

    private static CompletableFuture<@Nullable String> next(
            Task task,
            DataLoader<Long, ApprovalCase> cases,
            DataLoader<Long, CaseFlow> flows,
            Function<Step, String> name) {
        return cases.load(task.caseId()).thenCombine(flows.load(task.caseId()), (matter, flow) -> {
            var next = CaseRules.course(flow.steps(), flow.step(task.stepId()), matter.amount())
                    .next();
            return next == null ? null : name.apply(next);
        });
    }
}
