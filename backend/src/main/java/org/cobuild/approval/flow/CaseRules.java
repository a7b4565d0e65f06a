package org.cobuild.approval.flow;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is allowed in a case as it stands, whoever asks, without a database. */
public final class CaseRules {
    private static final int MOST_WORDS = 6_000;

    private CaseRules() {}

    /** While a case is with its starter, or has gone back to an earlier step, open tasks rest. */
    public static boolean decidable(CaseFlow flow, Task task) {
        return flow.state() == CaseState.OPEN && flow.stepOf(task).is(StepState.OPEN) && task.is(TaskState.OPEN);
    }

    /**
     * Who was asked for advice advises, a participant confirms its part or doesn't, who was asked to sign agrees or
     * doesn't, who the route asks may do all.
     */
    public static boolean fits(CaseFlow flow, Task task, DecisionVerb verb) {
        return switch (verb) {
            case ADVISE -> task.kind() == TaskKind.ADVICE;
            case CONFIRM -> task.kind() == TaskKind.CONFIRM;
            case APPROVE, APPROVE_CONDITIONALLY -> task.kind() != TaskKind.ADVICE && task.kind() != TaskKind.CONFIRM;
            case DISAGREE -> mayDisagree(flow, task);
            case RETURN -> task.kind() == TaskKind.ROUTE;
            case REFUSE -> task.kind() == TaskKind.ROUTE && task.mayRefuse();
        };
    }

    /** Whether the step still waits for the expert panel of the case. */
    public static boolean waitsForExperts(CaseFlow flow, Step step) {
        var goesOn = flow.state() == CaseState.OPEN || flow.state() == CaseState.RETURNED;
        return goesOn && step.experts() && flow.expertsAt() == null && !passed(step);
    }

    /**
     * Whether the panel has to be closed before this is said: all that lets the step pass. Where it is enough that all are
     * heard, that is disagreeing, too.
     */
    public static boolean needsExperts(CaseFlow flow, Task task, DecisionVerb verb) {
        var step = flow.stepOf(task);
        return waitsForExperts(flow, step)
                && switch (verb) {
                    case APPROVE, APPROVE_CONDITIONALLY -> true;
                    case DISAGREE -> step.rule() == StepRule.HEARD;
                    case ADVISE, CONFIRM, RETURN, REFUSE -> false;
                };
    }

    /** Where one alone decides, not to agree is to return or to refuse. */
    private static boolean mayDisagree(CaseFlow flow, Task task) {
        return switch (task.kind()) {
            case BEFORE, AFTER, CONFIRM -> true;
            case ADVICE -> false;
            case ROUTE -> isJoint(flow, flow.stepOf(task));
        };
    }

    /** Steps that a return may go to: those that are done and come before the task's own. */
    public static List<Step> returnable(CaseFlow flow, Task task) {
        var own = flow.stepOf(task);
        return flow.steps().stream()
                .filter(step -> step.is(StepState.DONE) && step.before(own))
                .toList();
    }

    /** Joint reviews before the task's own step that are over, and whose conclusions can be summed up in one opinion. */
    public static List<Step> mergeable(CaseFlow flow, Task task) {
        return task.kind() != TaskKind.ROUTE
                ? List.of()
                : returnable(flow, task).stream()
                        .filter(step -> isJoint(flow, step))
                        .toList();
    }

    /** Whether several units are asked in it. */
    public static boolean isJoint(CaseFlow flow, Step step) {
        return flow.ballots(step).size() > 1;
    }

    /** The opinion in which somebody summed the joint review up; the last one whose task still stands. */
    public static Optional<Decision> merged(CaseFlow flow, Step step) {
        return flow.decisions().stream()
                .filter(said -> Objects.equals(said.mergesStepId(), step.id()))
                .filter(said -> flow.tasks().stream()
                        .anyMatch(task -> task.is(TaskState.DONE) && said.equals(flow.lastOf(task))))
                .max(Decision.OLDEST_FIRST);
    }

    /** The step that follows when this one is done, as the amount stands; of branches side by side the first. */
    public static Optional<Step> next(CaseFlow flow, Step step) {
        return flow.steps().stream()
                .filter(step::before)
                .filter(later -> !later.is(StepState.DONE) && later.needed(flow.amount()))
                .findFirst();
    }

    /** Only who the route asks may ask others: whoever was asked answers. */
    public static boolean mayAsk(CaseFlow flow, Task task) {
        return decidable(flow, task) && task.kind() == TaskKind.ROUTE;
    }

    /** Nobody is asked twice at the same time for the same task, nor is who asks. */
    public static boolean isAsked(CaseFlow flow, Task task, Seat seat) {
        return task.seat().equals(seat)
                || flow.askedBy(task)
                        .anyMatch(other -> !other.is(TaskState.DONE)
                                && other.unitId() == seat.unitId()
                                && other.role() == seat.role()
                                && Objects.equals(other.seat().postId(), seat.postId()));
    }

    /** Who was asked can be taken out again until it has spoken. */
    public static boolean mayUnask(CaseFlow flow, Task asked) {
        return flow.state() == CaseState.OPEN
                && flow.stepOf(asked).is(StepState.OPEN)
                && asked.kind() != TaskKind.ROUTE
                && (asked.is(TaskState.OPEN) || asked.is(TaskState.WAITING));
    }

