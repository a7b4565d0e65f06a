package org.cobuild.approval.route;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.approval.RouteFacts;
import org.cobuild.approval.route.RouteData.Assignee;
import org.cobuild.approval.route.RouteData.StepData;
import org.cobuild.approval.route.RouteSeats.Seat;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a matter on a draft; pure.
 *
 * @param fits whether the conditions fit the matter
 * @param takenName name of the route that the matter would take if the draft were in force; null when none or several fit
 * @param differences against the version that the matter ran on; empty when it is not known
 */
record RouteTrial(
        boolean fits,
        @Nullable String takenName,
        @Nullable String takenNameEn,
        List<TrialStep> steps,
        List<Difference> differences) {

    /**
     * A step.
     *
     * @param needed whether the amount is above its limit, or it has none
     * @param dueOn the last day if each step took its whole term; null when it is not needed
     */
    record TrialStep(
            String code,
            String name,
            String nameEn,
            int stage,
            int branch,
            boolean needed,
            @Nullable LocalDate dueOn,
            List<Seat> seats) {}

    /** A step that is there in one of them alone, or is another. */
    record Difference(Kind kind, String code, String name, String nameEn) {
        enum Kind {
            ADDED,
            REMOVED,
            CHANGED
        }
    }

    /**
     * Steps with their last days.
     *
     * @param after the last day of a term of working days that begins after a day
     */
    static List<TrialStep> steps(
            RouteData route,
            RouteFacts facts,
            Map<String, BigDecimal> policy,
            List<Seat> seats,
            LocalDate from,
            Term after) {
        var steps = new ArrayList<TrialStep>();
        var stage = 0;
        var begins = from;
        var ends = new HashMap<Integer, LocalDate>();
        for (var step : route.steps()) {
            if (step.stage() != stage) {
                begins = ends.values().stream().max(LocalDate::compareTo).orElse(begins);
                ends.clear();
                stage = step.stage();
            }
            var needed = needed(step, facts, policy);
            var start = ends.getOrDefault(step.branch(), begins);
            var due = needed ? after.day(start, Math.clamp(step.workingDays(), 0, RouteChecks.MOST_DAYS)) : null;
            ends.put(step.branch(), due == null ? start : due);
            steps.add(new TrialStep(
                    step.code(),
                    step.name(),
                    step.nameEn(),
                    step.stage(),
                    step.branch(),
                    needed,
                    due,
                    step.assignees().stream()
                            .map(assignee -> seat(assignee, seats))
                            .toList()));
        }
        return steps;
    }

    /** A term of working days. */
    @FunctionalInterface
    interface Term {
        LocalDate day(LocalDate from, int workingDays);
    }

    private static Seat seat(Assignee assignee, List<Seat> seats) {
        return seats.stream()
                .filter(seat -> seat.is(assignee))
                .findFirst()
                .orElseGet(() -> new Seat(
                        assignee.level(),
                        assignee.unitCode(),
                        assignee.unitCode(),
                        assignee.unitCode(),
                        assignee.role(),
                        java.util.Set.of(),
                        List.of(),
                        new RouteRepository.UnitKey(0, 0)));
    }

    private static boolean needed(StepData step, RouteFacts facts, Map<String, BigDecimal> policy) {
        if (step.abovePolicy() == null) {
            return true;
        }
        var limit = policy.get(step.abovePolicy());
        return limit == null || facts.amount().compareTo(limit) > 0;
    }

    /** Steps by code, those of the draft first. */
    static List<Difference> differences(RouteData draft, @Nullable RouteData ran) {
        if (ran == null) {
            return List.of();
        }
        var before = byCode(ran);
        var now = byCode(draft);
        return Stream.concat(
                        now.values().stream()
                                .filter(step -> !step.equals(before.get(step.code())))
                                .map(step -> new Difference(
                                        before.containsKey(step.code())
                                                ? Difference.Kind.CHANGED
                                                : Difference.Kind.ADDED,
                                        step.code(),
                                        step.name(),
                                        step.nameEn())),
                        before.values().stream()
                                .filter(step -> !now.containsKey(step.code()))
                                .map(step -> new Difference(
                                        Difference.Kind.REMOVED, step.code(), step.name(), step.nameEn())))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Map<String, StepData> byCode(RouteData route) {
        return RouteService.sorted(route).steps().stream()
                .collect(Collectors.toMap(
                        StepData::code, Function.identity(), (one, twice) -> one, java.util.LinkedHashMap::new));
    }
}
