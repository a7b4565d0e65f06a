package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.approval.flow.DecisionVerb.ADVISE;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE_CONDITIONALLY;
import static org.cobuild.approval.flow.DecisionVerb.DISAGREE;
import static org.cobuild.approval.flow.DecisionVerb.RETURN;
import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_CASE_CONDITION;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.PROJECT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.HandoverService.AskInput;
import org.cobuild.approval.HandoverService.BackInput;
import org.cobuild.approval.HandoverService.HandOverInput;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.Resubmission;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
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

/** What the holder of a task does with it beside deciding, on the city's route: clerk, five bureaus, chief, director. */
@PortalTest
class HandoverTest {
    private static final String[] BUREAUS = {"wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang"};

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
    HandoverService handovers;

    @Autowired
    HandoverRepository kept;

    @Autowired
    FlowRepository flows;

    private Matters matters;
    private long id;

    @BeforeEach
    void submitted() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
        id = matters.submitted("chenjing", SMALL);
    }

    @Test
    void aTaskThatIsHandedOverIsTheReceiversAloneAsLongAsItHoldsThePost() {
        var task = matters.task(id, "zhaolei");
        handovers.handOver(matters.viewer("zhaolei"), new HandOverInput(node(task), post("zhengjie"), "出差两周", null));
        assertThatThrownBy(() -> matters.task(id, "zhaolei")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> tasks.decide(matters.viewer("zhaolei"), matters.input(task, id, APPROVE, null)))
                .isInstanceOf(Forbidden.class);
        assertThat(kept.ofCases(matters.viewer("zhaolei").scope(), List.of(id)).get(id))
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.verb()).isEqualTo(HandoverVerb.HAND_OVER);
                    assertThat(said.toPersonName()).isEqualTo("郑洁");
                    assertThat(said.reason()).isEqualTo("出差两周");
                });
        var gone = matters.viewer("zhengjie").postId();
        enabled(gone, false);
        try {
            assertThat(matters.task(id, "zhaolei").seat().postId())
                    .as("the seat takes over who has left")
                    .isNull();
        } finally {
            enabled(gone, true);
        }
        matters.approve(id, "zhengjie");
    }

    @Test
    void aTaskStaysInItsUnitAndOutOfTheHandsOfWhoTakesPart() {
        matters.approve(id, "zhaolei");
        var task = matters.task(id, "wangxiulan");
        refused(() -> handOver("wangxiulan", task, post("zhangjianjun")), ApprovalErrorCode.RECEIVER, "postId");
        refused(() -> handOver("wangxiulan", task, post("wangxiulan")), ApprovalErrorCode.RECEIVER, "postId");
        refused(() -> handOver("wangxiulan", task, post("chenjing")), ApprovalErrorCode.RECEIVER, "postId");
        refused(
                () -> handOver("wangxiulan", task, new GlobalId("Post", Ids.next())),
                ApprovalErrorCode.RECEIVER,
                "postId");
        assertThatThrownBy(() -> handOver("zhaolei", task, post("zhengjie"))).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> handovers.handOver(
                        matters.viewer("wangxiulan"),
                        new HandOverInput(new GlobalId("Task", Ids.next()), post("zhengjie"), "转办", null)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void receiversAreWhoMayDecideInTheTenantAndOnlyTheHolderSeesThem() {
        var task = matters.task(id, "zhaolei");
        assertThat(named("zhaolei", task, null)).contains("郑洁", "李卫东", "王秀兰").doesNotContain("赵磊", "陈静");
        assertThat(named("zhaolei", task, "郑")).containsExactly("郑洁");
        assertThat(named("wangxiulan", task, null)).isEmpty();
    }

    private List<String> named(String username, Task task, @Nullable String search) {
        var variables =
                new HashMap<String, Object>(Map.of("ids", List.of(node(task).toString())));
        variables.put("search", search);
        return world.as(username)
                .ask(
                        "query($ids: [ID!]!, $search: String) { nodes(ids: $ids) { ... on Task {"
                                + " receivers(search: $search) { personName } } } }",
                        variables)
                .at("/nodes/0/receivers")
                .valueStream()
                .map(one -> one.get("personName").asString())
                .toList();
    }

    @Test
    void whoIsAskedForAdviceAdvisesAndTheHolderDecidesWithIt() {
        var task = matters.task(id, "zhaolei");
        ask("zhaolei", task, "wangxiulan", TaskKind.ADVICE);
        assertThatThrownBy(() -> matters.task(id, "zhaolei")).as("waits").isInstanceOf(AssertionError.class);
        refused(() -> matters.decide(id, "wangxiulan", APPROVE), ApprovalErrorCode.VERB, "verb");
        matters.decide(id, "wangxiulan", ADVISE);
        matters.approve(id, "zhaolei");
        assertThat(matters.step(id, "joint").state()).isEqualTo(StepState.OPEN);
    }

    @Test
    void aReturnInsideAJointSignOffKeepsConclusionsAndTheAddedSigner() {
        matters.approve(id, "zhaolei");
        matters.approve(id, "wangxiulan");
        ask("zhangjianjun", matters.task(id, "zhangjianjun"), "liweidong", TaskKind.BEFORE);
        matters.decide(id, "sunli", RETURN);
        assertThat(matters.flow(id).state()).isEqualTo(CaseState.RETURNED);
        matters.resubmit("chenjing", id, SMALL);
        for (var waiting : List.of("wangxiulan", "zhangjianjun")) {
            assertThatThrownBy(() -> matters.task(id, waiting)).isInstanceOf(AssertionError.class);
        }
        matters.decide(id, "liweidong", DISAGREE);
        matters.approve(id, "zhangjianjun", "sunli", "gaofeng", "maqiang");
        assertThat(matters.step(id, "review").state()).isEqualTo(StepState.OPEN);
    }

    @Test
    void aSignatureAfterTheOwnOneIsWaitedForUntilItIsTakenOut() {
        matters.approve(id, "zhaolei");
        matters.approve(id, BUREAUS);
        ask("liweidong", matters.task(id, "liweidong"), "wangxiulan", TaskKind.AFTER);
        refused(
                () -> ask("liweidong", matters.task(id, "liweidong"), "wangxiulan", TaskKind.BEFORE),
                ApprovalErrorCode.RECEIVER,
                "postId");
        matters.approve(id, "liweidong");
        assertThat(matters.step(id, "review").state()).isEqualTo(StepState.OPEN);
        var asked = matters.task(id, "wangxiulan");
        assertThatThrownBy(() -> unask("zhouguodong", asked)).isInstanceOf(Forbidden.class);
        unask("liweidong", asked);
        assertThat(matters.step(id, "director").state()).isEqualTo(StepState.OPEN);
        refused(() -> unask("liweidong", asked), ApprovalErrorCode.TASK_CLOSED, "taskId");
    }

    @Test
    void aCaseIsApprovedWithAllThatFollowsWhenTheLastSignatureIsTakenOut() {
        matters.approve(id, "zhaolei");
        matters.approve(id, BUREAUS);
        matters.approve(id, "liweidong");
        ask("zhouguodong", matters.task(id, "zhouguodong"), "wangxiulan", TaskKind.AFTER);
        matters.decide(id, "zhouguodong", APPROVE_CONDITIONALLY);
        unask("zhouguodong", matters.task(id, "wangxiulan"));
        assertThat(matters.flow(id).state()).isEqualTo(CaseState.APPROVED);
        var reply = sql.select(APPROVAL_CASE.REPLY_NUMBER)
                .from(APPROVAL_CASE)
                .where(APPROVAL_CASE.ID.eq(id))
                .and(matters.grant().on(APPROVAL_CASE))
                .fetchSingle(APPROVAL_CASE.REPLY_NUMBER);
        assertThat(reply).isNotNull();
        var projectId = matters.matter(id).projectId();
        assertThat(sql.select(PROJECT.STAGE, PROJECT.REPLY_NUMBER, PROJECT.APPROVAL_CONDITION)
                        .from(PROJECT)
                        .where(PROJECT.ID.eq(projectId))
                        .and(matters.grant().on(PROJECT))
                        .fetchSingle()
                        .intoList())
                .containsExactly("APPROVED", reply, "共享率达到 95%");
        assertThat(sql.select(APPROVAL_CASE_CONDITION.STATE)
                        .from(APPROVAL_CASE_CONDITION)
                        .where(APPROVAL_CASE_CONDITION.CASE_ID.eq(id))
                        .and(matters.grant().on(APPROVAL_CASE_CONDITION))
                        .fetch(APPROVAL_CASE_CONDITION.STATE))
                .containsExactly("OPEN");
    }

    @Test
    void aTaskIsNotHandedToWhoHasAVoiceInTheStepAlready() {
        matters.approve(id, "zhaolei");
        ask("wangxiulan", matters.task(id, "wangxiulan"), "zhourui", TaskKind.BEFORE);
        var asked = matters.task(id, "zhourui");
        refused(() -> handOver("zhourui", asked, post("wangxiulan")), ApprovalErrorCode.RECEIVER, "postId");
    }

    @Test
    void nobodyAsksItselfInAnotherPost() {
        matters.approve(id, "zhaolei");
        var task = matters.task(id, "wangxiulan");
        var other = post("gaofeng");
        var asker = matters.viewer("wangxiulan");
        var gaofeng = holder(other, Objects.requireNonNull(asker.personId()));
        try {
            refused(
                    () -> handovers.ask(asker, new AskInput(node(task), other, TaskKind.AFTER, "请核", null)),
                    ApprovalErrorCode.RECEIVER,
                    "postId");
        } finally {
            holder(other, gaofeng);
        }
    }

    /** Gives a post to somebody else. @return who held it */
    private long holder(GlobalId postId, long personId) {
        var post = POST.ID.eq(postId.of("Post")).and(matters.grant().on(POST));
        var before = sql.select(POST.PERSON_ID).from(POST).where(post).fetchSingle(POST.PERSON_ID);
        sql.update(POST).set(POST.PERSON_ID, personId).where(post).execute();
        return before;
    }

    @Test
    void aReturnToAnEarlierStepComesStraightBackOrRunsThroughAllAgain() {
        matters.approve(id, "zhaolei");
        matters.approve(id, BUREAUS);
        returnTo("liweidong", "completeness", Resubmission.STRAIGHT);
        matters.approve(id, "zhaolei");
        assertThat(matters.step(id, "review").state()).as("straight back").isEqualTo(StepState.OPEN);
        returnTo("liweidong", "completeness", Resubmission.AGAIN);
        matters.approve(id, "zhaolei");
        assertThat(matters.step(id, "joint").state()).as("once more").isEqualTo(StepState.OPEN);
        matters.approve(id, BUREAUS);
        var task = matters.task(id, "liweidong");
        refused(
                () -> returnTo("liweidong", "director", Resubmission.STRAIGHT),
                ApprovalErrorCode.RETURN_TARGET,
                "returnTo");
        refused(
                () -> tasks.decide(
                        matters.viewer("liweidong"),
                        new TaskDecideInput(
                                node(task),
                                RETURN,
                                "退回",
                                null,
                                null,
                                null,
                                new GlobalId("Step", Ids.next()),
                                null,
                                null,
                                matters.version(id),
                                null)),
                ApprovalErrorCode.RETURN_TARGET,
                "returnTo");
    }

    @Test
    void aDecisionIsTakenBackUntilTheNextOneActs() {
        var task = matters.task(id, "zhaolei");
        matters.approve(id, "zhaolei");
        assertThatThrownBy(() -> takeBack("zhengjie", task)).isInstanceOf(Forbidden.class);
        takeBack("zhaolei", task);
        assertThatThrownBy(() -> matters.task(id, "wangxiulan")).isInstanceOf(AssertionError.class);
        matters.approve(id, "zhengjie");
        matters.approve(id, "wangxiulan");
        assertThatThrownBy(() -> takeBack("zhaolei", task))
                .as("decided by another")
                .isInstanceOf(Forbidden.class);
        refused(() -> takeBack("zhengjie", task), ApprovalErrorCode.NOT_NOW, "taskId");
    }

    private static void refused(ThrowingCallable act, ApprovalErrorCode code, String path) {
        assertThatThrownBy(act)
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.errors()).anySatisfy(error -> {
                    assertThat(error.code()).isEqualTo(code);
                    assertThat(error.path()).containsExactly(path);
                }));
    }

    private void returnTo(String username, String code, Resubmission resubmission) {
        tasks.decide(
                matters.viewer(username),
                new TaskDecideInput(
                        node(matters.task(id, username)),
                        RETURN,
                        "请补材料",
                        null,
                        null,
                        null,
                        new GlobalId("Step", matters.step(id, code).id()),
                        resubmission,
                        null,
                        matters.version(id),
                        null));
    }

    private void handOver(String username, Task task, GlobalId to) {
        handovers.handOver(matters.viewer(username), new HandOverInput(node(task), to, "转办", null));
    }

    private void ask(String username, Task task, String whom, TaskKind how) {
        handovers.ask(matters.viewer(username), new AskInput(node(task), post(whom), how, "请核", null));
    }

    private void unask(String username, Task task) {
        handovers.unask(matters.viewer(username), new BackInput(node(task), "已核清", null));
    }

    private void takeBack(String username, Task task) {
        handovers.takeBack(matters.viewer(username), new BackInput(node(task), "再核一遍", null));
    }

    private void enabled(long postId, boolean enabled) {
        sql.update(POST)
                .set(POST.ENABLED, enabled)
                .where(POST.ID.eq(postId))
                .and(matters.grant().on(POST))
                .execute();
    }

    private GlobalId post(String username) {
        return new GlobalId("Post", matters.viewer(username).postId());
    }

    private static GlobalId node(Task task) {
        return new GlobalId("Task", task.id());
    }
}
