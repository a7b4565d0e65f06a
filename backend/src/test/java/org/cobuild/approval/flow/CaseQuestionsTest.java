package org.cobuild.approval.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.approval.flow.CaseRulesTest.LIMIT;
import static org.cobuild.approval.flow.CaseRulesTest.NOW;
import static org.cobuild.approval.flow.CaseRulesTest.agree;
import static org.cobuild.approval.flow.CaseRulesTest.asked;
import static org.cobuild.approval.flow.CaseRulesTest.condition;
import static org.cobuild.approval.flow.CaseRulesTest.decide;
import static org.cobuild.approval.flow.CaseRulesTest.now;
import static org.cobuild.approval.flow.CaseRulesTest.open;
import static org.cobuild.approval.flow.CaseRulesTest.started;
import static org.cobuild.approval.flow.CaseRulesTest.states;
import static org.cobuild.approval.flow.CaseRulesTest.step;
import static org.cobuild.approval.flow.CaseRulesTest.task;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a case beside who may decide: what is reached, who is asked, what comes next and what was summed up. */
class CaseQuestionsTest {

    @Test
    void whatTheRouteWillAskLaterIsNotReachedAndWhomSomebodyAskedIs() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ANY, null), step(2, 2, 1, StepRule.ANY, null));
        flow = CaseMoves.ask(flow, task(flow, 11), asked(flow, 11, 91, TaskKind.AFTER), now());
        assertThat(flow.task(11)).isPresent();
        assertThat(flow.task(91)).isPresent();
        assertThat(flow.task(21)).isEmpty();
        assertThat(flow.task(12)).isEmpty();
        assertThat(flow.reachedTasksOf(flow.step(1))).extracting(Task::id).containsExactly(11L, 91L);
        assertThat(flow.reachedTasksOf(flow.step(2))).isEmpty();
        assertThat(flow.tasksOf(flow.step(2))).hasSize(1);
    }

    @Test
    void nobodyIsAskedTwiceAtTheSameTimeNorIsWhoAsks() {
        var start = started(LIMIT, step(1, 1, 1, StepRule.ANY, null));
        var seat = new Seat(91, Role.REVIEWER, null);
        assertThat(CaseRules.isAsked(start, task(start, 11), task(start, 11).seat()))
                .isTrue();
        assertThat(CaseRules.isAsked(start, task(start, 11), seat)).isFalse();
        var asking = CaseMoves.ask(start, task(start, 11), asked(start, 11, 91, TaskKind.BEFORE), now());
        assertThat(CaseRules.isAsked(asking, task(asking, 11), seat)).isTrue();
        for (var other : List.of(
                new Seat(92, Role.REVIEWER, null), new Seat(91, Role.FINANCE, null), new Seat(91, Role.REVIEWER, 7L))) {
            assertThat(CaseRules.isAsked(asking, task(asking, 11), other)).isFalse();
        }
        var answered = agree(asking, 91);
        assertThat(CaseRules.isAsked(answered, task(answered, 11), seat)).isFalse();
        var out = CaseMoves.unask(asking, task(asking, 91), now());
        assertThat(CaseRules.isAsked(out, task(out, 11), seat)).isFalse();
    }

    @Test
    void someoneIsPendingWhileTheCaseIsOpen() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ANY, null));
        assertThat(CaseRules.isPending(flow)).isTrue();
        assertThat(CaseRules.isPending(agree(flow, 11))).isFalse();
        assertThat(CaseRules.isPending(decide(flow, 11, DecisionVerb.RETURN, null, Resubmission.STRAIGHT)))
                .isFalse();
    }

    @Test
    void theNextStepIsTheFirstThatTheAmountNeeds() {
        var flow = started(
                LIMIT,
                step(1, 1, 1, StepRule.ANY, null),
                step(2, 2, 1, StepRule.ANY, LIMIT),
                step(3, 3, 1, StepRule.ANY, null));
        assertThat(CaseRules.next(flow, flow.step(1))).map(Step::id).contains(3L);
        assertThat(CaseRules.next(flow, flow.step(3))).isEmpty();
        var back = decide(agree(flow, 11), 31, DecisionVerb.RETURN, 1L, Resubmission.STRAIGHT);
        assertThat(CaseRules.next(back, back.step(1))).map(Step::id).contains(3L);
    }

    @Test
    void ofSeveralOpinionsThatSumAReviewUpTheLastOneStands() {
        var flow = started(
                LIMIT,
                step(1, 1, 1, StepRule.ALL, null, 2),
                step(2, 2, 1, StepRule.ANY, null),
                step(3, 3, 1, StepRule.ANY, null));
        assertThat(CaseRules.isJoint(flow, flow.step(1))).isTrue();
        assertThat(CaseRules.isJoint(flow, flow.step(2))).isFalse();
        assertThat(CaseRules.mergeable(flow, task(flow, 21))).as("not over").isEmpty();
        flow = agree(agree(flow, 11), 12);
        assertThat(CaseRules.mergeable(flow, task(flow, 21)))
                .extracting(Step::id)
                .containsExactly(1L);
        var advised = CaseMoves.ask(flow, task(flow, 21), asked(flow, 21, 91, TaskKind.ADVICE), now());
        assertThat(CaseRules.mergeable(advised, task(advised, 91))).isEmpty();
        assertThat(CaseRules.merged(flow, flow.step(1))).isEmpty();
        flow = merges(flow, 21, 5001);
        assertThat(CaseRules.merged(flow, flow.step(1))).map(Decision::id).contains(5001L);
        assertThat(CaseRules.merged(flow, flow.step(2))).isEmpty();
        assertThat(CaseRules.mergeable(flow, task(flow, 31)))
                .as("one alone is no review")
                .extracting(Step::id)
                .containsExactly(1L);
        var twice = merges(flow, 31, 5002);
        assertThat(CaseRules.merged(twice, twice.step(1))).map(Decision::id).contains(5002L);
        var back = CaseMoves.takeBack(flow, task(flow, 21));
        assertThat(CaseRules.merged(back, back.step(1))).as("taken back").isEmpty();
    }

    /** As an approval that sums the first step up. */
    private static CaseFlow merges(CaseFlow flow, long id, long decision) {
        var task = task(flow, id);
        return CaseMoves.decide(flow, task, said(task, decision, DecisionVerb.APPROVE, null, 1L), 1, now());
    }

    private static Decision said(
            Task task, long id, DecisionVerb verb, @Nullable String condition, @Nullable Long merges) {
        return new Decision(
                id,
                1,
                1,
                task.stepId(),
                task.id(),
                1,
                "步骤",
                "Step",
                verb,
                "意见",
                condition,
                null,
                null,
                merges,
                "某人",
                "某单位",
                null,
                NOW.plus(Duration.ofDays(1)).plusMillis(id));
    }

    @Test
    void conditionsAreCutWhereTheColumnEndsAndEachStandsOnce() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ALL, null, 2));
        var fits = condition(agree(flow, 11), 12, "补".repeat(6_000));
        assertThat(CaseRules.conditions(fits)).hasSize(6_000).doesNotEndWith("…");
        var longer = condition(agree(flow, 11), 12, "补".repeat(6_001));
        assertThat(CaseRules.conditions(longer)).hasSize(6_000).endsWith("补…");
        var same = condition(condition(flow, 11, "补预算"), 12, "补预算");
        assertThat(CaseRules.conditions(same)).isEqualTo("补预算");
        assertThat(CaseRules.conditional(same)).hasSize(2);
        assertThat(CaseRules.conditional(agree(condition(flow, 11, "补预算"), 12))).hasSize(1);
    }

    @Test
    void conditionsOfAnEarlierStageDontBind() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ANY, null), step(2, 2, 1, StepRule.ANY, null));
        var approved = agree(condition(flow, 11, "补预算"), 21);
        assertThat(CaseRules.conditions(approved)).isNull();
        assertThat(CaseRules.conditional(approved)).isEmpty();
    }

    @Test
    void whatIsHandedOverIsTheReceiversAndTheRestStays() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ALL, null, 2));
        var seat = new Seat(11, Role.REVIEWER, 7L);
        var handed = CaseMoves.hand(flow, task(flow, 11), seat);
        assertThat(task(handed, 11).seat()).isEqualTo(seat);
        assertThat(task(handed, 11).dueOn()).isEqualTo(task(flow, 11).dueOn());
        assertThat(task(handed, 12)).isEqualTo(task(flow, 12));
        assertThat(open(handed)).containsExactly(11L, 12L);
    }

    @Test
    void nothingIsExpectedOfAnybodyInACaseThatWasWithdrawnOrRefused() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ALL, null, 2), step(2, 2, 1, StepRule.ANY, null));
        flow = CaseMoves.ask(flow, task(flow, 11), asked(flow, 11, 91, TaskKind.BEFORE), now());
        assertThat(CaseRules.mayWithdraw(flow)).isTrue();
        var withdrawn = CaseMoves.withdraw(flow, now().at());
        assertThat(withdrawn.state()).isEqualTo(CaseState.WITHDRAWN);
        assertThat(states(withdrawn)).containsExactly(StepState.WAITING, StepState.WAITING);
        assertThat(withdrawn.tasks())
                .filteredOn(task -> task.stepId() == 1)
                .allMatch(task -> task.is(TaskState.NOT_NEEDED));
        assertThat(CaseRules.mayWithdraw(withdrawn)).isFalse();
        var refused = decide(flow, 12, DecisionVerb.REFUSE, null, null);
        assertThat(refused.state()).isEqualTo(CaseState.REFUSED);
        assertThat(states(refused)).containsExactly(StepState.DONE, StepState.WAITING);
        assertThat(open(refused)).isEmpty();
    }

    @Test
    void whatIsOpenedHasItsDayAndWhatIsClosedItsTime() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ANY, null), step(2, 2, 1, StepRule.ANY, null));
        assertThat(flow.step(1).openedAt()).isEqualTo(NOW);
        assertThat(flow.step(1).dueOn()).isEqualTo(LocalDate.of(2025, 9, 17));
        assertThat(task(flow, 11).dueOn()).isEqualTo(LocalDate.of(2025, 9, 17));
        assertThat(task(flow, 21).dueOn()).isNull();
        var later = agree(flow, 11);
        assertThat(later.step(1).closedAt()).isEqualTo(NOW);
        assertThat(task(later, 11).closedAt()).isEqualTo(NOW);
        assertThat(task(later, 11).decidedByPostId()).isEqualTo(1L);
        assertThat(task(later, 21).openedAt()).isEqualTo(NOW);
    }

    @Test
    void roundsAreCountedAndACutIsLookedAt() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ANY, null), step(2, 2, 1, StepRule.ANY, null));
        var back = decide(flow, 11, DecisionVerb.RETURN, null, Resubmission.STRAIGHT);
        assertThat(CaseRules.mayWithdraw(back)).isFalse();
        var again = CaseMoves.resubmit(back, BigDecimal.TEN, now());
        assertThat(again.round()).isEqualTo(2);
        assertThat(again.amount()).isEqualTo(BigDecimal.TEN);
        assertThat(CaseRules.mayWithdraw(again)).as("nobody has acted since").isTrue();
        var passed = agree(flow, 11);
        var said = passed.decisions().getLast().decidedAt();
        assertThat(CaseRules.mayTakeBack(cut(passed, 0), task(passed, 11))).isTrue();
        assertThat(CaseRules.mayTakeBack(cut(passed, 1), task(passed, 11))).isFalse();
        assertThat(said).isAfter(NOW);
    }

    /** Cut so many milliseconds after the last decision. */
    private static CaseFlow cut(CaseFlow flow, int after) {
        return new CaseFlow(
                flow.state(),
                flow.round(),
                flow.amount(),
                flow.decisions().getLast().decidedAt().plusMillis(after),
                flow.expertsAt(),
                flow.steps(),
                flow.tasks(),
                flow.decisions());
    }

    @ParameterizedTest
    @CsvSource({
        "0.6666, 2/3",
        "0.6667, 2/3",
        "0.67, 67/100 or above",
        "0.5, 1/2",
        "1, 1/1",
        "0.75, 3/4",
        "0.3333, 1/3",
        "0.0001, 1/99",
        "0.0101, 1/99",
        "0.99, 99/100 or above",
        "0.005, 1/99"
    })
    void aDecimalIsThePlainPartThatItStandsFor(BigDecimal decimal, String expected) {
        var ratio = Ratio.of(decimal);
        if (expected.endsWith("or above")) {
            var part = new BigDecimal(ratio.part())
                    .divide(new BigDecimal(ratio.whole()), 10, java.math.RoundingMode.HALF_UP);
            assertThat(part).isGreaterThan(decimal.subtract(new BigDecimal("0.0001")));
            assertThat(ratio.whole()).isBetween(1, 99);
        } else {
            assertThat(ratio).hasToString(expected);
        }
    }

    @Test
    void aRatioIsReadAsItIsWritten() {
        assertThat(Ratio.read(null)).isNull();
        assertThat(Ratio.read("2/3")).isEqualTo(new Ratio(2, 3));
        assertThat(new Ratio(2, 3).reached(2, 3)).isTrue();
        assertThat(new Ratio(2, 3).reached(1, 3)).isFalse();
        assertThat(new Ratio(2, 3).reached(4, 6)).isTrue();
        assertThat(new Ratio(2, 3).reached(3, 5)).isFalse();
    }
}
