package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.approval.CaseTest.refused;
import static org.cobuild.approval.Matters.SMALL;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.UrgeService.UrgeInput;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who may urge whom, and how often. */
@PortalTest
class UrgeTest {
    private static final String CASE = """
            query($id: ID!) { case(id: $id) {
              viewerCanUrge
              urges { note personName unitName }
              steps { code tasks { unit { code } state urges lastUrge { personName } } }
            } }""";

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
    UrgeService urging;

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
    }

    @AfterEach
    void letTheClockRun() {
        world.clock().release();
    }

    @Test
    void everybodyWhoIsPendingIsUrgedAndNobodyElse() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei", "wangxiulan");
        var payload = urge("chenjing", id, "请尽快会签");
        assertThat(payload.get("errors")).isEmpty();
        var read = read("zhangjianjun", id);
        assertThat(read.get("urges")).singleElement().satisfies(urge -> {
            assertThat(urge.get("note").asString()).isEqualTo("请尽快会签");
            assertThat(urge.get("personName").asString()).isEqualTo("陈静");
            assertThat(urge.get("unitName").asString())
                    .isEqualTo(matters.viewer("chenjing").unitName());
        });
        assertThat(urged(read, "completeness")).isEqualTo(Map.of("authority", 0));
        assertThat(urged(read, "joint"))
                .isEqualTo(Map.of("finance", 0, "cyber", 1, "cryptography", 1, "secrecy", 1, "audit_office", 1));
        assertThat(world.as("zhangjianjun").tasks("", "case { id } urges lastUrge { personName }"))
                .filteredOn(task -> task.at("/case/id").asString().equals(new GlobalId("Case", id).toString()))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.get("urges").asInt()).isEqualTo(1);
                    assertThat(task.at("/lastUrge/personName").asString()).isEqualTo("陈静");
                });
    }

    @Test
    void theStartersSideAndWhoHasDecidedUrge() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei");
        for (var stranger : List.of("yangfan", "zhengjie", "zhangjianjun", "zhouguodong", "hanbing", "fengyi")) {
            assertThatThrownBy(() -> urgeNow(stranger, id))
                    .as(stranger)
                    .isInstanceOfAny(Forbidden.class, NotFound.class);
        }
        assertThat(read("zhangjianjun", id).get("viewerCanUrge").asBoolean()).isFalse();
        for (var party : List.of("chenjing", "liumin", "zhaolei")) {
            assertThat(read(party, id).get("viewerCanUrge").asBoolean())
                    .as(party)
                    .isTrue();
            urgeNow(party, id);
            later(Duration.ofHours(24));
        }
        assertThat(read("chenjing", id).get("urges")).hasSize(3);
    }

    @Test
    void aCaseIsUrgedAsOftenAsThePolicyAllowsWhoeverUrges() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei");
        world.clock().setTo(world.clock().now());
        urgeNow("chenjing", id);
        refused(() -> urgeNow("zhaolei", id), ApprovalErrorCode.TOO_SOON);
        later(Duration.ofHours(24).minusMillis(1));
        refused(() -> urgeNow("chenjing", id), ApprovalErrorCode.TOO_SOON);
        later(Duration.ofMillis(1));
        urgeNow("zhaolei", id);
        assertThat(urged(read("zhangjianjun", id), "joint").get("cyber")).isEqualTo(2);
    }

    @Test
    void theRefusalNamesTheRuleAndTheTime() {
        var id = matters.submitted("chenjing", SMALL);
        world.clock().setTo(java.time.Instant.parse("2026-03-05T02:00:30Z"));
        urgeNow("chenjing", id);
        var refusal = urge("chenjing", id, "").get("errors").get(0);
        assertThat(refusal.get("code").asString()).isEqualTo("TOO_SOON");
        assertThat(refusal.get("message").asString()).isEqualTo("同一事项 24 小时内只能催办一次，上次催办在 2026-03-05 10:00");
        assertThat(refusal.get("clause").asString()).contains("两次催办的最短间隔");
        assertThat(refusal.get("lift").asString()).isEqualTo("2026-03-06 10:01 起可以再次催办");
    }

    @Test
    void nobodyIsUrgedInACaseThatIsReturnedOrHasEnded() {
        var returned = matters.submitted("chenjing", SMALL);
        matters.decide(returned, "zhaolei", DecisionVerb.RETURN);
        var refused = matters.submitted("chenjing", SMALL);
        matters.approve(refused, "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");
        matters.decide(refused, "liweidong", DecisionVerb.REFUSE);
        for (var id : List.of(returned, refused)) {
            refused(() -> urgeNow("chenjing", id), ApprovalErrorCode.NOT_NOW);
            assertThat(read("chenjing", id).get("viewerCanUrge").asBoolean()).isFalse();
        }
    }

    @Test
    void anUrgingOfBeforeDoesNotCountForWhoGetsTheTaskLater() {
        var id = matters.submitted("chenjing", SMALL);
        urgeNow("chenjing", id);
        later(Duration.ofMinutes(1));
        matters.approve(id, "zhaolei");
        assertThat(urged(read("zhangjianjun", id), "joint").get("cyber")).isZero();
    }

    @Test
    void theSameKeyUrgesOnceAndTwoAtTheSameMomentAreOne() throws Exception {
        var id = matters.submitted("chenjing", SMALL);
        var input = Map.of("caseId", new GlobalId("Case", id).toString(), "clientMutationId", "urge-" + id);
        for (int i = 0; i < 2; i++) {
            var payload = world.as("chenjing").mutate("caseUrge", input, "case { id }");
            assertThat(payload.get("errors")).isEmpty();
            assertThat(payload.at("/case/id").asString()).isEqualTo(input.get("caseId"));
        }
        assertThat(read("chenjing", id).get("urges")).hasSize(1);

        var other = matters.submitted("chenjing", SMALL);
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> act =
                    () -> urge("chenjing", other, "").get("errors").isEmpty();
            var done = threads.invokeAll(List.of(act, act, act, act));
            assertThat(done).filteredOn(Future::resultNow).hasSize(1);
        }
        assertThat(read("chenjing", other).get("urges")).hasSize(1);
    }

    @Test
    void aForeignCaseIsAsMissingAsOneThatNeverWas() {
        var id = matters.submitted("chenjing", SMALL);
        var stranger = world.viewer("dingjie", "990200");
        assertThatThrownBy(() -> urging.urge(stranger, input("Case", id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> urging.urge(matters.viewer("chenjing"), input("Case", Ids.next())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> urging.urge(matters.viewer("chenjing"), input("Task", id)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aNoteIsShort() {
        var id = matters.submitted("chenjing", SMALL);
        var refusal = urge("chenjing", id, "急".repeat(201)).get("errors").get(0);
        assertThat(refusal.get("path").get(0).asString()).isEqualTo("note");
        assertThat(read("chenjing", id).get("urges")).isEmpty();
    }

    private static UrgeInput input(String type, long id) {
        return new UrgeInput(new GlobalId(type, id), null, null);
    }

    private void urgeNow(String username, long id) {
        urging.urge(matters.viewer(username), input("Case", id));
    }

    private JsonNode urge(String username, long id, String note) {
        return world.as(username)
                .mutate("caseUrge", Map.of("caseId", new GlobalId("Case", id).toString(), "note", note), "case { id }");
    }

    private JsonNode read(String username, long id) {
        return world.as(username)
                .ask(CASE, Map.of("id", new GlobalId("Case", id).toString()))
                .get("case");
    }

    /** How often each unit was urged in a step. */
    private static Map<String, Integer> urged(JsonNode matter, String step) {
        var counts = new HashMap<String, Integer>();
        matter.get("steps").forEach(each -> {
            if (each.get("code").asString().equals(step)) {
                each.get("tasks")
                        .forEach(task -> counts.put(
                                task.at("/unit/code").asString(),
                                task.get("urges").asInt()));
            }
        });
        return counts;
    }

    private void later(Duration time) {
        world.clock().setTo(world.clock().now().plus(time));
    }
}
