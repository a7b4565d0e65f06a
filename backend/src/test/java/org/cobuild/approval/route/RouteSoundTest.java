package org.cobuild.approval.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.flow.StepRule;
import org.cobuild.approval.route.RouteData.Assignee;
import org.cobuild.approval.route.RouteData.Level;
import org.cobuild.approval.route.RouteData.StepData;
import org.cobuild.approval.route.RouteSeats.Seat;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.policy.PolicyRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What keeps a route with a good form from being put in force. */
class RouteSoundTest {
    private static final Assignee SECRETARY = assignee("group", Role.LEADING_SECRETARY, false);
    private static final Assignee CHIEF = assignee("authority", Role.AUTHORITY_CHIEF, false);
    private static final Map<String, BigDecimal> POLICY =
            Map.of(PolicyRule.LEADING_GROUP_LIMIT.title(), new BigDecimal("10000000"));

    @ParameterizedTest
    @EnumSource(StepRule.class)
    void theLeadingGroupIsNotPassedByAStepThatClosesWithoutIt(StepRule rule) {
        var needsAll = rule != StepRule.ANY && rule != StepRule.RATIO;
        assertThat(passesTheGroup(step(rule, SECRETARY, CHIEF))).isEqualTo(!needsAll);
        assertThat(passesTheGroup(step(rule, SECRETARY))).isFalse();
        assertThat(passesTheGroup(step(rule, CHIEF))).isTrue();
        assertThat(passesTheGroup(step(rule, assignee("group", Role.LEADING_SECRETARY, true), CHIEF)))
                .as("with a veto nothing closes without it")
                .isFalse();
    }

    @Test
    void aTermIsFromOneDayToSixty() {
        assertThat(termPaths(1)).isEmpty();
        assertThat(termPaths(60)).isEmpty();
        for (var days : List.of(0, -1, 61, Integer.MAX_VALUE)) {
            assertThat(termPaths(days)).containsExactly(List.of("steps", "0", "workingDays"));
        }
    }

    private static List<List<String>> termPaths(int days) {
        return RouteChecks.form(route(step(StepRule.ALL, days, CHIEF))).stream()
                .map(error -> error.path().stream().map(String::valueOf).toList())
                .toList();
    }

    private static boolean passesTheGroup(StepData step) {
        var refusals = new Refusals();
        RouteSound.leadingGroup(route(step), seats(), POLICY, refusals);
        return !refusals.isEmpty();
    }

    private static RouteData route(StepData step) {
        return new RouteData(
                "initiation", CaseSubject.PROJECT, "立项评审", "Initiation", RouteConditions.NONE, List.of(step));
    }

    private static StepData step(StepRule rule, Assignee... assignees) {
        return step(rule, 5, assignees);
    }

    private static StepData step(StepRule rule, int days, Assignee... assignees) {
        return new StepData(
                "group",
                "领导小组审定",
                "Group",
                1,
                1,
                rule,
                null,
                null,
                days,
                false,
                true,
                false,
                false,
                List.of(assignees));
    }

    private static Assignee assignee(String unit, Role role, boolean veto) {
        return new Assignee(Level.OWN, unit, role, veto);
    }

    private static List<Seat> seats() {
        return Stream.of(SECRETARY, CHIEF)
                .map(one -> new Seat(
                        one.level(),
                        one.unitCode(),
                        one.unitCode(),
                        one.unitCode(),
                        one.role(),
                        Set.of((long) one.role().ordinal()),
                        List.of("somebody"),
                        new RouteRepository.UnitKey(1, 1)))
                .toList();
    }
}
