package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.db.Tables.AUDIT_VIEW;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;

import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.Listening;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.People;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What others decide appears at once, to those who may see it and as long as they may. */
@PortalTest
class LiveTest {
    private static final String CASE_CHANGED = """
            subscription($id: ID!) { caseChanged(id: $id) {
              id state decisions { personName verb } steps { code state tasks { unit { code } state } } } }""";
    private static final String TASKS_CHANGED = "subscription { tasksChanged }";
    private static final String PASSWORD = "Summer-2026-live";

    /** As long as it is waited for what comes, also on a machine that does much beside. */
    private static final Duration SOON = Duration.ofSeconds(8);

    /** As long as it is waited for what doesn't come. */
    private static final Duration NEVER = Duration.ofMillis(2500);

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
    People people;

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
    }

    @AfterEach
    void letTheClockRun() {
        world.clock().release();
    }

    private static Map<String, String> of(long caseId) {
        return Map.of("id", new GlobalId("Case", caseId).toString());
    }

    private static JsonNode matter(@Nullable JsonNode event) {
        return Objects.requireNonNull(event, "no event came").at("/data/caseChanged");
    }

    @Test
    void whatAnotherDecidesComesByTheStreamAndAsItThenIs() throws Exception {
        var id = matters.submitted("chenjing", SMALL);
        try (var events = Listening.events(world.as("chenjing"), CASE_CHANGED, of(id))) {
            assertThat(events.response().headers().firstValue("content-type").orElse(""))
                    .startsWith("text/event-stream");
            assertThat(events.response().headers().firstValue("x-accel-buffering"))
                    .hasValue("no");
            matters.approve(id, "zhaolei");
            var first = matter(events.next(SOON));
            assertThat(first.get("decisions")).hasSize(1);
            assertThat(first.at("/steps/0/state").asString()).isEqualTo("DONE");
            matters.approve(id, "zhangjianjun");
            // What the first event has read must not be what the second one shows.
            var second = matter(events.next(SOON));
            assertThat(second.get("decisions")).hasSize(2);
            assertThat(second.at("/decisions/1/personName").asString()).isEqualTo("张建军");
            assertThat(events.next(NEVER)).isNull();
        }
    }

    @Test
    void theToDoListOfWhoseTurnItIsChanges() throws Exception {
        var id = matters.submitted("chenjing", SMALL);
        try (var its = Listening.events(world.as("zhangjianjun"), TASKS_CHANGED, Map.of());
                var others = Listening.events(world.as("dingjie"), TASKS_CHANGED, Map.of())) {
            matters.approve(id, "zhaolei");
            var open = world.as("zhangjianjun").ask("{ tasks(first: 1) { openCount } }");
            assertThat(Objects.requireNonNull(its.next(SOON))
                            .at("/data/tasksChanged")
                            .asInt())
                    .isEqualTo(open.at("/tasks/openCount").asInt())
                    .isPositive();
            assertThat(others.next(NEVER)).isNull();
        }
    }

    @Test
    void aCaseOutOfScopeIsAsMissingAsOneThatNeverWas() throws Exception {
        var id = matters.submitted("chenjing", SMALL);
        var answers = new ArrayList<JsonNode>();
        for (var missing : List.of(
                new GlobalId("Case", id).toString(),
                new GlobalId("Case", Ids.next()).toString(),
                new GlobalId("Task", id).toString())) {
            try (var events = Listening.events(world.as("dingjie"), CASE_CHANGED, Map.of("id", missing))) {
                answers.add(Objects.requireNonNull(events.next(SOON)));
                assertThat(Objects.requireNonNull(events.next(SOON)).has("end")).isTrue();
            }
        }
        assertThat(answers.getFirst().at("/errors/0/extensions/code").asString())
                .isEqualTo("NOT_FOUND");
        assertThat(answers.stream().distinct()).hasSize(1);
    }

    @Test
    void aRightThatEndsEndsTheStreamAndShowsNothingMore() throws Exception {
        var id = matters.submitted("chenjing", SMALL);
        try (var events = Listening.events(world.as("chenjing"), CASE_CHANGED, of(id))) {
            sql.deleteFrom(PROJECT_VISIBILITY)
                    .where(PROJECT_VISIBILITY.PROJECT_ID.eq(matters.matter(id).projectId()))
                    .and(PROJECT_VISIBILITY.UNIT_ID.ne(0L))
                    .and(matters.grant().on(PROJECT_VISIBILITY))
                    .execute();
            matters.approve(id, "zhaolei");
            assertThat(Objects.requireNonNull(events.next(SOON)).has("end")).isTrue();
        }
    }

    @Test
    void aProxyThatHasEndedShowsNoTaskByTheNextEvent() throws Exception {
        var proxies = new Proxies(sql, world, "990100");
        proxies.clear();
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");
        var proxy = proxies.given("zhouguodong", "liweidong");
        var mine = "subscription($id: ID!) { caseChanged(id: $id) { viewerTask { actingFor } } }";
        try (var events = Listening.events(world.as("liweidong"), mine, of(id))) {
            matters.approve(id, "liweidong");
            assertThat(matter(events.next(SOON)).at("/viewerTask/actingFor").asString())
                    .isEqualTo("周国栋");
            proxies.end("zhouguodong", proxy);
            world.as("chenjing")
                    .mutate("caseUrge", Map.of("caseId", new GlobalId("Case", id).toString()), "case { id }");
            assertThat(matter(events.next(SOON)).get("viewerTask").isNull()).isTrue();
        } finally {
            proxies.clear();
        }
    }

    @Test
    void signOutEndsStreamAndSocketAndBeingDisabledEndsThem() throws Exception {
        people.setPassword("zhuqing", PASSWORD);
        var caller = world.signIn("zhuqing", PASSWORD);
        try (var events = Listening.events(caller, TASKS_CHANGED, Map.of());
                var socket = Listening.greeted(caller)) {
            assertThat(events.next(NEVER)).isNull();
            caller.form("/sign-out", Map.of());
            assertThat(Objects.requireNonNull(events.next(SOON)).has("end")).isTrue();
            assertThat(socket.closed(SOON)).isEqualTo(4401);
        }
        var again = world.signIn("zhuqing", PASSWORD);
        try (var events = Listening.events(again, TASKS_CHANGED, Map.of())) {
            var zhuqing = PERSON.USERNAME.eq("zhuqing");
            sql.update(PERSON).set(PERSON.ENABLED, false).where(zhuqing).execute();
            try {
                assertThat(Objects.requireNonNull(events.next(SOON)).has("end")).isTrue();
            } finally {
                sql.update(PERSON).set(PERSON.ENABLED, true).where(zhuqing).execute();
            }
        }
    }

    @Test
    void aPersonHasTwentySubscriptionsAtMostAndOthersAreNotInTheWay() throws Exception {
        people.setPassword("zhuqing", PASSWORD);
        var caller = world.signIn("zhuqing", PASSWORD);
        try (var socket = Listening.greeted(caller)) {
            for (int i = 0; i < 20; i++) {
                socket.subscribe("s" + i, TASKS_CHANGED, Map.of());
            }
            assertThat(socket.next(Duration.ofMillis(500))).isNull();
            socket.subscribe("one more", TASKS_CHANGED, Map.of());
            var refusal = Objects.requireNonNull(socket.next(SOON));
            assertThat(refusal.at("/payload/errors/0/extensions/code").asString())
                    .isEqualTo("OVER_LIMIT");
            assertThat(refusal.at("/payload/errors/0/message").asString()).isEqualTo("每人或每个客户端同时最多订阅 20 项");
            assertThat(socket.type(SOON)).isEqualTo("complete");
            try (var events = Listening.events(caller, TASKS_CHANGED, Map.of())) {
                assertThat(Objects.requireNonNull(events.next(SOON))
                                .at("/errors/0/extensions/code")
                                .asString())
                        .isEqualTo("OVER_LIMIT");
            }
            try (var events = Listening.events(world.as("chenjing"), TASKS_CHANGED, Map.of())) {
                assertThat(events.next(Duration.ofMillis(300))).isNull();
            }
            socket.send("{\"id\": \"s0\", \"type\": \"complete\"}").subscribe("instead", TASKS_CHANGED, Map.of());
            assertThat(socket.next(Duration.ofMillis(500))).isNull();
        }
    }

    @Test
    void theSocketKeepsItsProtocol() throws Exception {
        var caller = world.as("chenjing");
        var id = matters.submitted("chenjing", SMALL);
        try (var socket = Listening.greeted(caller)) {
            socket.send("{\"type\": \"ping\"}");
            assertThat(socket.type(SOON)).isEqualTo("pong");
            socket.subscribe("a", CASE_CHANGED, of(id));
            socket.subscribe("b", TASKS_CHANGED, Map.of()).settle(SOON);
            matters.approve(id, "zhaolei");
            var event = Objects.requireNonNull(socket.next(SOON));
            assertThat(event.get("type").asString()).isEqualTo("next");
            assertThat(event.get("id").asString()).isEqualTo("a");
            assertThat(event.at("/payload/data/caseChanged/decisions")).hasSize(1);
            socket.send("{\"id\": \"a\", \"type\": \"complete\"}");
            matters.approve(id, "zhangjianjun");
            assertThat(socket.next(NEVER)).isNull();
            socket.send("{\"type\": \"connection_init\"}");
            assertThat(socket.closed(SOON)).isEqualTo(4429);
        }
        try (var socket = Listening.socket(caller, Map.of())) {
            socket.subscribe("early", TASKS_CHANGED, Map.of());
            assertThat(socket.closed(SOON)).isEqualTo(4401);
        }
        try (var socket = Listening.greeted(caller)) {
            socket.subscribe("twice", TASKS_CHANGED, Map.of()).subscribe("twice", TASKS_CHANGED, Map.of());
            assertThat(socket.closed(SOON)).isEqualTo(4409);
        }
        for (var wrong : List.of("no JSON", "{\"type\": \"dance\"}", "{\"type\": \"subscribe\", \"payload\": {}}")) {
            try (var socket = Listening.greeted(caller)) {
                socket.send(wrong);
                assertThat(socket.closed(SOON)).as(wrong).isEqualTo(4400);
            }
        }
    }

    @Test
    void whoSaysNothingIsSentAway() throws Exception {
        try (var socket = Listening.socket(world.as("chenjing"), Map.of())) {
            assertThat(socket.closed(Duration.ofSeconds(13))).isEqualTo(4408);
        }
    }

    @Test
    void strangersAndPagesOfOthersGetNoSocket() {
        assertThat(refusal(world.stranger(), Map.of())).isEqualTo(401);
        assertThat(refusal(world.bearer("no token"), Map.of())).isEqualTo(401);
        assertThat(refusal(world.as("chenjing"), Map.of("Origin", "https://evil.example")))
                .isEqualTo(403);
        Listening.socket(world.as("chenjing"), Map.of("Origin", world.address()))
                .close();
    }

    private static int refusal(World.Caller caller, Map<String, String> headers) {
        try (var socket = Listening.socket(caller, headers)) {
            return 101;
        } catch (java.util.concurrent.CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
        }
    }

    @Test
    void aStreamCarriesSubscriptionsAloneAndSubscriptionsNeedOne() throws Exception {
        var id = matters.submitted("chenjing", SMALL);
        var urge = "mutation($id: ID!) { caseUrge(input: {caseId: $id}) { errors { message } } }";
        var query = "query($id: ID!) { case(id: $id) { title } }";
        try (var socket = Listening.greeted(world.as("chenjing"))) {
            for (var document : List.of(urge, query)) {
                socket.subscribe("x", document, of(id));
                assertThat(code(Objects.requireNonNull(socket.next(SOON)).get("payload")))
                        .isEqualTo("BAD_REQUEST");
                assertThat(socket.type(SOON)).isEqualTo("complete");
                try (var events = Listening.events(world.as("chenjing"), document, of(id))) {
                    assertThat(code(Objects.requireNonNull(events.next(SOON)))).isEqualTo("BAD_REQUEST");
                }
            }
            var deep = "subscription($id: ID!) { caseChanged(id: $id) { " + "steps { tasks { case { ".repeat(7) + "id"
                    + " } } }".repeat(7) + " } }";
            socket.subscribe("deep", deep, of(id));
            assertThat(code(Objects.requireNonNull(socket.next(SOON)).get("payload")))
                    .isEqualTo("OVER_LIMIT");
        }
        assertThat(code(world.as("chenjing").answer(CASE_CHANGED, of(id)))).isEqualTo("BAD_REQUEST");
        assertThat(flows.lock(matters.grant(), id).flow().decisions()).isEmpty();
        assertThat(world.as("chenjing")
                        .ask("query($id: ID!) { case(id: $id) { urges { note } } }", of(id))
                        .at("/case/urges"))
                .isEmpty();
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString();
    }

    @Test
    void aMachineListensUnderItsScopesAndAPageOfASessionNeedsItsToken() throws Exception {
        var id = matters.submitted("chenjing", SMALL);
        var machine = world.machine("990100", "project:read");
        try (var events = Listening.events(machine, CASE_CHANGED, of(id));
                var socket = Listening.greeted(machine)) {
            socket.subscribe("a", CASE_CHANGED, of(id)).settle(SOON);
            matters.approve(id, "zhaolei");
            assertThat(matter(events.next(SOON)).get("decisions")).hasSize(1);
            assertThat(socket.type(SOON)).isEqualTo("next");
        }
        try (var events = Listening.events(world.machine("990100", "funding:read"), CASE_CHANGED, of(id))) {
            assertThat(code(Objects.requireNonNull(events.next(SOON)))).isEqualTo("NOT_FOUND");
        }
        var forged = world.as("chenjing")
                .client()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(world.address() + "/graphql"))
                                .header("Content-Type", "application/json")
                                .header("Accept", "text/event-stream")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                        "{\"query\": \"" + TASKS_CHANGED + "\"}"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());
        assertThat(forged.statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsSeenAcrossTenantsByAnEventStandsInTheLogOfViews() throws Exception {
        var id = matters.submitted("chenjing", SMALL);
        var city = matters.viewer("chenjing").tenantId();
        var foreigner = world.viewer("dingjie", "990200");
        sql.insertInto(PROJECT_VISIBILITY)
                .set(PROJECT_VISIBILITY.TENANT_ID, foreigner.tenantId())
                .set(PROJECT_VISIBILITY.UNIT_ID, 0L)
                .set(PROJECT_VISIBILITY.PROJECT_ID, matters.matter(id).projectId())
                .set(PROJECT_VISIBILITY.PART, "WHOLE")
                .set(PROJECT_VISIBILITY.STAGE, "SUBMITTED")
                .set(PROJECT_VISIBILITY.CREATED_AT, world.clock().now())
                .set(PROJECT_VISIBILITY.UPDATED_AT, world.clock().now())
                .set(PROJECT_VISIBILITY.OWNER_TENANT_ID, city)
                .execute();
        var before = views();
        try (var events = Listening.events(world.as("dingjie"), CASE_CHANGED, of(id))) {
            assertThat(events.next(Duration.ofMillis(300))).isNull();
            assertThat(views()).isEqualTo(before);
            matters.approve(id, "zhaolei");
            var event = events.next(SOON);
            // Whoever reads tenant-wide sees it by that row; the others of that tenant see nothing, and so no log.
            assertThat(matter(event).get("decisions")).hasSize(1);
            assertThat(views()).isGreaterThan(before);
        }
    }

    private int views() {
        return sql.fetchCount(AUDIT_VIEW, org.jooq.impl.DSL.condition("1 = 1 /*scope:all*/"));
    }
}