    /** Whether somebody can decide in it now: who is urged. */
    public static boolean isPending(CaseFlow flow) {
        return flow.tasks().stream().anyMatch(task -> decidable(flow, task));
    }

    /** The starter takes a case back while nobody has acted since it was submitted last; what was taken back is no act. */
    public static boolean mayWithdraw(CaseFlow flow) {
        return flow.state() == CaseState.OPEN
                && flow.decisions().stream()
                        .filter(decision -> decision.round() == flow.round())
                        .allMatch(decision -> takenBack(flow, decision));
    }

    /** A return is never taken back, and it alone lets tasks of the same round be open again. */
    private static boolean takenBack(CaseFlow flow, Decision decision) {
        return decision.verb() != DecisionVerb.RETURN
                && flow.tasks().stream().noneMatch(task -> task.id() == decision.taskId() && task.is(TaskState.DONE));
    }

    /**
     * A decision that lets the case go on can be taken back while nobody has acted on it: not the next step, not the
     * next in line, not who asked for it or was asked to sign after it, and nobody has cut what it let pass.
     */
    public static boolean mayTakeBack(CaseFlow flow, Task task) {
        var word = flow.wordOf(task);
        if (flow.state() != CaseState.OPEN || word == null || word == DecisionVerb.RETURN) {
            return false;
        }
        var step = flow.stepOf(task);
        var last = Objects.requireNonNull(flow.lastOf(task));
        if (!untouched(flow, asking(flow, task), last) || !untouched(flow, nextInLine(flow, step, task), last)) {
            return false;
        }
        return switch (step.state()) {
            case OPEN -> true;
            case DONE ->
                task.kind() == TaskKind.ROUTE
                        && flow.steps().stream()
                                .filter(other -> other.before(step))
                                .allMatch(CaseRules::passed)
                        && untouched(flow, later(flow, step), last)
                        && (flow.cutAt() == null || !flow.cutAt().isAfter(last.decidedAt()));
            case WAITING, SKIPPED, RETURNED -> false;
        };
    }

    private static boolean passed(Step step) {
        return step.is(StepState.DONE) || step.is(StepState.SKIPPED);
    }

    private static List<Task> later(CaseFlow flow, Step step) {
        return flow.tasks().stream()
                .filter(task -> step.before(flow.stepOf(task)))
                .toList();
    }

    /** Whom the task's holder asked to sign after it, and who asked for the task. */
    private static List<Task> asking(CaseFlow flow, Task task) {
        return flow.tasks().stream()
                .filter(other -> other.askedBy(task) && other.kind() == TaskKind.AFTER || task.askedBy(other))
                .toList();
    }

    private static List<Task> nextInLine(CaseFlow flow, Step step, Task task) {
        return step.rule() == StepRule.SEQUENCE
                ? flow.tasksOf(step).stream()
                        .filter(other -> other.kind() == TaskKind.ROUTE && other.place() > task.place())
                        .toList()
                : List.of();
    }

    /** Whether none of them has decided or asked anybody since that decision. */
    private static boolean untouched(CaseFlow flow, Collection<Task> tasks, Decision since) {
        return tasks.stream()
                .allMatch(task ->
                        flow.tasks().stream().noneMatch(other -> other.askedBy(task) && other.id() > since.id())
                                && flow.decisions().stream()
                                        .noneMatch(decision -> decision.taskId() == task.id()
                                                && Decision.OLDEST_FIRST.compare(decision, since) > 0));
    }

    /**
     * Conditions of an approval: those of the stage that decided last, one a line. Conditions that earlier steps named
     * were seen by it, and so were those of whom its own units asked first; what it does not name itself is met.
     */
    public static @Nullable String conditions(CaseFlow flow) {
        var all = conditional(flow).stream()
                .map(Decision::condition)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("\n"));
        if (all.isEmpty()) {
            return null;
        }
        // Each of them is kept whole beside it.
        return all.length() <= MOST_WORDS ? all : all.substring(0, MOST_WORDS - 1) + "…";
    }

    /** The decisions whose conditions an approval carries. */
    public static List<Decision> conditional(CaseFlow flow) {
        var last = flow.steps().stream()
                .filter(step -> step.is(StepState.DONE))
                .mapToInt(Step::stage)
                .max()
                .orElse(0);
        return flow.tasks().stream()
                .filter(task -> task.is(TaskState.DONE) && !task.goesFirst())
                .filter(task -> flow.stepOf(task).stage() == last)
                .map(flow::lastOf)
                .filter(Objects::nonNull)
                .filter(decision -> decision.verb().agrees() && decision.condition() != null)
                .toList();
    }

    /**
     * The number of a reply. A series is a template, e.g. {@code 泰数项〔{year}〕{number}号}, or the issuer's sign alone,
     * which is completed as GB/T 9704-2012 (7.2.5) has it: sign, year in hexagonal brackets, number without zeros
     * in front.
     */
    public static String replyNumber(String series, int year, int number) {
        var template = series.contains("{number}") ? series : series + "〔{year}〕{number}号";
        return template.replace("{year}", Integer.toString(year)).replace("{number}", Integer.toString(number));
    }
}
