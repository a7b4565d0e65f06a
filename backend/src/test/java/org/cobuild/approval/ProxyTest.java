package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.approval.CaseTest.refused;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE;
import static org.cobuild.db.Tables.APPROVAL_PROXY;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.approval.HandoverService.AskInput;
import org.cobuild.approval.HandoverService.BackInput;
import org.cobuild.approval.HandoverService.HandOverInput;
import org.cobuild.approval.ProxyService.GrantInput;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The director is away, and the section chief acts for him. */
@PortalTest
class ProxyTest {
    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Statements statements;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    HandoverService handovers;

    @Autowired
    FlowRepository flows;

    @Autowired
    ProxyRepository repository;

    @Autowired
    ProxyService service;

    private Matters matters;
    private Proxies proxies;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
        proxies = new Proxies(sql, world, "990100");
        proxies.clear();
    }

    @AfterEach
    void tidy() {
        world.clock().release();
        proxies.clear();
        for (var username : List.of("zhouguodong", "liweidong")) {
            enabled(username, true);
            ends(username, null);
        }
    }

    @Test
    void theProxyDecidesAndEverythingSaysForWhom() {
        var id = beforeTheDirector();
        assertThat(mine("liweidong", null, id)).isEmpty();
        proxies.given("zhouguodong", "liweidong");
        for (var acting : Arrays.asList(null, true)) {
            assertThat(mine("liweidong", acting, id)).singleElement().satisfies(task -> {
                assertThat(task.get("actingFor").asString()).isEqualTo("周国栋");
                assertThat(task.get("viewerCanDecide").asBoolean()).isTrue();
                assertThat(task.get("viewerCanHandOver").asBoolean()).isFalse();
            });
        }
        assertThat(mine("liweidong", false, id)).isEmpty();
        assertThat(mine("zhouguodong", null, id))
                .singleElement()
                .satisfies(task -> assertThat(task.get("actingFor").isNull()).isTrue());

        var task = matters.task(id, "zhouguodong");
        tasks.decide(matters.viewer("liweidong"), matters.input(task, id, APPROVE, null));
        var read = world.as("chenjing")
                .ask(
                        "query($id: ID!) { case(id: $id) { state decisions { personName unitName actingFor }"
                                + " steps { tasks { actingFor state } } } }",
                        Map.of("id", new GlobalId("Case", id).toString()))
                .get("case");
        assertThat(read.get("state").asString()).isEqualTo("APPROVED");
        JsonNode said = read.get("decisions").get(7);
        assertThat(said.get("personName").asString()).isEqualTo("李卫东");
        assertThat(said.get("actingFor").asString()).isEqualTo("周国栋");
        assertThat(read.get("decisions").get(0).get("actingFor").isNull()).isTrue();
        assertThat(sql.select(AUDIT_ENTRY.DETAIL)
                        .from(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.SUBJECT_ID.eq(id))
                        .and(AUDIT_ENTRY.ACTION.eq("taskDecide"))
                        .and(AUDIT_ENTRY.ACTOR_NAME.eq("李卫东"))
                        .and(SystemScope.all(SystemScope.Reason.REBUILD))
                        .orderBy(AUDIT_ENTRY.ID.desc())
                        .limit(1)
                        .fetchSingle(AUDIT_ENTRY.DETAIL))
                .contains("代周国栋");
    }

    @Test
    void itRunsFromTheFirstDayToTheLastWhereTheTenantIs() {
        var id = beforeTheDirector();
        var zone = matters.viewer("liweidong").tenant().zone();
        var input = proxies.input("liweidong");
        var first = proxies.today().plusDays(1);
        input.put("firstOn", first.toString());
        input.put("lastOn", first.toString());
        proxies.given("zhouguodong", input);
        assertThat(mine("liweidong", null, id)).isEmpty();
        world.clock().setTo(first.atStartOfDay(zone).toInstant());
        assertThat(mine("liweidong", null, id)).hasSize(1);
        world.clock().setTo(first.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1));
        assertThat(mine("liweidong", null, id)).hasSize(1);
        var task = matters.task(id, "zhouguodong");
        world.clock().setTo(first.plusDays(1).atStartOfDay(zone).toInstant());
        assertThat(mine("liweidong", null, id)).isEmpty();
        assertThatThrownBy(() -> tasks.decide(matters.viewer("liweidong"), matters.input(task, id, APPROVE, null)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void itEndsWhenItIsEndedWhenThePersonIsDisabledAndWhenThePostEnds() {
        var id = beforeTheDirector();
        var proxy = proxies.given("zhouguodong", "liweidong");
        assertThatThrownBy(() -> proxies.end("liweidong", proxy)).hasMessageContaining("FORBIDDEN");
        assertThatThrownBy(() -> proxies.end("zhaolei", proxy)).hasMessageContaining("NOT_FOUND");
        assertThat(mine("liweidong", null, id)).hasSize(1);
        enabled("zhouguodong", false);
        assertThat(mine("liweidong", null, id)).isEmpty();
        enabled("zhouguodong", true);
        ends("zhouguodong", world.clock().now().minus(Duration.ofMinutes(1)));
        assertThat(mine("liweidong", null, id)).isEmpty();
    }

    @Test
    void whoGaveItEndsItOnce() {
        var id = beforeTheDirector();
        var proxy = proxies.given("zhouguodong", "liweidong");
        assertThat(proxies.end("zhouguodong", proxy).at("/proxy/state").asString())
                .isEqualTo("OVER");
        assertThat(proxies.codes(proxies.end("zhouguodong", proxy))).containsExactly("NOT_NOW proxyId");
        assertThat(mine("liweidong", null, id)).isEmpty();
        var list = world.as("liweidong").ask("{ proxies { edges { node { id given state viewerCanEnd } } } }");
        assertThat(list.at("/proxies/edges/0/node/state").asString()).isEqualTo("OVER");
        assertThat(list.at("/proxies/edges/0/node/given").asBoolean()).isFalse();
        assertThat(world.as("hanbing")
                        .ask("{ proxies(ofTenant: true) { edges { node { id personName } } } }")
                        .at("/proxies/edges/0/node/personName")
                        .asString())
                .isEqualTo("周国栋");
    }

    @Test
    void itReachesTheKindsAndStepsThatItNames() {
        var id = beforeTheDirector();
        for (var narrowed : List.of(
                Map.of("subjects", List.of("ACCEPTANCE")),
                Map.of("subjects", List.of("PROJECT")),
                Map.of("subjects", List.of(), "steps", List.of("director")))) {
            proxies.clear();
            var input = proxies.input("liweidong");
            input.putAll(narrowed);
            proxies.given("zhouguodong", input);
            var seen = !String.valueOf(narrowed.get("subjects")).contains("ACCEPTANCE");
            assertThat(mine("liweidong", null, id)).hasSize(seen ? 1 : 0);
            var task = matters.task(id, "zhouguodong");
            if (!seen) {
                assertThatThrownBy(
                                () -> tasks.decide(matters.viewer("liweidong"), matters.input(task, id, APPROVE, null)))
                        .isInstanceOf(Forbidden.class);
            }
        }
    }

    @Test
    void whatWasHandedToTheAbsentPersonIsAmongIt() {
        var id = matters.submitted("chenjing", SMALL);
        handovers.handOver(
                matters.viewer("zhaolei"),
                new HandOverInput(
                        new GlobalId("Task", matters.task(id, "zhaolei").id()),
                        new GlobalId("Post", matters.viewer("zhengjie").postId()),
                        "请办理",
                        null));
        proxies.given("zhengjie", "liweidong");
        assertThat(mine("zhaolei", null, id)).isEmpty();
        assertThat(mine("liweidong", null, id)).hasSize(1);
    }

    @Test
    void theProxyOfAProxyActsAsFarAsTheChainGoes() {
        var id = beforeTheDirector();
        proxies.given("zhouguodong", "liweidong");
        proxies.given("liweidong", "zhaolei");
        assertThat(mine("zhaolei", null, id)).as("a chain of one").isEmpty();
        chain(2);
        assertThat(mine("zhaolei", null, id))
                .singleElement()
                .satisfies(task -> assertThat(task.get("actingFor").asString()).isEqualTo("周国栋"));
        assertThat(proxies.codes(proxies.grant("zhaolei", proxies.input("zhouguodong"))))
                .containsExactly("PROXY postId");
    }

    @Test
    void aCircleThatIsThereHarmsNobody() {
        var id = beforeTheDirector();
        proxies.given("zhouguodong", "liweidong");
        proxies.given("liweidong", "zhaolei");
        sql.update(APPROVAL_PROXY)
                .set(APPROVAL_PROXY.PROXY_POST_ID, matters.viewer("zhouguodong").postId())
                .where(APPROVAL_PROXY.POST_ID.eq(matters.viewer("liweidong").postId()))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
        chain(3);
        assertThat(mine("liweidong", null, id)).hasSize(1);
        assertThat(repository.mandates(matters.viewer("liweidong")).all())
                .extracting(Mandate::personName)
                .containsOnly("周国栋");
    }

    @Test
    void nobodyCountsTwiceInAStep() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei");
        var own = matters.task(id, "wangxiulan");
        handovers.ask(
                matters.viewer("wangxiulan"),
                new AskInput(
                        new GlobalId("Task", own.id()),
                        new GlobalId("Post", matters.viewer("zhourui").postId()),
                        TaskKind.BEFORE,
                        "请先核对",
                        null));
        proxies.given("zhourui", "wangxiulan");
        assertThat(mine("wangxiulan", true, id)).isEmpty();
        var asked = matters.flow(id).tasks().stream()
                .filter(task -> task.kind() == TaskKind.BEFORE)
                .findFirst()
                .orElseThrow();
        refused(
                () -> tasks.decide(matters.viewer("wangxiulan"), matters.input(asked, id, APPROVE, null)),
                ApprovalErrorCode.PROXY);
        assertThat(matters.flow(id).decisions()).hasSize(1);
    }

    @Test
    void theProxyPassesNothingOnAndTakesBackWhatItSaidWhileItActs() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");
        var proxy = proxies.given("liweidong", "zhaolei");
        var task = matters.task(id, "liweidong");
        var global = new GlobalId("Task", task.id());
        refused(
                () -> handovers.handOver(
                        matters.viewer("zhaolei"),
                        new HandOverInput(
                                global,
                                new GlobalId("Post", matters.viewer("zhengjie").postId()),
                                "请办理",
                                null)),
                ApprovalErrorCode.PROXY);
        var back = new BackInput(global, "写错了", null);
        tasks.decide(matters.viewer("zhaolei"), matters.input(task, id, APPROVE, null));
        assertThatThrownBy(() -> handovers.takeBack(matters.viewer("liweidong"), back))
                .isInstanceOf(Forbidden.class);
        handovers.takeBack(matters.viewer("zhaolei"), back);
        tasks.decide(matters.viewer("zhaolei"), matters.input(task, id, APPROVE, null));
        proxies.end("liweidong", proxy);
        assertThatThrownBy(() -> handovers.takeBack(matters.viewer("zhaolei"), back))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void whoActsAndWhoIsAbsentDecideAtTheSameMomentAndOneWins() {
        var id = beforeTheDirector();
        proxies.given("zhouguodong", "liweidong");
        var input = matters.input(matters.task(id, "zhouguodong"), id, APPROVE, null);
        var people = List.of(matters.viewer("zhouguodong"), matters.viewer("liweidong"));
        assertThat(AtOnce.done(16, i -> () -> tasks.decide(people.get(i % 2), input)))
                .isEqualTo(1);
        assertThat(matters.flow(id).decisions()).hasSize(8);
    }

    @Test
    void whatCantBeGivenIsRefusedWithItsRule() {
        assertThat(refusal(Map.of("postId", Proxies.post(world, "990100", "zhouguodong"))))
                .containsExactly("RECEIVER postId");
        assertThat(refusal(Map.of("postId", Proxies.post(world, "990100", "wangxiulan"))))
                .containsExactly("RECEIVER postId");
        assertThat(refusal(Map.of("postId", Proxies.post(world, "990100", "hanbing"))))
                .containsExactly("RECEIVER postId");
        assertThat(refusal(Map.of("postId", Proxies.post(world, "990200", "dingjie"))))
                .containsExactly("RECEIVER postId");
        assertThat(refusal(Map.of("postId", new GlobalId("Post", 1).toString())))
                .containsExactly("RECEIVER postId");
        assertThat(refusal(Map.of("firstOn", "2020-01-01", "lastOn", "2020-01-02")))
                .containsExactly("INVALID firstOn");
        assertThat(refusal(Map.of("lastOn", proxies.today().minusDays(1).toString())))
                .containsExactly("INVALID lastOn");
        assertThat(refusal(Map.of("lastOn", "2198-12-31"))).containsExactly("INVALID lastOn");
        assertThat(refusal(Map.of("reason", " "))).containsExactly("REQUIRED reason");
        assertThat(refusal(Map.of("reason", "假".repeat(300_000)))).containsExactly("INVALID reason");
        assertThat(refusal(Map.of("steps", List.of("joint")))).containsExactly("INVALID steps");
        proxies.given("zhouguodong", "liweidong");
        assertThat(refusal(Map.of())).as("the same twice").containsExactly("PROXY firstOn");
        assertThat(refusal(Map.of("postId", Proxies.post(world, "990100", "zhaolei"), "subjects", List.of("PROJECT"))))
                .as("part of the same scope")
                .containsExactly("PROXY firstOn");
        assertThat(proxies.codes(proxies.grant("liweidong", proxies.input("zhouguodong"))))
                .as("a circle")
                .containsExactly("PROXY postId");
        var later = proxies.input("zhouguodong");
        later.put("firstOn", proxies.today().plusDays(4).toString());
        later.put("lastOn", proxies.today().plusDays(5).toString());
        proxies.given("liweidong", later);
    }

    @Test
    void twoGivenAtTheSameMomentAreOne() {
        var director = matters.viewer("zhouguodong");
        var inputs = List.of("liweidong", "zhaolei").stream()
                .map(name -> new GrantInput(
                        new GlobalId("Post", matters.viewer(name).postId()),
                        proxies.today(),
                        proxies.today(),
                        null,
                        null,
                        "外出学习",
                        null))
                .toList();
        assertThat(AtOnce.done(8, i -> () -> service.grant(director, inputs.get(i % 2))))
                .isEqualTo(1);
    }

    @Test
    void aListWithProxiesCostsOneStatementMoreAndADecisionStaysInItsBudget() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");
        // One page: what waits by proxy may be more than a page holds beside what else is open.
        Runnable page = () -> world.as("zhaolei")
                .ask("{ tasks(first: 20) { edges { node { id actingFor viewerCanDecide viewerCanHandOver"
                        + " case { id } } } } }");
        page.run();
        var before = statements.during(page);
        proxies.given("liweidong", "zhaolei");
        // The page of those for whom it acts is asked once; how many wait there is a count more.
        assertThat(statements.during(page)).hasSizeLessThanOrEqualTo(before.size() + 1 + 3);
        var input = matters.input(matters.task(id, "liweidong"), id, APPROVE, null);
        var variables = Map.of("taskId", input.taskId().toString(), "verb", "APPROVE", "opinion", "同意", "version", 1);
        var decided = statements.during(() -> assertThat(world.as("zhaolei")
                        .mutate("taskDecide", variables, "task { id state }")
                        .get("errors"))
                .isEmpty());
        assertThat(decided).hasSizeLessThanOrEqualTo(12);
    }

    private long beforeTheDirector() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang", "liweidong");
        return id;
    }

    private List<JsonNode> mine(String username, @Nullable Boolean acting, long caseId) {
        var global = new GlobalId("Case", caseId).toString();
        return world
                .as(username)
                .tasks(
                        acting == null ? "" : "acting: " + acting,
                        "id actingFor viewerCanDecide viewerCanHandOver case { id }")
                .stream()
                .filter(task -> task.at("/case/id").asString().equals(global))
                .toList();
    }

    private List<String> refusal(Map<String, ?> changed) {
        var input = proxies.input("liweidong");
        input.putAll(changed);
        return proxies.codes(proxies.grant("zhouguodong", input));
    }

    private void chain(int hops) {
        sql.update(APPROVAL_PROXY)
                .set(APPROVAL_PROXY.CHAIN, hops)
                .where(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
    }

    private void enabled(String username, boolean enabled) {
        sql.update(PERSON)
                .set(PERSON.ENABLED, enabled)
                .where(PERSON.USERNAME.eq(username))
                .execute();
    }

    private void ends(String username, @Nullable Instant at) {
        sql.update(POST)
                .set(POST.ENDS_AT, at)
                .where(POST.PERSON_ID.eq(sql.select(PERSON.ID)
                        .from(PERSON)
                        .where(PERSON.USERNAME.eq(username))
                        .fetchSingle(PERSON.ID)))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
    }
}
