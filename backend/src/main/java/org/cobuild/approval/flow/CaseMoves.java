package org.cobuild.approval.flow;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The verbs that move a case, without a database: each makes the next flow out of one, and presupposes that
 * {@link CaseRules} allows it.
 *
 * <p>A case stands in one stage. In each branch of it, the first step that is neither done nor unneeded is open; when
 * every branch has come to its end, the next stage begins, and after the last one the case is approved. A step that
 * closes, a resubmission and a step that was asked once more all go on by this one rule ({@link #advance}), so that
 * "straight back" and "through all steps again" differ only in which steps are done.
 */
public final class CaseMoves {
    private CaseMoves() {}

    /** Opens the first step that is needed. */
    public static CaseFlow start(CaseFlow waiting, Moment now) {
        return advance(waiting, now);
    }

    /** Somebody decides a task. */
    public static CaseFlow decide(CaseFlow flow, Task task, Decision said, long postId, Moment now) {
        var done = task.decided(now.at(), postId);
        var next = flow.task(task, open -> done).said(said);
        return switch (said.verb()) {
            case APPROVE, APPROVE_CONDITIONALLY, DISAGREE, ADVISE, CONFIRM ->
                tally(answered(next, done, now), done, now);
            case RETURN -> goBack(next, task, said, now);
            case REFUSE ->
                end(next.step(next.stepOf(task), step -> step.closed(now.at())), CaseState.REFUSED, now.at());
        };
    }

    /** Goes on with a returned case. */
    public static CaseFlow resubmit(CaseFlow flow, BigDecimal asked, Moment now) {
        return advance(flow.resubmitted(asked), now);
    }

    /** The starter takes the case back. */
    public static CaseFlow withdraw(CaseFlow flow, Instant at) {
        return end(flow, CaseState.WITHDRAWN, at);
    }

    /** The task is handed to somebody else for good 转办. */
    public static CaseFlow hand(CaseFlow flow, Task task, Seat to) {
        return flow.task(task, open -> open.handedTo(to));
    }

    /** The holder of a task asks somebody: for advice or a signature before the own one, or for one after it. */
    public static CaseFlow ask(CaseFlow flow, Task task, Task asked, Moment now) {
        var step = flow.stepOf(task);
        return asked.goesFirst()
                ? flow.task(task, open -> open.now(TaskState.ASKING))
                        .with(asked.opened(now.at(), now.due().apply(step.workingDays())))
                : flow.with(asked);
    }

    /** Who was asked isn't any more 减签, 收回委派. */
    public static CaseFlow unask(CaseFlow flow, Task asked, Moment now) {
        var asker = asker(flow, asked);
        var next = resume(flow.task(asked, task -> task.unneeded(now.at())), asker);
        return asked.kind() == TaskKind.AFTER ? tally(next, asker, now) : next;
    }

    /**
     * Somebody takes the own decision back while those who come next have not acted: the step is as it was before, and
     * what it had opened has not been reached.
     */
    public static CaseFlow takeBack(CaseFlow flow, Task task) {
        var step = flow.stepOf(task);
        var closed = step.is(StepState.DONE);
        var next = flow.task(task, Task::reopened)
                .tasks(
                        other -> other.askedBy(task) && other.kind() == TaskKind.AFTER && other.is(TaskState.OPEN),
                        Task::reset);
        if (task.goesFirst()) {
            next = next.task(asker(flow, task), asker -> asker.now(TaskState.ASKING));
        } else if (closed) {
            next = unreach(next, other -> step.before(other) && other.is(StepState.OPEN))
                    .steps(other -> step.before(other) && other.is(StepState.SKIPPED), Step::reset)
                    .tasks(other -> other.stepId() == step.id() && cutOff(other), Task::reopened)
                    .step(step, Step::reopened);
        } else if (step.rule() == StepRule.SEQUENCE) {
            next = next.tasks(
                    other -> other.stepId() == step.id()
                            && other.kind() == TaskKind.ROUTE
                            && other.place() > task.place()
                            && other.is(TaskState.OPEN),
                    Task::reset);
        }
        return next;
    }

    /** Closed by what others decided, not by being taken out. */
    private static boolean cutOff(Task task) {
        return task.is(TaskState.NOT_NEEDED) && task.kind() == TaskKind.ROUTE && task.openedAt() != null;
    }

    /** Steps that were opened and in which nobody has acted since: not reached yet, or resting as they did before. */
    private static CaseFlow unreach(CaseFlow flow, Predicate<Step> which) {
        var next = flow;
        for (var step : flow.steps().stream().filter(which).toList()) {
            next = begun(flow, step)
                    ? next.step(step, open -> open.returned(Objects.requireNonNull(open.openedAt())))
                    : reset(next, step);
        }
        return next;
    }

    private static boolean begun(CaseFlow flow, Step step) {
        return flow.decisions().stream().anyMatch(decision -> decision.stepId() == step.id())
                || flow.tasksOf(step).stream().anyMatch(task -> task.kind() != TaskKind.ROUTE);
    }

    /** What follows inside the step when somebody has answered. */
    private static CaseFlow answered(CaseFlow flow, Task task, Moment now) {
        if (task.goesFirst()) {
            return resume(flow, asker(flow, task));
        }
        var word = Objects.requireNonNull(flow.wordOf(task));
        return word.agrees()
                ? flow.tasks(
                        other -> other.askedBy(task) && other.is(TaskState.WAITING),
                        asked -> asked.opened(
                                now.at(), now.due().apply(flow.stepOf(task).workingDays())))
                : flow;
    }

    /** Who asked goes on when nobody is left whom it waits for. */
    private static CaseFlow resume(CaseFlow flow, Task asker) {
        var waits = flow.askedBy(asker).anyMatch(other -> other.goesFirst() && other.is(TaskState.OPEN));
        return waits || !asker.is(TaskState.ASKING) ? flow : flow.task(asker, task -> task.now(TaskState.OPEN));
    }

    private static Task asker(CaseFlow flow, Task asked) {
        return flow.asker(asked).orElseThrow();
    }

    /** Counts the votes of the task's step. */
    private static CaseFlow tally(CaseFlow flow, Task task, Moment now) {
        var step = flow.stepOf(task);
        return switch (step.rule().verdict(flow.ballots(step), step.ratio())) {
            case OPEN -> step.rule() == StepRule.SEQUENCE ? nextInLine(flow, step, now) : flow;
            case PASSED ->
                advance(
                        flow.tasks(
                                        other -> other.stepId() == step.id()
                                                && TaskState.TO_COME.contains(
                                                        other.state().name()),
                                        open -> open.unneeded(now.at()))
                                .step(step, open -> open.closed(now.at())),
                        now);
            case FAILED -> rest(flow, open -> true, now).in(CaseState.RETURNED);
        };
    }

    /** In a sequence the next one is asked when all before it have agreed, with those whom they asked. */
    private static CaseFlow nextInLine(CaseFlow flow, Step step, Moment now) {
        var line = flow.tasksOf(step).stream()
                .filter(task -> task.kind() == TaskKind.ROUTE)
                .sorted(Comparator.comparingInt(Task::place))
                .toList();
        for (int i = 0; i < line.size(); i++) {
            if (line.get(i).is(TaskState.WAITING)) {
                var agreed = flow.ballots(step).stream()
                        .filter(ballot -> ballot.vote() == StepRule.Vote.AGREED)
                        .count();
                return agreed == i
                        ? flow.task(
                                line.get(i),
                                waiting -> waiting.opened(now.at(), now.due().apply(step.workingDays())))
                        : flow;
            }
            if (!line.get(i).is(TaskState.DONE)) {
                return flow;
            }
        }
        return flow;
    }

    private static CaseFlow goBack(CaseFlow flow, Task task, Decision said, Moment now) {
        var again = said.resubmission() == Resubmission.AGAIN;
        var to = said.returnToStepId() == null ? null : flow.step(said.returnToStepId());
        Predicate<Step> after = step -> to == null || to.before(step);
        var resting = rest(flow, after, now);
        var next = again ? reset(resting, after, now.at()) : resting;
        return to == null ? next.in(CaseState.RETURNED) : open(reset(next, to, now.at()), to, now);
    }

    /** Open steps stop where they stand. */
    private static CaseFlow rest(CaseFlow flow, Predicate<Step> which, Moment now) {
        return flow.steps(step -> step.is(StepState.OPEN) && which.test(step), step -> step.returned(now.at()));
    }

    private static CaseFlow reset(CaseFlow flow, Predicate<Step> which, Instant at) {
        var next = flow;
        for (var step : flow.steps().stream().filter(which).toList()) {
            next = reset(next, step, at);
        }
        return next;
    }

    /** As if the step had never been reached; who was asked beside the route isn't any more. */
    private static CaseFlow reset(CaseFlow flow, Step step, Instant at) {
        return reset(flow, step)
                .tasks(task -> task.stepId() == step.id() && task.kind() != TaskKind.ROUTE, task -> task.unneeded(at));
    }

    private static CaseFlow reset(CaseFlow flow, Step step) {
        return flow.step(step, Step::reset)
                .tasks(task -> task.stepId() == step.id() && task.kind() == TaskKind.ROUTE, Task::reset);
    }

    /** Goes on until somebody has to act, or nothing is left to decide. */
    private static CaseFlow advance(CaseFlow flow, Moment now) {
        var next = flow;
        var open = false;
        var stage = 0;
        for (var step : flow.steps()) {
            if (open && step.stage() > stage) {
                return next;
            }
            stage = step.stage();
            if (step.is(StepState.DONE) || heldUp(next, step)) {
                continue;
            }
            if (step.needed(flow.amount())) {
                open = true;
                next = step.is(StepState.OPEN) ? next : open(next, step, now);
            } else {
                next = next.step(step, Step::skipped);
            }
        }
        return open ? next : next.in(CaseState.APPROVED);
    }

    /** Whether a step before it in its branch is open. */
    private static boolean heldUp(CaseFlow flow, Step step) {
        return flow.steps().stream().anyMatch(other -> other.is(StepState.OPEN) && other.before(step));
    }

    /**
     * Opens a step: the first time for all of its units (in a sequence for the first); after a return for who returned
     * it and those who had not acted. What others have concluded in a joint sign-off is kept.
     */
    private static CaseFlow open(CaseFlow flow, Step step, Moment now) {
        var due = now.due().apply(step.workingDays());
        var next = flow.step(step, waiting -> waiting.opened(now.at(), due))
                .tasks(
                        task -> task.stepId() == step.id() && toOpen(flow, step, task),
                        task -> task.opened(now.at(), due))
                .tasks(
                        task -> task.stepId() == step.id() && task.is(TaskState.ASKING),
                        task -> task.opened(now.at(), due).now(TaskState.ASKING));
        return step.rule() == StepRule.SEQUENCE ? nextInLine(next, step, now) : next;
    }

    private static boolean toOpen(CaseFlow flow, Step step, Task task) {
        return switch (task.state()) {
            case WAITING -> task.kind() == TaskKind.ROUTE && step.rule() != StepRule.SEQUENCE;
            case OPEN -> true;
            case DONE -> !concluded(step.rule(), task, flow.wordOf(task));
            case ASKING, NOT_NEEDED -> false;
        };
    }

    /** A word that stands when the step is taken up again: consent, and what who asked has heard. */
    private static boolean concluded(StepRule rule, Task task, @Nullable DecisionVerb word) {
        return word != null
                && (word.agrees() || task.goesFirst() || word == DecisionVerb.DISAGREE && heardOnly(rule, task));
    }

    private static boolean heardOnly(StepRule rule, Task task) {
        return rule == StepRule.HEARD && task.kind() == TaskKind.ROUTE && !task.veto();
    }

    /** Nothing is expected of anybody any more; open steps count as never reached. */
    private static CaseFlow end(CaseFlow flow, CaseState state, Instant at) {
        return flow.tasks(task -> task.is(TaskState.OPEN) || task.is(TaskState.ASKING), task -> task.unneeded(at))
                .steps(step -> step.is(StepState.OPEN), Step::reset)
                .in(state);
    }
}
