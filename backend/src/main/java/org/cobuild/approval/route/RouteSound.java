package org.cobuild.approval.route;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.approval.ApprovalErrorCode;
import org.cobuild.approval.route.RouteData.Assignee;
import org.cobuild.approval.route.RouteData.Level;
import org.cobuild.approval.route.RouteData.StepData;
import org.cobuild.approval.route.RouteSeats.Seat;
import org.cobuild.platform.Money;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.policy.PolicyRule;

/** Whether a route that has its form would come to an end, by people who may; pure. Paths name the place. */
final class RouteSound {
    private RouteSound() {}

    /** @param beforeGroup whether matters of its subject go before the leading group above that group's limit */
    static void check(
            RouteData route, boolean beforeGroup, List<Seat> seats, Map<String, BigDecimal> policy, Refusals refusals) {
        twice(route, refusals);
        held(route, seats, refusals);
        apart(route, seats, refusals);
        if (beforeGroup) {
            leadingGroup(route, seats, policy, refusals);
        }
    }

    /** No step or assignee stands twice: a decision is found by its step's code. */
    static void twice(RouteData route, Refusals refusals) {
        var codes = new HashSet<String>();
        for (int i = 0; i < route.steps().size(); i++) {
            var step = route.steps().get(i);
            refusals.unless(
                    codes.add(step.code()),
                    ApprovalErrorCode.INVALID,
                    "approval.route.twice",
                    "steps." + i + ".code",
                    step.code());
            var seen = new HashSet<List<Object>>();
            for (int j = 0; j < step.assignees().size(); j++) {
                var one = step.assignees().get(j);
                refusals.unless(
                        seen.add(List.of(one.unit(), one.role())),
                        ApprovalErrorCode.INVALID,
                        "approval.route.assignee.twice",
                        "steps." + i + ".assignees." + j,
                        step.name());
            }
        }
    }

    /** Somebody holds each seat, in a role that may decide: who applies, or keeps the machine, may not. */
    static void held(RouteData route, List<Seat> seats, Refusals refusals) {
        for (int i = 0; i < route.steps().size(); i++) {
            var step = route.steps().get(i);
            for (int j = 0; j < step.assignees().size(); j++) {
                var one = step.assignees().get(j);
                var path = "steps." + i + ".assignees." + j;
                if (!RouteSeats.DECIDING.contains(one.role())) {
                    refusals.add(
                            ApprovalErrorCode.INVALID,
                            "approval.route.role",
                            path,
                            step.name(),
                            one.role().name());
                } else if (seats.stream().noneMatch(seat -> seat.is(one))) {
                    refusals.add(
                            ApprovalErrorCode.INVALID,
                            one.level() == Level.ABOVE ? "approval.route.nobody.above" : "approval.route.nobody",
                            path,
                            step.name(),
                            one.unitCode(),
                            one.role().name());
                }
            }
        }
    }

    /**
     * One person alone does not review and then decide: a step that may cut or refuse has somebody else than each step
     * before it, whose only person is the same.
     */
    static void apart(RouteData route, List<Seat> seats, Refusals refusals) {
        for (int i = 0; i < route.steps().size(); i++) {
            var step = route.steps().get(i);
            var decider = only(step, seats);
            if (!step.mayRefuse() && !step.mayCut() || decider.isEmpty()) {
                continue;
            }
            for (var before : route.steps().subList(0, i)) {
                if (only(before, seats).equals(decider)) {
                    refusals.add(
                            ApprovalErrorCode.INVALID,
                            "approval.route.apart",
                            "steps." + i + ".assignees",
                            before.name(),
                            step.name());
                    break;
                }
            }
        }
    }

    /** The only person who can act in a step; empty when there are several, or none. */
    private static Set<Long> only(StepData step, List<Seat> seats) {
        var people = seats.stream()
                .filter(seat -> step.assignees().stream().anyMatch(seat::is))
                .flatMap(seat -> seat.people().stream())
                .collect(Collectors.toSet());
        return people.size() == 1 ? people : Set.of();
    }

    /** Where the tenant has a leading group, nothing above its limit goes past it. */
    static void leadingGroup(RouteData route, List<Seat> seats, Map<String, BigDecimal> policy, Refusals refusals) {
        var rule = PolicyRule.LEADING_GROUP_LIMIT.title();
        var limit = policy.get(rule);
        var below = route.conditions().below();
        var most = below == null ? null : below.in(policy);
        var group = seats.stream().anyMatch(seat -> seat.level() == Level.OWN && seat.role() == Role.LEADING_SECRETARY);
        if (!group || limit == null || most != null && most.compareTo(limit) <= 0) {
            return;
        }
        refusals.unless(
                route.steps().stream().anyMatch(step -> asks(step) && inTime(step, limit, policy)),
                ApprovalErrorCode.INVALID,
                "approval.route.leadingGroup",
                "steps",
                Money.text(limit));
    }

    /** Whether the step can't close without the group. */
    private static boolean asks(StepData step) {
        var all = step.assignees();
        return switch (step.rule()) {
            case ALL, SEQUENCE, HEARD -> all.stream().anyMatch(RouteSound::speaksForTheGroup);
            case ANY, RATIO ->
                all.stream().anyMatch(one -> one.veto() && speaksForTheGroup(one))
                        || !all.isEmpty() && all.stream().allMatch(RouteSound::speaksForTheGroup);
        };
    }

    private static boolean speaksForTheGroup(Assignee assignee) {
        return assignee.role() == Role.LEADING_SECRETARY;
    }

    private static boolean inTime(StepData step, BigDecimal limit, Map<String, BigDecimal> policy) {
        var above = step.abovePolicy() == null ? BigDecimal.ZERO : policy.get(step.abovePolicy());
        return above != null && above.compareTo(limit) <= 0;
    }
}
