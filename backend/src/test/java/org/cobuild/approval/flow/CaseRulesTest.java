package org.cobuild.approval.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cobuild.approval.flow.StepRule.Ballot;
import org.cobuild.approval.flow.StepRule.Verdict;
import org.cobuild.approval.flow.StepRule.Vote;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a case moves, rule by rule. Tasks are numbered by step and unit: 21 is the first unit's in the second step. */
class CaseRulesTest {
    static final BigDecimal LIMIT = new BigDecimal("10000000.00");
    static final BigDecimal ABOVE = new BigDecimal("10000000.01");
    static final Instant NOW = Instant.parse("2025-09-12T02:00:00Z");
    private static long acts = 1000;

    /** Votes as they come: + for, - against, . open, in capitals (P for, M against, O open) of a veto holder. */
    @ParameterizedTest
    @CsvSource({
        "ALL, ++, PASSED",
        "ALL, +., OPEN",
        "ALL, +-, FAILED",
        "ANY, +., PASSED",
        "ANY, .., OPEN",
        "ANY, -., OPEN",
        "ANY, --, FAILED",
        "ANY, +O, OPEN",
        "ANY, +M, FAILED",
        "SEQUENCE, ++, PASSED",
        "SEQUENCE, +., OPEN",
        "SEQUENCE, -., FAILED",
        "HEARD, +-, PASSED",
        "HEARD, +., OPEN",
        "HEARD, --, PASSED",
        "HEARD, +M, FAILED",
        "RATIO, ++., PASSED",
        "RATIO, +.., OPEN",
        "RATIO, +--, FAILED",
        "RATIO, ++-, PASSED",
        "RATIO, ++O, OPEN",
        "RATIO, ++M, FAILED",
        "RATIO, +P-, PASSED",
        "RATIO, ++++--, PASSED",
        "RATIO, +++---, FAILED",
    })
    void aStepClosesWhenItsRuleIsMetAndEachVetoHolderHasSpoken(StepRule rule, String votes, Verdict verdict) {
        var ballots = votes.chars().mapToObj(CaseRulesTest::ballot).toList();
        assertThat(rule.verdict(ballots, rule == StepRule.RATIO ? new Ratio(2, 3) : null))
                .isEqualTo(verdict);
    }

    private static Ballot ballot(int vote) {
        return switch (vote) {
            case '+' -> new Ballot(Vote.AGREED, false);
            case '-' -> new Ballot(Vote.DISAGREED, false);
            case '.' -> new Ballot(Vote.OPEN, false);
            case 'P' -> new Ballot(Vote.AGREED, true);
            case 'M' -> new Ballot(Vote.DISAGREED, true);
            default -> new Ballot(Vote.OPEN, true);
        };
    }

    @Test
    void aRatioIsAPartOfAWhole() {
        assertThat(Ratio.parse(" 2/3 ")).contains(new Ratio(2, 3));
        assertThat(Ratio.parse("1/1")).contains(new Ratio(1, 1));
        assertThat(Ratio.parse("3/2")).isEmpty();
        assertThat(Ratio.parse("0/3")).isEmpty();
        assertThat(Ratio.parse("66%")).isEmpty();
    }

    @Test
    void aStepIsNeededAboveItsLimitAndNotAtItUnlessSomebodyHasBegun() {
        var step = step(1, 1, 1, StepRule.ANY, LIMIT);
        assertThat(step.needed(LIMIT)).isFalse();
        assertThat(step.needed(ABOVE)).isTrue();
        assertThat(step.opened(NOW, LocalDate.EPOCH).needed(LIMIT)).isTrue();
        assertThat(step.returned(NOW).needed(LIMIT)).isTrue();
    }

