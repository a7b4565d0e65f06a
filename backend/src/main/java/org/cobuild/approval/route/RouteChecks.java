package org.cobuild.approval.route;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.approval.ApprovalErrorCode;
import org.cobuild.approval.flow.StepRule;
import org.cobuild.approval.route.RouteData.StepData;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.policy.PolicyRule;
import org.cobuild.tenancy.policy.PolicyUnit;

/** What a route has to be; pure. Paths name the place, from the route on. */
final class RouteChecks {
    /** The longest term of a step, in working days. */
    static final int MOST_DAYS = 60;

    private RouteChecks() {}

    /** Why a matter could be for this route and for another one, which tells as much. */
    static Optional<UserError> rival(RouteData route, Collection<RouteData> others, Map<String, BigDecimal> policy) {
        return others.stream()
                .filter(other ->
                        !other.code().equals(route.code()) && other.subject().equals(route.subject()))
                .filter(other -> route.conditions().rivals(other.conditions(), policy))
                .findFirst()
                .map(other -> new Refusals()
                        .add(
                                ApprovalErrorCode.AMBIGUOUS,
                                "approval.route.ambiguous",
                                "conditions",
                                route.name(),
                                other.name())
                        .list()
                        .getFirst());
    }

    private static void conditions(RouteData route, Refusals refusals) {
        var conditions = route.conditions();
        refusals.unless(
                conditions.from() == null || conditions.from().stands(),
                ApprovalErrorCode.INVALID,
                "approval.route.bound",
                "from",
                String.valueOf(
                        conditions.from() == null ? null : conditions.from().told()));
        refusals.unless(
                conditions.below() == null || conditions.below().stands(),
                ApprovalErrorCode.INVALID,
                "approval.route.bound",
                "below",
                String.valueOf(
                        conditions.below() == null ? null : conditions.below().told()));
        refusals.unless(!conditions.isEmptyRange(Map.of()), ApprovalErrorCode.INVALID, "approval.route.range", "below");
    }

    /** What is wrong with a route in itself; whether its units stand is another question. */
    static List<UserError> form(RouteData route) {
        var refusals = new Refusals();
        refusals.unless(
                route.steps().stream().anyMatch(step -> step.abovePolicy() == null),
                ApprovalErrorCode.REQUIRED,
                "approval.route.steps",
                "steps",
                route.code());
        conditions(route, refusals);
        for (int i = 0; i < route.steps().size(); i++) {
            var step = route.steps().get(i);
            var path = "steps." + i;
            refusals.unless(
                    !step.assignees().isEmpty(),
                    ApprovalErrorCode.REQUIRED,
                    "approval.route.assignees",
                    path + ".assignees",
                    route.code(),
                    step.code());
            refusals.unless(
                    step.abovePolicy() == null || isAmount(step.abovePolicy()),
                    ApprovalErrorCode.INVALID,
                    "approval.route.policy",
                    path + ".abovePolicy",
                    route.code(),
                    step.code(),
                    String.valueOf(step.abovePolicy()));
            refusals.unless(
                    step.rule() == StepRule.RATIO || step.ratio() == null,
                    ApprovalErrorCode.INVALID,
                    "approval.route.ratio",
                    path + ".ratio",
                    route.code(),
                    step.code());
            refusals.unless(
                    follows(route.steps(), i),
                    ApprovalErrorCode.INVALID,
                    "approval.route.stage",
                    path + ".stage",
                    route.code(),
                    step.code());
            refusals.unless(
                    step.workingDays() > 0 && step.workingDays() <= MOST_DAYS,
                    ApprovalErrorCode.INVALID,
                    "approval.route.days",
                    path + ".workingDays",
                    route.code(),
                    step.code(),
                    MOST_DAYS);
        }
        return refusals.list();
    }

    /** Stages are numbered from 1 without gaps, and so are the branches of each, in the order of the steps. */
    private static boolean follows(List<StepData> steps, int at) {
        var step = steps.get(at);
        var stage = at == 0 ? 0 : steps.get(at - 1).stage();
        var branch = step.stage() == stage ? steps.get(at - 1).branch() : 0;
        return step.stage() == stage
                ? step.branch() == branch || step.branch() == branch + 1
                : step.stage() == stage + 1 && step.branch() == 1;
    }

    private static boolean isAmount(String name) {
        return PolicyRule.named(name)
                .filter(rule -> rule.unit() == PolicyUnit.YUAN)
                .isPresent();
    }
}
