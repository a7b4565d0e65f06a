package org.cobuild.approval;

import java.util.List;
import java.util.Optional;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskState;

/** Which tasks of a case were brought before a superior. */
record Escalations(List<Escalation> all) {
    static final Escalations NONE = new Escalations(List.of());

    /** That of a task with the deadline that it has, as long as it waits. */
    Optional<Escalation> of(Task task) {
        return all.stream()
                .filter(one -> one.taskId() == task.id() && one.dueOn().equals(task.dueOn()))
                .filter(one -> task.is(TaskState.OPEN) || task.is(TaskState.ASKING))
                .findFirst();
    }
}
