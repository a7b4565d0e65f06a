package org.cobuild.approval;

import java.util.List;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskState;

/** How a case was urged. @param all oldest first */
record Urges(List<Urge> all) {
    static final Urges NONE = new Urges(List.of());

    /** Those that reached the holder of a task: since it has it, and as long as it has not decided. */
    List<Urge> of(Task task) {
        var since = task.openedAt();
        return since == null || !task.is(TaskState.OPEN) && !task.is(TaskState.ASKING)
                ? List.of()
                : all.stream().filter(urge -> !urge.urgedAt().isBefore(since)).toList();
    }
}
