package org.cobuild.approval;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.cobuild.approval.TaskBatch.TaskResult;
import org.cobuild.approval.TaskBatch.TasksDecideInput;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.Task;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Viewer;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Several alike tasks at once. */
@Controller
class BatchController {
    private final TaskBatch batch;
    private final TaskRepository tasks;
    private final SubjectRooms rooms;

    BatchController(TaskBatch batch, TaskRepository tasks, SubjectRooms rooms) {
        this.batch = batch;
        this.rooms = rooms;
        this.tasks = tasks;
    }

    record TasksPayload(List<TaskResult> results, List<UserError> errors) {}

    @MutationMapping
    TasksPayload tasksDecide(@Argument TasksDecideInput input, @ContextValue Viewer viewer) {
        return new TasksPayload(batch.decide(viewer, input), List.of());
    }

    /** Of a refusal the payload is a map, and of a repetition: then it is told how the tasks stand that were named. */
    @SchemaMapping(typeName = "TasksPayload", field = "results")
    List<TaskResult> results(Object payload, DataFetchingEnvironment environment, @ContextValue Viewer viewer) {
        if (payload instanceof TasksPayload made) {
            return made.results();
        }
        if (!((List<?>) Objects.requireNonNull(((Map<?, ?>) payload).get("errors"))).isEmpty()) {
            return List.of();
        }
        Map<String, Object> input = Objects.requireNonNull(
                        environment.getExecutionStepInfo().getParent())
                .getArgument("input");
        var ids = new LinkedHashSet<GlobalId>();
        for (var read :
                (List<?>) Objects.requireNonNull(Objects.requireNonNull(input).get("tasks"))) {
            ids.add(GlobalId.valueOf(
                    Objects.requireNonNull(((Map<?, ?>) read).get("taskId")).toString()));
        }
        return standing(viewer, ids);
    }

    private List<TaskResult> standing(Viewer viewer, LinkedHashSet<GlobalId> ids) {
        var found =
                tasks.find(viewer.scope(), ids.stream().map(id -> id.of("Task")).toList());
        var results = new ArrayList<TaskResult>();
        for (var id : ids) {
            var task = found.get(id.of("Task"));
            var mine = task != null && Objects.equals(task.decidedByPostId(), viewer.postId());
            results.add(new TaskResult(
                    id,
                    mine ? task : null,
                    mine
                            ? List.of()
                            : new Refusals()
                                    .add(ApprovalErrorCode.NOT_NOW, "approval.batch.repeated", "taskId")
                                    .list()));
        }
        return results;
    }

    @SchemaMapping(typeName = "Task")
    CompletableFuture<@Nullable TaskAlone> alone(
            Task task,
            DataLoader<Long, ApprovalCase> cases,
            DataLoader<Long, CaseFlow> flows,
            @ContextValue Viewer viewer) {
        return cases.load(task.caseId())
                .thenCombine(
                        flows.load(task.caseId()),
                        (matter, flow) -> AlikeTasks.alone(viewer, rooms.of(matter.subject()), matter, flow, task));
    }

    @SchemaMapping(typeName = "Task")
    CompletableFuture<String> alike(Task task, DataLoader<Long, ApprovalCase> cases, DataLoader<Long, CaseFlow> flows) {
        return cases.load(task.caseId())
                .thenCombine(flows.load(task.caseId()), (matter, flow) -> AlikeTasks.key(matter, flow.stepOf(task)));
    }
}
