package org.cobuild.approval.route;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.flow.Ratio;
import org.cobuild.approval.flow.StepRule;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.policy.PolicyRule;
import org.jspecify.annotations.Nullable;

/**
 * A route as the tenant's data has it: the steps that a matter passes, one after the other, or side by side in
 * branches.
 *
 * @param code names the route inside its tenant over all of its versions
 * @param conditions for which matters it is
 */
public record RouteData(
        String code,
        CaseSubject subject,
        String name,
        String nameEn,
        RouteConditions conditions,
        List<StepData> steps) {

    /** The policy values that choosing it, or a case on it, needs. */
    Stream<String> policyNames() {
        return Stream.concat(conditions.policyNames(), steps.stream().flatMap(StepData::policyNames));
    }

    /** The same route with the assignees of each step changed. */
    public RouteData withAssignees(BiFunction<StepData, List<Assignee>, List<Assignee>> change) {
        return new RouteData(
                code,
                subject,
                name,
                nameEn,
                conditions,
                steps.stream()
                        .map(step -> new StepData(
                                step.code,
                                step.name,
                                step.nameEn,
                                step.stage,
                                step.branch,
                                step.rule,
                                step.ratio,
                                step.abovePolicy,
                                step.workingDays,
                                step.mayCut,
                                step.mayRefuse,
                                step.meeting,
                                step.experts,
                                change.apply(step, step.assignees)))
                        .toList());
    }

    /**
     * A step.
     *
     * @param stage stages follow each other, from 1
     * @param branch branches of a stage run side by side, from 1; the steps of a branch follow each other
     * @param ratio with {@link StepRule#RATIO}; null with the others, and for what the policy profile says on the day
     * @param abovePolicy name of a policy value; the step is needed only when the amount is above it. Null: always
     * @param workingDays its term
     * @param mayCut whether it may cut estimate lines
     * @param mayRefuse whether it may refuse for good
     * @param meeting whether a meeting decides in it, so that a decision carries the meeting
     * @param experts whether it waits for the expert panel of its case
     */
    public record StepData(
            String code,
            String name,
            String nameEn,
            int stage,
            int branch,
            StepRule rule,
            @Nullable Ratio ratio,
            @Nullable String abovePolicy,
            int workingDays,
            boolean mayCut,
            boolean mayRefuse,
            boolean meeting,
            boolean experts,
            List<Assignee> assignees) {
        /** The policy values that a case freezes into this step. */
        public Stream<String> policyNames() {
            var ratio = rule == StepRule.RATIO && this.ratio == null ? PolicyRule.RATIO_SIGN_OFF.title() : null;
            return Stream.of(abovePolicy, ratio).flatMap(Stream::ofNullable);
        }
    }

    /** Whose unit it is. */
    public enum Level {
        /** The tenant's own. */
        OWN,
        /** The city's above. */
        ABOVE
    }

    /** A unit by its code there: one code may stand on both levels. */
    public record UnitName(Level level, String code) {}

    /** Any person of this unit who holds this role. @param veto whether the step can't close without its consent */
    public record Assignee(Level level, String unitCode, Role role, boolean veto) {
        static final Comparator<Assignee> IN_ORDER = Comparator.comparing(Assignee::level)
                .thenComparing(Assignee::unitCode)
                .thenComparing(assignee -> assignee.role().name());

        public UnitName unit() {
            return new UnitName(level, unitCode);
        }
    }
}