    @Test
    void whatLetsAStepPassNeedsTheExpertsThatItWaitsForAndNothingElseDoes() {
        var needs = List.of(DecisionVerb.APPROVE, DecisionVerb.APPROVE_CONDITIONALLY);
        assertThat(needing(started(LIMIT, expert(step(1, 1, 1, StepRule.ALL, null, 2)))))
                .isEqualTo(needs);
        assertThat(needing(started(LIMIT, expert(step(1, 1, 1, StepRule.HEARD, null, 2)))))
                .containsExactlyInAnyOrder(
                        DecisionVerb.APPROVE, DecisionVerb.APPROVE_CONDITIONALLY, DecisionVerb.DISAGREE);
        var heard = started(LIMIT, expert(step(1, 1, 1, StepRule.ALL, null, 2)));
        heard = new CaseFlow(
                heard.state(),
                heard.round(),
                heard.amount(),
                heard.cutAt(),
                NOW,
                heard.steps(),
                heard.tasks(),
                heard.decisions());
        assertThat(needing(heard)).isEmpty();
        assertThat(needing(started(LIMIT, step(1, 1, 1, StepRule.ALL, null, 2))))
                .isEmpty();
        // Nobody waits for experts in a step that the amount does not need, nor after the end.
        var skipped = agree(
                started(LIMIT, step(1, 1, 1, StepRule.ANY, null), expert(step(2, 2, 1, StepRule.ANY, LIMIT))), 11);
        assertThat(skipped.state()).isEqualTo(CaseState.APPROVED);
        assertThat(CaseRules.waitsForExperts(skipped, skipped.step(2))).isFalse();
        var refused = decide(
                started(LIMIT, expert(step(1, 1, 1, StepRule.ANY, null)), expert(step(2, 2, 1, StepRule.ANY, null))),
                11,
                DecisionVerb.REFUSE,
                null,
                null);
        assertThat(CaseRules.waitsForExperts(refused, refused.step(2))).isFalse();
    }

    private static List<DecisionVerb> needing(CaseFlow flow) {
        return Arrays.stream(DecisionVerb.values())
                .filter(verb -> CaseRules.needsExperts(flow, task(flow, 11), verb))
                .toList();
    }

    private static Step expert(Step step) {
        return new Step(
                step.id(),
                step.tenantId(),
                step.caseId(),
                step.ordinal(),
                step.stage(),
                step.branch(),
                step.code(),
                step.name(),
                step.nameEn(),
                step.rule(),
                step.ratio(),
                step.state(),
                step.aboveAmount(),
                step.workingDays(),
                step.mayCut(),
                step.mayRefuse(),
                step.meeting(),
                true,
                step.openedAt(),
                step.dueOn(),
                step.closedAt(),
                step.unitIds());
    }

    @Test
    void aCaseSkipsWhatIsNotNeededAndEndsWhenNothingIsLeft() {
        var flow = started(
                LIMIT,
                step(1, 1, 1, StepRule.ANY, null),
                step(2, 2, 1, StepRule.ANY, LIMIT),
                step(3, 3, 1, StepRule.ANY, null));
        flow = agree(flow, 11);
        assertThat(states(flow)).containsExactly(StepState.DONE, StepState.SKIPPED, StepState.OPEN);
        flow = agree(flow, 31);
        assertThat(flow.state()).isEqualTo(CaseState.APPROVED);
    }

    @Test
    void aSkippedStepIsAskedAfterAllWhenTheAmountHasRisenAboveItsLimit() {
        var flow = started(
                LIMIT,
                step(1, 1, 1, StepRule.ANY, null),
                step(2, 2, 1, StepRule.ANY, LIMIT),
                step(3, 3, 1, StepRule.ANY, null));
        flow = decide(agree(flow, 11), 31, DecisionVerb.RETURN, null, Resubmission.STRAIGHT);
        assertThat(flow.state()).isEqualTo(CaseState.RETURNED);
        assertThat(open(CaseMoves.resubmit(flow, LIMIT, now()))).containsExactly(31L);
        assertThat(open(CaseMoves.resubmit(flow, ABOVE, now()))).containsExactly(21L);
    }

