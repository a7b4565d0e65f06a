package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.cobuild.approval.Matters.LARGE;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE_CONDITIONALLY;
import static org.cobuild.approval.flow.DecisionVerb.REFUSE;
import static org.cobuild.approval.flow.DecisionVerb.RETURN;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases on the city's own route: completeness, joint review of five, section chief, director, leading group. */
@PortalTest
class CaseTest {
    private static final String[] JOINT = {"wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang"};

    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    CaseRepository read;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
    }

    @AfterEach
    void clock() {
        world.clock().release();
    }

    private ApprovalCase seen(long id) {
        return read.find(matters.viewer("zhouguodong").scope(), List.of(id))
                .values()
                .iterator()
                .next();
    }

    @Test
    void goesStepByStepToANumberedReply() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei");
        matters.approve(id, JOINT);
        matters.approve(id, "liweidong", "zhouguodong");

        var matter = seen(id);
        assertThat(matter.state()).isEqualTo(CaseState.APPROVED);
        assertThat(matter.replyNumber()).matches("青数项〔\\d{4}〕[1-9]\\d*号");
        assertThat(matter.closedAt()).isNotNull();
        assertThat(matters.flow(id).steps())
                .extracting(Step::state)
                .containsExactly(StepState.DONE, StepState.DONE, StepState.DONE, StepState.DONE, StepState.SKIPPED);
        assertThat(matters.flow(id).decisions()).hasSize(8).allMatch(said -> said.round() == 1);
    }

    @Test
    void asksTheLeadingGroupAboveTheLimitAndKeepsItsCondition() {
        var id = matters.submitted("chenjing", LARGE);
        matters.approve(id, "zhaolei");
        matters.approve(id, JOINT);
        matters.decide(id, "liweidong", APPROVE_CONDITIONALLY, "治理费用写成数量乘单价");
        matters.approve(id, "zhouguodong");
        assertThat(matters.step(id, "leading_group").state()).isEqualTo(StepState.OPEN);
        assertThat(seen(id).replyNumber()).isNull();

        matters.decide(id, "guomingyuan", APPROVE_CONDITIONALLY, "共享率达到 95% 再付第二笔");
        assertThat(seen(id).state()).isEqualTo(CaseState.APPROVED);
        assertThat(seen(id).condition()).isEqualTo("共享率达到 95% 再付第二笔");
    }

    @Test
    void needsNoLeadingGroupOnceTheCutsHaveBroughtItToTheLimit() {
        var id = matters.submitted("chenjing", LARGE);
        matters.approve(id, "zhaolei");
        matters.approve(id, JOINT);
        matters.approve(id, "liweidong");
        cases.setAmount(
                matters.grant(), CaseSubject.PROJECT, seen(id).subjectId(), new java.math.BigDecimal("10000000.00"));
        matters.approve(id, "zhouguodong");
        assertThat(seen(id).state()).isEqualTo(CaseState.APPROVED);
        assertThat(matters.step(id, "leading_group").state()).isEqualTo(StepState.SKIPPED);
    }

    @Test
    void keepsWhatOthersConcludedWhenOneReturnsItInsideTheJointReview() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei", "wangxiulan", "zhangjianjun");
        matters.decide(id, "sunli", RETURN);
        assertThat(seen(id).state()).isEqualTo(CaseState.RETURNED);
        assertThat(seen(id).closedAt()).isNull();
        assertThat(matters.step(id, "joint").state()).isEqualTo(StepState.RETURNED);
        refused(() -> matters.approve(id, "gaofeng"), ApprovalErrorCode.TASK_CLOSED);

        matters.resubmit("chenjing", id, SMALL);
        assertThat(seen(id).round()).isEqualTo(2);
        var joint = matters.step(id, "joint");
        assertThat(matters.flow(id).tasksOf(joint))
                .filteredOn(task -> task.state() == TaskState.OPEN)
                .extracting(task -> matters.unitName(task.unitId()))
                .containsExactlyInAnyOrder(unitOf("sunli"), unitOf("gaofeng"), unitOf("maqiang"));
        assertThat(matters.step(id, "completeness").state()).isEqualTo(StepState.DONE);

        matters.approve(id, "sunli", "gaofeng", "maqiang", "liweidong", "zhouguodong");
        assertThat(seen(id).state()).isEqualTo(CaseState.APPROVED);
        assertThat(matters.flow(id).decisions()).hasSize(9);
    }

    private String unitOf(String username) {
        return matters.viewer(username).unitName();
    }

    @Test
    void endsWithARefusalWhereTheStepMayRefuseAndNowhereElse() {
        var id = matters.submitted("chenjing", SMALL);
        refused(() -> matters.decide(id, "zhaolei", REFUSE), ApprovalErrorCode.VERB);
        matters.approve(id, "zhaolei");
        matters.approve(id, JOINT);
        matters.decide(id, "liweidong", REFUSE);
        assertThat(seen(id).state()).isEqualTo(CaseState.REFUSED);
        assertThat(seen(id).replyNumber()).isNull();
        assertThat(matters.flow(id).tasks()).noneMatch(task -> task.state() == TaskState.OPEN);
        assertThat(matters.step(id, "director").state()).isEqualTo(StepState.WAITING);
    }

    @Test
    void isTakenBackWhileNobodyHasActedSinceTheLastSubmission() {
        var id = matters.submitted("chenjing", SMALL);
        cases.withdraw(matters.viewer("chenjing"), matters.grant(), id, "金额有误");
        assertThat(seen(id).state()).isEqualTo(CaseState.WITHDRAWN);
        assertThat(matters.flow(id).tasks()).noneMatch(task -> task.state() == TaskState.OPEN);

        var returned = matters.submitted("chenjing", SMALL);
        matters.decide(returned, "zhaolei", RETURN);
        refused(() -> withdraw(returned), ApprovalErrorCode.ACTED);
        matters.resubmit("chenjing", returned, SMALL);
        withdraw(returned);
        assertThat(seen(returned).state()).isEqualTo(CaseState.WITHDRAWN);

        var acted = matters.submitted("chenjing", SMALL);
        matters.approve(acted, "zhaolei");
        refused(() -> withdraw(acted), ApprovalErrorCode.ACTED);
        assertThat(seen(acted).state()).isEqualTo(CaseState.OPEN);
    }

    private void withdraw(long id) {
        cases.withdraw(matters.viewer("chenjing"), matters.grant(), id, "金额有误");
    }

    @Test
    void isDueAfterTheStepsWorkingDaysAndAgainAfterAResubmission() {
        world.clock().setTo(Instant.parse("2033-08-01T01:00:00Z")); // a Monday without a holiday near
        var id = matters.submitted("chenjing", SMALL);
        assertThat(matters.step(id, "completeness").dueOn()).hasToString("2033-08-08");
        matters.decide(id, "zhaolei", RETURN);
        world.clock().setTo(Instant.parse("2033-08-15T01:00:00Z"));
        matters.resubmit("chenjing", id, SMALL);
        assertThat(matters.task(id, "zhaolei").dueOn()).hasToString("2033-08-22");
    }

    @Test
    void saysEverythingThatIsWrongWithADecisionAtOnce() {
        var id = matters.submitted("chenjing", SMALL);
        var task = matters.task(id, "zhaolei");
        var input = new TaskDecideInput(
                new org.cobuild.platform.GlobalId("Task", task.id()),
                REFUSE,
                " ",
                "不该有",
                null,
                null,
                null,
                null,
                null,
                7,
                null);
        assertThatThrownBy(() -> tasks.decide(matters.viewer("zhaolei"), input))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.errors())
                            .extracting(error -> error.code().name())
                            .containsExactlyInAnyOrder("STALE", "VERB", "REQUIRED", "INVALID");
                    assertThat(refused.errors())
                            .extracting(error -> String.join(".", error.path()))
                            .containsExactlyInAnyOrder("version", "verb", "opinion", "condition");
                });
    }

    @Test
    void isNotSignedWhenItWasChangedMeanwhileAndBothVersionsAreNamed() {
        var id = matters.submitted("chenjing", SMALL);
        var read = matters.input(matters.task(id, "zhaolei"), id, APPROVE, null);
        matters.change(matters.matter(id).projectId());
        assertThatThrownBy(() -> tasks.decide(matters.viewer("zhaolei"), read))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.errors()).singleElement().satisfies(error -> {
                        assertThat(error.code()).isEqualTo(ApprovalErrorCode.STALE);
                        assertThat(error.message()).contains("1").contains("2");
                    });
                });
    }

    static void refused(ThrowingCallable act, ApprovalErrorCode code) {
        assertThatThrownBy(act)
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.errors())
                        .extracting(org.cobuild.platform.UserError::code)
                        .contains(code));
    }
}
