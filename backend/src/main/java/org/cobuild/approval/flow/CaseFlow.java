package org.cobuild.approval.flow;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.approval.flow.StepRule.Ballot;
import org.cobuild.approval.flow.StepRule.Vote;
import org.jspecify.annotations.Nullable;

/**
 * All that a case is made of, as a value: {@link CaseMoves} makes the next one out of it, and its store writes
 * what differs. A case is small (a handful of steps, a dozen tasks), so it is read in one statement and every question
 * about it is answered from here.
 *
 * @param round how often it was submitted, from 1
 * @param amount what is approved so far, in yuan
 * @param cutAt when a step changed the amount last, null when none has since it was opened
 * @param expertsAt when the expert panel was closed with its minutes, null as long as it was not
 * @param steps in order
 * @param tasks of all steps, also of those not reached yet
 * @param decisions of all rounds, oldest first
 */
public record CaseFlow(
        CaseState state,
        int round,
        BigDecimal amount,
        @Nullable Instant cutAt,
        @Nullable Instant expertsAt,
        List<Step> steps,
        List<Task> tasks,
        List<Decision> decisions) {

    public static final CaseFlow EMPTY =
            new CaseFlow(CaseState.WITHDRAWN, 1, BigDecimal.ZERO, null, null, List.of(), List.of(), List.of());

    public Step step(long id) {
        return steps.stream().filter(step -> step.id() == id).findFirst().orElseThrow();
    }

    public Step stepOf(Task task) {
        return step(task.stepId());
    }

    /** The task, if it was reached. */
    Optional<Task> task(long id) {
        return tasks.stream().filter(task -> task.id() == id && reached(task)).findFirst();
    }

    public List<Task> tasksOf(Step step) {
        return tasks.stream().filter(task -> task.stepId() == step.id()).toList();
    }

    /** Tasks of the step that reached their unit. */
    public List<Task> reachedTasksOf(Step step) {
        return tasksOf(step).stream().filter(CaseFlow::reached).toList();
    }

    /** Those whom the holder of the task asked, as far as it counts: who was taken out of it again is absent. */
    public Stream<Task> askedBy(Task task) {
        return tasks.stream().filter(other -> other.askedBy(task) && !other.is(TaskState.NOT_NEEDED));
    }

    /** The task whose holder asked for this one; nothing when the route did. */
    public Optional<Task> asker(Task asked) {
        return tasks.stream().filter(asked::askedBy).findFirst();
    }

    /** What the unit said last in this task, null when it has said nothing. */
    @Nullable
    public Decision lastOf(Task task) {
        return decisions.stream()
                .filter(decision -> decision.taskId() == task.id())
                .max(Decision.OLDEST_FIRST)
                .orElse(null);
    }

    /** What stands as the unit's word now: nothing while its task is open, or is open again. */
    @Nullable
    DecisionVerb wordOf(Task task) {
        var last = task.is(TaskState.DONE) ? lastOf(task) : null;
        return last == null ? null : last.verb();
    }

    /** The votes in a step: one for each unit that the route asks. */
    public List<Ballot> ballots(Step step) {
        return tasksOf(step).stream()
                .filter(task -> task.kind() == TaskKind.ROUTE)
                .map(task -> new Ballot(vote(task), task.veto()))
                .toList();
    }

    private Vote vote(Task task) {
        var own = said(task);
        if (own != Vote.AGREED) {
            return own;
        }
        var later = askedBy(task)
                .filter(other -> other.kind() == TaskKind.AFTER)
                .map(this::said)
                .collect(Collectors.toSet());
        return later.contains(Vote.DISAGREED) ? Vote.DISAGREED : later.contains(Vote.OPEN) ? Vote.OPEN : Vote.AGREED;
    }

    private Vote said(Task task) {
        var word = wordOf(task);
        if (word == null || word == DecisionVerb.RETURN) {
            return Vote.OPEN;
        }
        return word == DecisionVerb.DISAGREE ? Vote.DISAGREED : Vote.AGREED;
    }

    /** What the route will ask for later is not shown; whom somebody asked is. */
    private static boolean reached(Task task) {
        return !task.is(TaskState.WAITING) || task.kind() != TaskKind.ROUTE;
    }

    CaseFlow in(CaseState next) {
        return new CaseFlow(next, round, amount, cutAt, expertsAt, steps, tasks, decisions);
    }

    CaseFlow resubmitted(BigDecimal asked) {
        return new CaseFlow(CaseState.OPEN, round + 1, asked, cutAt, expertsAt, steps, tasks, decisions);
    }

    CaseFlow said(Decision decision) {
        return new CaseFlow(state, round, amount, cutAt, expertsAt, steps, tasks, plus(decisions, decision));
    }

    CaseFlow with(Task added) {
        return new CaseFlow(state, round, amount, cutAt, expertsAt, steps, plus(tasks, added), decisions);
    }

    CaseFlow steps(Predicate<Step> which, UnaryOperator<Step> change) {
        return new CaseFlow(state, round, amount, cutAt, expertsAt, changed(steps, which, change), tasks, decisions);
    }

    public CaseFlow step(Step step, UnaryOperator<Step> change) {
        return steps(other -> other.id() == step.id(), change);
    }

    CaseFlow tasks(Predicate<Task> which, UnaryOperator<Task> change) {
        return new CaseFlow(state, round, amount, cutAt, expertsAt, steps, changed(tasks, which, change), decisions);
    }

    CaseFlow task(Task task, UnaryOperator<Task> change) {
        return tasks(other -> other.id() == task.id(), change);
    }

    private static <T> List<T> changed(List<T> rows, Predicate<T> which, UnaryOperator<T> change) {
        return rows.stream()
                .map((Function<T, T>) row -> which.test(row) ? change.apply(row) : row)
                .toList();
    }

    private static <T> List<T> plus(List<T> rows, T row) {
        var all = new ArrayList<>(rows);
        all.add(row);
        return List.copyOf(all);
    }
}