    @Test
    void inASequenceEachIsAskedWhenTheOneBeforeHasAgreedWithItsSigner() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.SEQUENCE, null, 3));
        assertThat(open(flow)).containsExactly(11L);
        flow = CaseMoves.ask(flow, task(flow, 11), asked(flow, 11, 91, TaskKind.AFTER), now());
        flow = agree(flow, 11);
        assertThat(open(flow)).containsExactly(91L);
        assertThat(open(agree(flow, 91))).containsExactly(12L);
    }

    @Test
    void branchesRunSideBySideAndTheNextStageWaitsForAllOfThem() {
        var flow = started(
                LIMIT,
                step(1, 1, 1, StepRule.ANY, null),
                step(2, 1, 2, StepRule.ANY, null),
                step(3, 1, 2, StepRule.ANY, null),
                step(4, 2, 1, StepRule.ANY, null));
        assertThat(open(flow)).containsExactly(11L, 21L);
        flow = agree(flow, 21);
        assertThat(open(flow)).containsExactly(11L, 31L);
        flow = agree(agree(flow, 31), 11);
        assertThat(open(flow)).containsExactly(41L);
    }

    @Test
    void afterAReturnTheReturnerAndWhoHadNotActedActAndConclusionsAreKept() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ALL, null, 3));
        flow = decide(agree(flow, 11), 12, DecisionVerb.RETURN, null, Resubmission.STRAIGHT);
        assertThat(open(flow)).as("tasks rest").isEmpty();
        assertThat(open(CaseMoves.resubmit(flow, LIMIT, now()))).containsExactly(12L, 13L);
    }

    @Test
    void aReturnInsideAJointSignOffKeepsTheAddedSignerWhoHadNotSpoken() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ALL, null, 2));
        flow = CaseMoves.ask(flow, task(flow, 11), asked(flow, 11, 91, TaskKind.BEFORE), now());
        assertThat(open(flow)).containsExactly(12L, 91L);
        var returned = decide(flow, 12, DecisionVerb.RETURN, null, Resubmission.STRAIGHT);
        var back = CaseMoves.resubmit(returned, LIMIT, now());
        assertThat(open(back)).as("the signer before its asker").containsExactly(12L, 91L);
        assertThat(open(agree(back, 91))).containsExactly(11L, 12L);
        var again = decide(flow, 12, DecisionVerb.RETURN, null, Resubmission.AGAIN);
        assertThat(open(CaseMoves.resubmit(again, LIMIT, now())))
                .as("through all again nobody is asked beside the route")
                .containsExactly(11L, 12L);
    }

    @Test
    void aReturnToAnEarlierStepComesStraightBackOrRunsAgain() {
        var flow = started(
                LIMIT,
                step(1, 1, 1, StepRule.ANY, null),
                step(2, 2, 1, StepRule.ANY, null),
                step(3, 3, 1, StepRule.ANY, null));
        flow = agree(agree(flow, 11), 21);
        assertThat(CaseRules.returnable(flow, task(flow, 31)))
                .extracting(Step::id)
                .containsExactly(1L, 2L);
        var straight = decide(flow, 31, DecisionVerb.RETURN, 1L, Resubmission.STRAIGHT);
        assertThat(straight.state()).isEqualTo(CaseState.OPEN);
        assertThat(open(straight)).containsExactly(11L);
        assertThat(open(agree(straight, 11))).containsExactly(31L);
        var again = decide(flow, 31, DecisionVerb.RETURN, 1L, Resubmission.AGAIN);
        assertThat(open(agree(again, 11))).containsExactly(21L);
    }

    @Test
    void aStepWhoseRuleCannotBeMetGoesBackToTheStarter() {
        var flow = decide(started(LIMIT, step(1, 1, 1, StepRule.ALL, null, 2)), 11, DecisionVerb.DISAGREE, null, null);
        assertThat(flow.state()).isEqualTo(CaseState.RETURNED);
        assertThat(open(CaseMoves.resubmit(flow, LIMIT, now()))).containsExactly(11L, 12L);
    }

    @Test
    void whoAskedForAdviceDecidesWithItAndWhoIsOutIsNotWaitedFor() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ANY, null));
        flow = CaseMoves.ask(flow, task(flow, 11), asked(flow, 11, 91, TaskKind.ADVICE), now());
        assertThat(open(flow)).containsExactly(91L);
        assertThat(CaseRules.fits(flow, task(flow, 91), DecisionVerb.APPROVE)).isFalse();
        assertThat(open(decide(flow, 91, DecisionVerb.ADVISE, null, null))).containsExactly(11L);
        assertThat(CaseRules.mayUnask(flow, task(flow, 91))).isTrue();
        assertThat(open(CaseMoves.unask(flow, task(flow, 91), now()))).containsExactly(11L);
    }

    @Test
    void aDecisionIsTakenBackUntilTheNextOneActs() {
        var flow = agree(started(LIMIT, step(1, 1, 1, StepRule.ANY, null, 2), step(2, 2, 1, StepRule.ANY, null)), 11);
        assertThat(CaseRules.mayTakeBack(flow, task(flow, 11))).isTrue();
        var back = CaseMoves.takeBack(flow, task(flow, 11));
        assertThat(open(back)).containsExactly(11L, 12L);
        assertThat(states(back)).containsExactly(StepState.OPEN, StepState.WAITING);
        var asked = CaseMoves.ask(flow, task(flow, 21), asked(flow, 21, 2000, TaskKind.ADVICE), now());
        assertThat(CaseRules.mayTakeBack(asked, task(asked, 11)))
                .as("it has asked somebody")
                .isFalse();
    }

    @Test
    void nobodyAloneJustDisagreesAndWhoWasAskedNeitherReturnsNorAsks() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ANY, null));
        assertThat(CaseRules.fits(flow, task(flow, 11), DecisionVerb.DISAGREE)).isFalse();
        flow = CaseMoves.ask(flow, task(flow, 11), asked(flow, 11, 91, TaskKind.BEFORE), now());
        assertThat(CaseRules.fits(flow, task(flow, 91), DecisionVerb.DISAGREE)).isTrue();
        assertThat(CaseRules.fits(flow, task(flow, 91), DecisionVerb.RETURN)).isFalse();
        assertThat(CaseRules.mayAsk(flow, task(flow, 91))).isFalse();
    }

    @Test
    void theConditionsOfAnApprovalAreThoseOfTheStepThatDecidedLast() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ANY, null), step(2, 2, 1, StepRule.ALL, null, 2));
        flow = condition(flow, 11, "写成数量乘单价");
        flow = condition(flow, 21, "共享率 95% 以上再付第二笔");
        assertThat(CaseRules.conditions(agree(flow, 22))).isEqualTo("共享率 95% 以上再付第二笔");
        assertThat(CaseRules.conditions(condition(flow, 22, "不得新增服务器"))).isEqualTo("共享率 95% 以上再付第二笔\n不得新增服务器");
        assertThat(CaseRules.conditions(agree(started(LIMIT, step(1, 1, 1, StepRule.ANY, null)), 11)))
                .isNull();
    }

    @Test
    void whatASignerNamesBeforeTheOwnSignatureIsMetUnlessWhoAskedNamesItToo() {
        var flow = started(LIMIT, step(1, 1, 1, StepRule.ANY, null));
        flow = CaseMoves.ask(flow, task(flow, 11), asked(flow, 11, 91, TaskKind.BEFORE), now());
        flow = condition(flow, 91, "先补预算");
        assertThat(CaseRules.conditions(agree(flow, 11))).isNull();
        assertThat(CaseRules.conditions(condition(flow, 11, "先补预算"))).isEqualTo("先补预算");
    }

    @Test
    void aReplyIsNumberedAsOfficialDocumentsAreOrByTheTenantsOwnTemplate() {
        assertThat(CaseRules.replyNumber("泰数项", 2025, 37)).isEqualTo("泰数项〔2025〕37号");
        assertThat(CaseRules.replyNumber("{year}-T-{number}", 2025, 37)).isEqualTo("2025-T-37");
    }

    static CaseFlow started(BigDecimal amount, Step... steps) {
        var tasks = new ArrayList<Task>();
        for (var step : steps) {
            for (var unit : step.unitIds()) {
                tasks.add(
                        task(step.id(), step.id() * 10 + unit, step.rule() == StepRule.SEQUENCE ? unit.intValue() : 0));
            }
        }
        return CaseMoves.start(
                new CaseFlow(CaseState.OPEN, 1, amount, null, null, List.of(steps), tasks, List.of()), now());
    }

    static Step step(int id, int stage, int branch, StepRule rule, @Nullable BigDecimal above) {
        return step(id, stage, branch, rule, above, 1);
    }

    static Step step(int id, int stage, int branch, StepRule rule, @Nullable BigDecimal above, int units) {
        return new Step(
                id,
                1,
                1,
                id,
                stage,
                branch,
                "s" + id,
                "步骤",
                "Step",
                rule,
                null,
                StepState.WAITING,
                above,
                5,
                false,
                true,
                false,
                false,
                null,
                null,
                null,
                java.util.stream.LongStream.rangeClosed(1, units).boxed().toList());
    }

    static Task task(long stepId, long id, int place) {
        return new Task(
                id,
                1,
                1,
                stepId,
                place,
                TaskKind.ROUTE,
                null,
                false,
                new Seat(id, Role.REVIEWER, null),
                TaskState.WAITING,
                null,
                null,
                null,
                null,
                false,
                true);
    }

    static Task asked(CaseFlow flow, long asker, long id, TaskKind kind) {
        return new Task(
                id,
                1,
                1,
                task(flow, asker).stepId(),
                task(flow, asker).place(),
                kind,
                asker,
                false,
                new Seat(id, Role.REVIEWER, null),
                TaskState.WAITING,
                null,
                null,
                null,
                null,
                false,
                false);
    }

    static Task task(CaseFlow flow, long id) {
        return flow.tasks().stream().filter(task -> task.id() == id).findFirst().orElseThrow();
    }

    static List<Long> open(CaseFlow flow) {
        return flow.tasks().stream()
                .filter(task -> CaseRules.decidable(flow, task))
                .map(Task::id)
                .toList();
    }

    static List<StepState> states(CaseFlow flow) {
        return flow.steps().stream().map(Step::state).toList();
    }

    static CaseFlow agree(CaseFlow flow, long id) {
        return decide(flow, id, DecisionVerb.APPROVE, null, null);
    }

    static CaseFlow condition(CaseFlow flow, long id, String condition) {
        return decide(flow, id, DecisionVerb.APPROVE_CONDITIONALLY, condition, null, null);
    }

    static CaseFlow decide(
            CaseFlow flow, long id, DecisionVerb verb, @Nullable Long to, @Nullable Resubmission resubmission) {
        return decide(flow, id, verb, null, to, resubmission);
    }

    static CaseFlow decide(
            CaseFlow flow,
            long id,
            DecisionVerb verb,
            @Nullable String condition,
            @Nullable Long to,
            @Nullable Resubmission resubmission) {
        var task = task(flow, id);
        assertThat(CaseRules.decidable(flow, task)).as("task %s is open", id).isTrue();
        var said = new Decision(
                ++acts,
                1,
                1,
                task.stepId(),
                id,
                flow.round(),
                "步骤",
                "Step",
                verb,
                "意见",
                condition,
                to,
                resubmission,
                null,
                "某人",
                "某单位",
                null,
                NOW.plusSeconds(acts));
        return CaseMoves.decide(flow, task, said, 1, now());
    }

    static Moment now() {
        return new Moment(NOW, days -> LocalDate.of(2025, 9, 12).plusDays(days));
    }
}
