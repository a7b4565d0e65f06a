package org.cobuild.approval;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules by which a case moves, without a database. */
final class CaseRules {
    private CaseRules() {}

    /**
     * Where a case goes.
     *
     * @param skipped steps that are not needed at this amount
     * @param next the step that opens now, null when nothing is left to decide
     */
    record Course(List<Step> skipped, @Nullable Step next) {}

    /**
     * The first step, in order, that is neither done nor unneeded. The same rule opens a new case, goes on after a step
     * and brings a resubmission straight back to the step that returned it. A step that was skipped is asked after all
     * when the amount has risen above its limit since: a limit cannot be dodged by cutting first.
     *
     * @param closing the step that is done by the decision at hand, null when none is
     */
    static Course course(List<Step> steps, @Nullable Step closing, BigDecimal amount) {
        var open = steps.stream()
                .filter(step -> !step.equals(closing) && step.state() != StepState.DONE)
                .toList();
        var next =
                open.stream().filter(step -> needed(step, amount)).findFirst().orElse(null);
        return new Course(
                open.stream()
                        .filter(step -> step.state() == StepState.WAITING)
                        .filter(step -> next == null || step.ordinal() < next.ordinal())
                        .toList(),
                next);
    }

    /** Above the limit, not at it. Whoever returned a case sees its resubmission, whatever the amount has become. */
    static boolean needed(Step step, BigDecimal amount) {
        return step.state() == StepState.RETURNED
                || step.aboveAmount() == null
                || amount.compareTo(step.aboveAmount()) > 0;
    }

    /** What becomes of the step when one of its units decides. */
    static StepState after(DecisionVerb verb, StepRule rule, boolean othersOpen) {
        return switch (verb) {
            case RETURN -> StepState.RETURNED;
            case REFUSE -> StepState.DONE;
            case APPROVE, APPROVE_CONDITIONALLY -> rule == StepRule.ALL && othersOpen ? StepState.OPEN : StepState.DONE;
        };
    }

    /** What becomes of the case. @param course where it goes when the step is done, null when it is not */
    static CaseState state(DecisionVerb verb, @Nullable Course course) {
        return switch (verb) {
            case RETURN -> CaseState.RETURNED;
            case REFUSE -> CaseState.REFUSED;
            case APPROVE, APPROVE_CONDITIONALLY ->
                course != null && course.next() == null ? CaseState.APPROVED : CaseState.OPEN;
        };
    }

    /**
     * Tasks to be opened when a step opens: those that never were, and after a return the returner's and those that
     * were open then. What others have concluded in a joint sign-off is kept.
     */
    static List<Task> toOpen(CaseFlow flow, Step step) {
        return flow.tasksOf(step).stream()
                .filter(task -> task.state() == TaskState.WAITING
                        || task.state() == TaskState.OPEN
                        || task.state() == TaskState.DONE && !concluded(flow.lastOf(task)))
                .toList();
    }

    private static boolean concluded(@Nullable Decision last) {
        return last != null && last.verb().agrees();
    }

    /**
     * Conditions of an approval: those of the step that decided last, one a line. Conditions that earlier steps named
     * were seen by it; what it does not name itself is met.
     */
    static @Nullable String conditions(CaseFlow flow, Step last, @Nullable String own) {
        var all = java.util.stream.Stream.concat(
                        flow.tasksOf(last).stream()
                                .filter(task -> task.state() == TaskState.DONE)
                                .map(flow::lastOf)
                                .filter(Objects::nonNull)
                                .filter(decision -> decision.verb().agrees())
                                .map(Decision::condition),
                        java.util.stream.Stream.ofNullable(own))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("\n"));
        return all.isEmpty() ? null : all;
    }

    /**
     * The number of a reply. A series is a template, e.g. {@code 泰数项〔{year}〕{number}号}, or the issuer's sign alone,
     * which is completed as GB/T 9704-2012 (7.2.5) has it: sign, year in hexagonal brackets, number without zeros
     * in front.
     */
    static String replyNumber(String series, int year, int number) {
        var template = series.contains("{number}") ? series : series + "〔{year}〕{number}号";
        return template.replace("{year}", Integer.toString(year)).replace("{number}", Integer.toString(number));
    }
}
