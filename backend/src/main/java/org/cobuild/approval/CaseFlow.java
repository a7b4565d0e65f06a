package org.cobuild.approval;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a case is made of. A case is small (a handful of steps, a dozen tasks), so it is read in one statement and
 * every question about it is answered from here.
 *
 * @param steps in order
 * @param tasks of all steps, also of those not reached yet
 * @param decisions of all rounds, oldest first
 */
record CaseFlow(List<Step> steps, List<Task> tasks, List<Decision> decisions) {
    static final CaseFlow EMPTY = new CaseFlow(List.of(), List.of(), List.of());

    Step step(long id) {
        return steps.stream().filter(step -> step.id() == id).findFirst().orElseThrow();
    }

    /** The task, if its step was reached. */
    Optional<Task> task(long id) {
        return tasks.stream().filter(task -> task.id() == id && reached(task)).findFirst();
    }

    List<Task> tasksOf(Step step) {
        return tasks.stream().filter(task -> task.stepId() == step.id()).toList();
    }

    /** Tasks of the step that reached their unit. */
    List<Task> reachedTasksOf(Step step) {
        return tasksOf(step).stream().filter(CaseFlow::reached).toList();
    }

    /** What the unit said last in this task, null when it has said nothing. */
    @Nullable
    Decision lastOf(Task task) {
        return decisions.stream()
                .filter(decision -> decision.taskId() == task.id())
                .max(Decision.OLDEST_FIRST)
                .orElse(null);
    }

    private static boolean reached(Task task) {
        return task.state() != TaskState.WAITING;
    }
}
