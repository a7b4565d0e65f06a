package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.approval.Matters.LARGE;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE_CONDITIONALLY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.ConditionRules.ConditionInput;
import org.cobuild.approval.ConditionService.ConditionLiftInput;
import org.cobuild.approval.ConditionService.ConditionMeetInput;
import org.cobuild.approval.flow.Decision;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Conditions of approvals: what may be named, what binds, and who ends it. */
@PortalTest
class ConditionTest {
    private static final ConditionInput SHARED = new ConditionInput("共享率达到 95%", ConditionGate.ALLOCATION, 2, null);
    private static final ConditionInput FOLLOWED = new ConditionInput("每季度报告进展", null, null, null);

    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    @Autowired
    ConditionRepository conditions;

    @Autowired
    ConditionService service;

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
    }

    private long before(String last, java.math.BigDecimal amount) {
        var id = matters.submitted("chenjing", amount);
        for (var person : List.of(
                "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang", "liweidong", "zhouguodong")) {
            if (person.equals(last)) {
                break;
            }
            matters.approve(id, person);
        }
        return id;
    }

    private void decide(
            long id, String username, DecisionVerb verb, @Nullable String one, @Nullable List<ConditionInput> many) {
        var task = matters.task(id, username);
        tasks.decide(matters.viewer(username), matters.input(task, id, verb, one, many, matters.meeting(task)));
    }

    /** Approved by the director on these conditions. */
    private List<ApprovalCondition> approved(ConditionInput... named) {
        var id = before("zhouguodong", SMALL);
        decide(id, "zhouguodong", APPROVE_CONDITIONALLY, null, List.of(named));
        return of(id);
    }

    private List<ApprovalCondition> of(long caseId) {
        return conditions
                .ofCases(matters.viewer("zhouguodong").scope(), List.of(caseId))
                .getOrDefault(caseId, List.of());
    }

    private List<String> refused(DecisionVerb verb, @Nullable String one, @Nullable List<ConditionInput> many) {
        var id = before("zhouguodong", SMALL);
        try {
            decide(id, "zhouguodong", verb, one, many);
        } catch (Refused refused) {
            return refused.errors().stream()
                    .map(error -> String.join(".", error.path()) + " " + error.code())
                    .toList();
        }
        throw new AssertionError("it was decided");
    }

    @Test
    void bindWhenTheCaseIsApprovedAndStandInTheReplysWords() {
        var kept = approved(SHARED, FOLLOWED);
        assertThat(kept)
                .extracting(
                        ApprovalCondition::text,
                        ApprovalCondition::gate,
                        ApprovalCondition::allocationNumber,
                        ApprovalCondition::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "共享率达到 95%", ConditionGate.ALLOCATION, 2, ConditionState.OPEN),
                        org.assertj.core.groups.Tuple.tuple("每季度报告进展", ConditionGate.NONE, null, ConditionState.OPEN));
        assertThat(kept.getFirst().replyNumber()).contains("号");
        assertThat(matters.flow(kept.getFirst().caseId()).decisions().getLast().condition())
                .isEqualTo("共享率达到 95%\n每季度报告进展");
    }

    @Test
    void oneTextAloneIsOneConditionThatHoldsNothing() {
        var id = before("zhouguodong", SMALL);
        decide(id, "zhouguodong", APPROVE_CONDITIONALLY, "补充测评", null);
        assertThat(of(id)).singleElement().satisfies(condition -> {
            assertThat(condition.text()).isEqualTo("补充测评");
            assertThat(condition.gate()).isEqualTo(ConditionGate.NONE);
        });
    }

    @Test
    void ofAnEarlierStepDoNotBindUnlessTheLastOneNamesThem() {
        var id = before("liweidong", LARGE);
        decide(id, "liweidong", APPROVE_CONDITIONALLY, null, List.of(FOLLOWED));
        assertThat(of(id)).isEmpty();
        matters.approve(id, "zhouguodong");
        decide(id, "guomingyuan", APPROVE_CONDITIONALLY, null, List.of(SHARED));
        assertThat(of(id))
                .extracting(ApprovalCondition::text, ApprovalCondition::meeting)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("共享率达到 95%", true));
        var named = conditions
                .ofDecisions(
                        matters.viewer("zhaolei").scope(),
                        matters.flow(id).decisions().stream().map(Decision::id).toList())
                .values()
                .stream()
                .flatMap(List::stream)
                .map(ApprovalCondition::state);
        assertThat(named).containsExactlyInAnyOrder(ConditionState.NAMED, ConditionState.OPEN);
    }

    @Test
    void thatSeveralSignersNameBindOnce() {
        var id = before("zhouguodong", SMALL);
        var task = matters.task(id, "zhouguodong");
        var post = world.viewer("liweidong", "990100").postId();
        world.as("zhouguodong")
                .mutate(
                        "taskAsk",
                        Map.of(
                                "taskId",
                                new GlobalId("Task", task.id()).toString(),
                                "postId",
                                new GlobalId("Post", post).toString(),
                                "how",
                                "AFTER",
                                "reason",
                                "请会签"),
                        "task { id }");
        decide(id, "zhouguodong", APPROVE_CONDITIONALLY, null, List.of(SHARED, FOLLOWED));
        assertThat(of(id)).isEmpty();
        decide(id, "liweidong", APPROVE_CONDITIONALLY, null, List.of(SHARED));
        assertThat(of(id)).extracting(ApprovalCondition::text).containsExactlyInAnyOrder("共享率达到 95%", "每季度报告进展");
    }

    @Test
    void areRefusedWithTheirFieldWhenTheyAreOutOfForm() {
        assertThat(refused(APPROVE_CONDITIONALLY, null, null)).containsExactly("condition REQUIRED");
        assertThat(refused(APPROVE_CONDITIONALLY, null, List.of())).containsExactly("condition REQUIRED");
        assertThat(refused(APPROVE, null, List.of(SHARED))).containsExactly("conditions INVALID");
        assertThat(refused(APPROVE_CONDITIONALLY, "又写一条", List.of(SHARED))).containsExactly("condition INVALID");
        assertThat(refused(
                        APPROVE_CONDITIONALLY,
                        null,
                        List.of(
                                new ConditionInput(" ", null, null, null),
                                new ConditionInput("第零次", ConditionGate.ALLOCATION, 0, null),
                                new ConditionInput("没写第几次", ConditionGate.ALLOCATION, null, null),
                                new ConditionInput("多写了次数", ConditionGate.CONTRACT, 1, null),
                                new ConditionInput("早就过了", null, null, LocalDate.of(2020, 1, 1)),
                                new ConditionInput("长".repeat(501), null, null, null))))
                .containsExactlyInAnyOrder(
                        "conditions.0.text REQUIRED",
                        "conditions.1.allocationNumber INVALID",
                        "conditions.2.allocationNumber REQUIRED",
                        "conditions.3.allocationNumber INVALID",
                        "conditions.4.dueOn INVALID",
                        "conditions.5.text INVALID");
        assertThat(refused(APPROVE_CONDITIONALLY, null, java.util.Collections.nCopies(11, SHARED)))
                .containsExactly("conditions INVALID");
    }

    private JsonNode meet(String username, ApprovalCondition condition, String evidence) {
        return world.as(username)
                .mutate(
                        "conditionMeet",
                        Map.of(
                                "conditionId",
                                new GlobalId("Condition", condition.id()).toString(),
                                "evidence",
                                evidence),
                        "condition { state reason personName unitName endedAt viewerCanMeet }");
    }

    /** Whether the case has changed since the section chief began to follow it. */
    private boolean unread(String caseId) {
        return world.as("liweidong")
                .ask("query($id: ID!) { case(id: $id) { viewerFollow { unread } } }", Map.of("id", caseId))
                .at("/case/viewerFollow/unread")
                .booleanValue();
    }

    @Test
    void areDeclaredMetOnEvidenceByTheAuthorityAndStandInTheTrail() {
        var condition = approved(SHARED).getFirst();
        var caseId = new GlobalId("Case", condition.caseId()).toString();
        world.as("liweidong").mutate("caseFollow", Map.of("caseId", caseId, "follow", true), "case { id }");
        assertThat(unread(caseId)).isFalse();
        assertThat(meet("zhouguodong", condition, " ").at("/errors/0/path/0").asString())
                .isEqualTo("evidence");
        var met = meet("zhouguodong", condition, "平台数据：97.4 %").at("/condition");
        assertThat(met.at("/state").asString()).isEqualTo("MET");
        assertThat(met.at("/reason").asString()).isEqualTo("平台数据：97.4 %");
        assertThat(met.at("/personName").asString()).isEqualTo("周国栋");
        assertThat(met.at("/viewerCanMeet").asBoolean()).isFalse();
        assertThat(meet("zhouguodong", condition, "再点一次").at("/errors/0/code").asString())
                .isEqualTo("NOT_NOW");
        assertThat(unread(caseId)).isTrue();
        var timeline = world.as("zhouguodong")
                .ask(
                        "query($id: ID!) { project(id: $id) { timeline { action detail } conditions { state } } }",
                        Map.of("id", new GlobalId("Project", condition.projectId()).toString()))
                .at("/project");
        assertThat(timeline.at("/timeline").findValuesAsString("action")).contains("conditionMeet");
        assertThat(timeline.at("/conditions").findValuesAsString("state")).containsExactly("MET");
    }

    @Test
    void areNobodysToEndWhoDoesNotSpeakForTheAuthority() {
        var condition = approved(SHARED).getFirst();
        var id = new GlobalId("Condition", condition.id());
        for (var person : List.of("zhaolei", "liweidong", "wangxiulan", "chenjing")) {
            assertThatThrownBy(() -> service.meet(matters.viewer(person), new ConditionMeetInput(id, "已满足", null)))
                    .as(person)
                    .isInstanceOf(Forbidden.class);
        }
        assertThatThrownBy(() -> service.meet(world.viewer("yanbo", "990121"), new ConditionMeetInput(id, "已满足", null)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> service.meet(
                        matters.viewer("zhouguodong"),
                        new ConditionMeetInput(new GlobalId("Condition", Ids.next()), "已满足", null)))
                .isInstanceOf(NotFound.class);
        assertThat(of(condition.caseId()).getFirst().state()).isEqualTo(ConditionState.OPEN);
    }

    @Test
    void whatAMeetingNamedIsLiftedByItsSecretaryAlone() {
        var id = before("", LARGE);
        decide(id, "guomingyuan", APPROVE_CONDITIONALLY, null, List.of(SHARED));
        var condition = new GlobalId("Condition", of(id).getFirst().id());
        assertThatThrownBy(() ->
                        service.lift(matters.viewer("zhouguodong"), new ConditionLiftInput(condition, "不再需要", null)))
                .isInstanceOf(Forbidden.class);
        var lifted = service.lift(matters.viewer("guomingyuan"), new ConditionLiftInput(condition, "不再需要", null));
        assertThat(lifted.state()).isEqualTo(ConditionState.LIFTED);

        var own = approved(FOLLOWED).getFirst();
        service.lift(
                matters.viewer("zhouguodong"),
                new ConditionLiftInput(new GlobalId("Condition", own.id()), "不再需要", null));
        assertThat(of(own.caseId()).getFirst().state()).isEqualTo(ConditionState.LIFTED);
    }

    @Test
    void areNotEndedByWhoHasAPartInTheProject() {
        var id = before("zhouguodong", SMALL);
        decide(id, "zhouguodong", APPROVE_CONDITIONALLY, null, List.of(SHARED));
        var condition = of(id).getFirst();
        var participant = sql.newRecord(org.cobuild.db.Tables.PROJECT_PARTICIPANT);
        var director = matters.viewer("zhouguodong");
        participant.setId(Ids.next());
        participant.setTenantId(director.tenantId());
        participant.setProjectId(condition.projectId());
        participant.setUnitTenantId(director.tenantId());
        participant.setUnitId(java.util.Objects.requireNonNull(director.unit()).id());
        participant.setRole("CO_BUILDER");
        participant.setState("CONFIRMED");
        participant.setPackageTitle("接入");
        participant.setPackageScope("");
        participant.setShare(java.math.BigDecimal.ZERO);
        participant.setRound(1);
        sql.insertInto(org.cobuild.db.Tables.PROJECT_PARTICIPANT)
                .set(participant)
                .execute();
        assertThat(meet("zhouguodong", condition, "已满足").at("/errors/0/code").asString())
                .isEqualTo("OWN_MATTER");
    }

    @Test
    void endOnceHoweverManyClickAtOnce() {
        var condition = approved(SHARED).getFirst();
        var id = new GlobalId("Condition", condition.id());
        var director = matters.viewer("zhouguodong");
        assertThat(AtOnce.done(16, i -> () -> service.meet(director, new ConditionMeetInput(id, "证据" + i, null))))
                .isEqualTo(1);
        assertThat(of(condition.caseId()).getFirst().state()).isEqualTo(ConditionState.MET);
    }
}
