package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a case moves, rule by rule. */
class CaseRulesTest {
    private static final BigDecimal LIMIT = new BigDecimal("10000000.00");
    private static final Instant NOW = Instant.parse("2025-09-12T02:00:00Z");

    @Test
    void aStepIsNeededAboveItsLimitAndNotAtIt() {
        var step = step(1, StepState.WAITING, LIMIT);
        assertThat(CaseRules.needed(step, LIMIT)).isFalse();
        assertThat(CaseRules.needed(step, new BigDecimal("10000000.01"))).isTrue();
        assertThat(CaseRules.needed(step(1, StepState.WAITING, null), BigDecimal.ZERO))
                .isTrue();
    }

    @Test
    void aCaseGoesToTheNextStepThatIsNeeded() {
        var steps = List.of(
                step(1, StepState.OPEN, null), step(2, StepState.WAITING, LIMIT), step(3, StepState.WAITING, null));
        var course = CaseRules.course(steps, steps.getFirst(), BigDecimal.TEN);
        assertThat(course.skipped()).containsExactly(steps.get(1));
        assertThat(course.next()).isEqualTo(steps.get(2));
    }

    @Test
    void aCaseEndsWhenNothingIsLeftThatIsNeeded() {
        var steps = List.of(step(1, StepState.OPEN, null), step(2, StepState.WAITING, LIMIT));
        var course = CaseRules.course(steps, steps.getFirst(), LIMIT);
        assertThat(course.skipped()).containsExactly(steps.get(1));
        assertThat(course.next()).isNull();
        assertThat(CaseRules.state(DecisionVerb.APPROVE, course)).isEqualTo(CaseState.APPROVED);
    }

    @Test
    void aSkippedStepIsAskedAfterAllWhenTheAmountHasRisenAboveItsLimit() {
        var steps = List.of(
                step(1, StepState.DONE, null), step(2, StepState.SKIPPED, LIMIT), step(3, StepState.RETURNED, null));
        assertThat(CaseRules.course(steps, null, BigDecimal.TEN).next()).isEqualTo(steps.get(2));
        assertThat(CaseRules.course(steps, null, LIMIT.add(BigDecimal.ONE)).next())
                .isEqualTo(steps.get(1));
    }

    @Test
    void whoeverReturnedACaseSeesItAgainEvenBelowTheLimit() {
        var steps = List.of(step(1, StepState.DONE, null), step(2, StepState.RETURNED, LIMIT));
        assertThat(CaseRules.course(steps, null, BigDecimal.ONE).next()).isEqualTo(steps.get(1));
    }

    @Test
    void aJointStepWaitsForEverybodyAndAnAlternativeOneForAnybody() {
        assertThat(CaseRules.after(DecisionVerb.APPROVE, StepRule.ALL, true)).isEqualTo(StepState.OPEN);
        assertThat(CaseRules.after(DecisionVerb.APPROVE, StepRule.ALL, false)).isEqualTo(StepState.DONE);
        assertThat(CaseRules.after(DecisionVerb.APPROVE_CONDITIONALLY, StepRule.ANY, true))
                .isEqualTo(StepState.DONE);
        assertThat(CaseRules.after(DecisionVerb.RETURN, StepRule.ALL, true)).isEqualTo(StepState.RETURNED);
        assertThat(CaseRules.after(DecisionVerb.REFUSE, StepRule.ALL, true)).isEqualTo(StepState.DONE);
    }

    @Test
    void afterAReturnTheReturnerAndWhoHadNotActedActAndConclusionsAreKept() {
        var step = step(1, StepState.RETURNED, null);
        var agreed = task(11, TaskState.DONE);
        var returned = task(12, TaskState.DONE);
        var open = task(13, TaskState.OPEN);
        var flow = new CaseFlow(
                List.of(step),
                List.of(agreed, returned, open),
                List.of(said(agreed, DecisionVerb.APPROVE, null), said(returned, DecisionVerb.RETURN, null)));
        assertThat(CaseRules.toOpen(flow, step)).containsExactly(returned, open);
    }

    @Test
    void theConditionsOfAnApprovalAreThoseOfTheStepThatDecidedLast() {
        var first = step(1, StepState.DONE, null);
        var last = step(2, StepState.OPEN, null);
        var early = new Task(21, 1, 1, first.id(), 1, Role.REVIEWER, TaskState.DONE, NOW, null, NOW, false, false);
        var other = new Task(22, 1, 1, last.id(), 2, Role.REVIEWER, TaskState.DONE, NOW, null, NOW, false, false);
        var flow = new CaseFlow(
                List.of(first, last),
                List.of(early, other),
                List.of(
                        said(early, DecisionVerb.APPROVE_CONDITIONALLY, "写成数量乘单价"),
                        said(other, DecisionVerb.APPROVE_CONDITIONALLY, "共享率 95% 以上再付第二笔")));
        assertThat(CaseRules.conditions(flow, last, "不得新增服务器")).isEqualTo("共享率 95% 以上再付第二笔\n不得新增服务器");
        assertThat(CaseRules.conditions(flow, last, null)).isEqualTo("共享率 95% 以上再付第二笔");
        assertThat(CaseRules.conditions(new CaseFlow(List.of(last), List.of(), List.of()), last, null))
                .isNull();
    }

    @Test
    void aReplyIsNumberedAsOfficialDocumentsAreOrByTheTenantsOwnTemplate() {
        assertThat(CaseRules.replyNumber("泰数项", 2025, 37)).isEqualTo("泰数项〔2025〕37号");
        assertThat(CaseRules.replyNumber("{year}-T-{number}", 2025, 37)).isEqualTo("2025-T-37");
    }

    private static Step step(int ordinal, StepState state, @Nullable BigDecimal above) {
        return new Step(
                ordinal,
                1L,
                1,
                ordinal,
                "s" + ordinal,
                "步骤",
                "Step",
                StepRule.ALL,
                state,
                above,
                5,
                false,
                false,
                null,
                null,
                List.of());
    }

    private static Task task(long id, TaskState state) {
        return new Task(id, 1, 1, 1, id, Role.REVIEWER, state, NOW, null, null, false, false);
    }

    private static Decision said(Task task, DecisionVerb verb, @Nullable String condition) {
        return new Decision(
                task.id(), 1L, 1, task.stepId(), task.id(), 1, "步骤", "Step", verb, "意见", condition, "某人", "某单位", NOW);
    }
}
