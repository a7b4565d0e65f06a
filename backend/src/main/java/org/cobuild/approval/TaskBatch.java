package org.cobuild.approval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.cobuild.approval.HeldTasks.HeldTask;
import org.cobuild.approval.flow.Task;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.Texts;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Agrees to several tasks that are alike, with one opinion: each is asked for, and refused, as one by itself would be. */
@Service
class TaskBatch {
    private static final int MOST = 50;
    private final TaskService tasks;
    private final SubjectRooms rooms;
    private final TransactionTemplate apart;

    TaskBatch(TaskService tasks, SubjectRooms rooms, PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.rooms = rooms;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @param version of the project that was read */
    record ReadTask(GlobalId taskId, @Nullable Integer version) {}

    record TasksDecideInput(
            List<ReadTask> tasks, String opinion, @Nullable String clientMutationId) {}

    /** What became of one of them. @param task null when refused */
    record TaskResult(GlobalId taskId, @Nullable Task task, List<UserError> errors) {}

    /**
     * Decides each that can be; the others keep as they are, with the reason. What fails otherwise, such as the database,
     * undoes all of it.
     *
     * @return a result for each, in the order of the input; a task that is named twice has one
     * @throws NotFound when none of them is in scope
     * @throws Forbidden when the caller may decide none of them
     */
    @Transactional
    public List<TaskResult> decide(Viewer viewer, TasksDecideInput input) {
        var refusals = new Refusals();
        var count = input.tasks().size();
        refusals.unless(
                count > 0 && count <= MOST, ApprovalErrorCode.INVALID, "approval.batch.count", "tasks", MOST, count);
        Texts.check(
                refusals, ApprovalErrorCode.REQUIRED, ApprovalErrorCode.INVALID, "opinion", input.opinion(), 2, 2000);
        refusals.throwIfAny();
        var results = new LinkedHashMap<GlobalId, TaskResult>();
        input.tasks()
                .forEach(read -> results.putIfAbsent(read.taskId(), new TaskResult(read.taskId(), null, List.of())));
        var outOfReach = new ArrayList<RuntimeException>();
        var group = new AtomicReference<@Nullable String>();
        // In one order, so that two who decide the same ones at the same moment wait for each other and don't deadlock.
        input.tasks().stream()
                .distinct()
                .sorted(Comparator.comparing(read -> read.taskId().toString()))
                .filter(read -> results.containsKey(read.taskId()))
                .forEach(read -> {
                    var before = results.get(read.taskId());
                    if (before == null
                            || before.task() == null && before.errors().isEmpty()) {
                        results.put(read.taskId(), decide(viewer, read, input.opinion(), group, outOfReach));
                    }
                });
        if (outOfReach.size() == results.size()) {
            throw outOfReach.getFirst();
        }
        return List.copyOf(results.values());
    }

    private TaskResult decide(
            Viewer viewer,
            ReadTask read,
            String opinion,
            AtomicReference<@Nullable String> group,
            List<RuntimeException> outOfReach) {
        var input = TaskDecideInput.approval(read.taskId(), opinion, read.version());
        try {
            var key = new AtomicReference<@Nullable String>();
            var task = apart.execute(status -> tasks.decide(
                    viewer, input, (held, refusals) -> key.set(requireAlike(held, group.get(), refusals))));
            group.compareAndSet(null, key.get());
            return new TaskResult(read.taskId(), task, List.of());
        } catch (Refused refused) {
            return new TaskResult(read.taskId(), null, refused.errors());
        } catch (NotFound missing) {
            outOfReach.add(missing);
            return refused(read, ApprovalErrorCode.NOT_FOUND, "notfound");
        } catch (Forbidden forbidden) {
            outOfReach.add(forbidden);
            return refused(read, ApprovalErrorCode.FORBIDDEN, forbidden.reason());
        }
    }

    private static TaskResult refused(ReadTask read, ApprovalErrorCode code, String key) {
        return new TaskResult(
                read.taskId(), null, new Refusals().add(code, key, "taskId").list());
    }

    private String requireAlike(HeldTask held, @Nullable String group, Refusals refusals) {
        var room = rooms.of(held.matter().subject());
        // What is closed, or the own matter, says so itself.
        var apart = refusals.isEmpty() ? AlikeTasks.apart(room, held.flow(), held.task()) : null;
        refusals.unless(apart == null, ApprovalErrorCode.ALONE, "approval.batch.alone." + apart, "taskId");
        var key = AlikeTasks.key(held.matter(), held.step());
        refusals.unless(
                group == null || group.equals(key), ApprovalErrorCode.NOT_ALIKE, "approval.batch.unlike", "taskId");
        return key;
    }
}
