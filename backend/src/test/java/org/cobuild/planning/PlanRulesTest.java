package org.cobuild.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cobuild.planning.PlanRules.GoalItem;
import org.cobuild.planning.PlanRules.TaskItem;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.UserError;
import org.junit.jupiter.api.Test;

/** What a plan may say, rule by rule. */
class PlanRulesTest {
    private static final GlobalId UNIT = new GlobalId("Unit", 1);

    @Test
    void aPlanCoversOneToTenYearsWithinTwoCenturies() {
        assertThat(paths(refusals -> PlanRules.yearsAreInOrder(refusals, 2026, 2026)))
                .isEmpty();
        assertThat(paths(refusals -> PlanRules.yearsAreInOrder(refusals, 2026, 2035)))
                .isEmpty();
        assertThat(paths(refusals -> PlanRules.yearsAreInOrder(refusals, 2026, 2036)))
                .containsExactly("lastYear");
        assertThat(paths(refusals -> PlanRules.yearsAreInOrder(refusals, 2026, 2025)))
                .containsExactly("lastYear");
        assertThat(paths(refusals -> PlanRules.yearsAreInOrder(refusals, 2000, 2001)))
                .isEmpty();
        assertThat(paths(refusals -> PlanRules.yearsAreInOrder(refusals, 2100, 2100)))
                .isEmpty();
        assertThat(paths(refusals -> PlanRules.yearsAreInOrder(refusals, 1999, 2001)))
                .containsExactly("firstYear");
        assertThat(paths(refusals -> PlanRules.yearsAreInOrder(refusals, 2101, 2101)))
                .containsExactly("firstYear");
    }

    @Test
    void yearsAreWrittenWithoutASeparator() {
        var refusals = new Refusals();
        PlanRules.yearsAreInOrder(refusals, 1999, 2030);
        assertThat(refusals.list())
                .extracting(UserError::message)
                .satisfiesExactly(
                        first -> assertThat(first).contains("2000", "2100"),
                        last -> assertThat(last).contains("1999"));
    }

    @Test
    void goalsLieInItsYearsBothIncluded() {
        assertThat(paths(refusals -> PlanRules.goalsLieInTheYears(
                        refusals, 2026, 2030, List.of(goal(2025), goal(2026), goal(2030), goal(2031)))))
                .containsExactly("goals.0.year", "goals.3.year");
    }

    @Test
    void aCodeStandsForOneTaskOfAllThePlan() {
        assertThat(paths(refusals -> PlanRules.codesAreUnique(
                        refusals, List.of(goal(2026, "01", "02"), goal(2027, " 01 ", "", "")))))
                .as("white space makes no other code, and a missing one is refused elsewhere")
                .containsExactly("goals.1.tasks.0.code");
        var refusals = new Refusals();
        PlanRules.codesAreUnique(refusals, List.of(goal(2026, "甲-01", " 甲-01 ")));
        assertThat(refusals.list().getFirst().message()).contains("甲-01");
    }

    @Test
    void holdsAHundredGoalsAndFiveHundredTasks() {
        PlanRules.most(IntStream.range(0, 100).mapToObj(n -> goal(2026)).toList());
        assertThatThrownBy(() -> PlanRules.most(
                        IntStream.range(0, 101).mapToObj(n -> goal(2026)).toList()))
                .isInstanceOf(Refused.class);
        PlanRules.most(List.of(goal(2026, codes(500))));
        assertThatThrownBy(() -> PlanRules.most(List.of(goal(2026, codes(499)), goal(2027, "a", "b"))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void bindsProjectsThatStartInItsYearsWhileItIsInForce() {
        for (var state : PlanState.values()) {
            var asked = asked(state);
            assertThat(asked.binding(LocalDate.of(2026, 1, 1)) != null).isEqualTo(state == PlanState.IN_FORCE);
            assertThat(asked.binding(LocalDate.of(2030, 12, 31)) != null).isEqualTo(state == PlanState.IN_FORCE);
            assertThat(asked.binding(LocalDate.of(2031, 1, 1))).isNull();
            assertThat(asked.binding(LocalDate.of(2025, 12, 31))).isNull();
            assertThat(asked.binding(null))
                    .as("without a planned start it counts as this year, 2025")
                    .isNull();
        }
    }

    private static PlanningAsked asked(PlanState state) {
        var plan = new Plan(1, 1, "规划", 2026, 2030, state, 1, Instant.EPOCH);
        return new PlanningAsked(LocalDate.of(2025, 9, 1), List.of(plan), Map.of(), List.of());
    }

    private static GoalItem goal(int year, String... codes) {
        return new GoalItem(
                null,
                year,
                "目标",
                null,
                List.of(codes).stream()
                        .map(code -> new TaskItem(null, code, "任务", null, UNIT))
                        .toList());
    }

    private static String[] codes(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new);
    }

    private static List<String> paths(Consumer<Refusals> rule) {
        var refusals = new Refusals();
        rule.accept(refusals);
        return refusals.list().stream()
                .map(error -> String.join(".", error.path()))
                .toList();
    }
}
