package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.jooq.impl.DSL.condition;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person sees where it is signed in and ends that. */
@PortalTest
class SessionsTest {
    private static final String PERSON_NAME = "zhuqing";
    private static final String PASSWORD = "Spring-2026-old";

    @Autowired
    World world;

    @Autowired
    People people;

    @Autowired
    DSLContext sql;

    @BeforeEach
    void signedInNowhere() {
        people.setPassword(PERSON_NAME, PASSWORD);
        sql.execute("delete from SPRING_SESSION where PRINCIPAL_NAME = ?", PERSON_NAME);
    }

    @Test
    void aPersonSeesItsSessionsWithDeviceAddressAndTimes() {
        var here = world.signIn(PERSON_NAME, PASSWORD);
        world.signIn(PERSON_NAME, PASSWORD);
        var sessions = list(here);
        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).get("current").asBoolean()).isTrue();
        assertThat(sessions.get(1).get("current").asBoolean()).isFalse();
        assertThat(sessions.get(1).get("device").asString()).startsWith("Java-http-client");
        assertThat(sessions.get(1).get("address").asString()).isEqualTo("127.0.0.1");
        assertThat(sessions.get(1).get("since").isNull()).isFalse();
        assertThat(sessions.toString()).doesNotContain("sessionId");
    }

    @Test
    void aPersonEndsOneOfItsSessionsAndTheTrailSaysSo() {
        var here = world.signIn(PERSON_NAME, PASSWORD);
        var there = world.signIn(PERSON_NAME, PASSWORD);
        var third = world.signIn(PERSON_NAME, PASSWORD);
        assertThat(end(here, list(there).get(0).get("key").asString()).statusCode())
                .isEqualTo(204);
        assertThat(List.of(asks(here), asks(there), asks(third))).containsExactly(200, 401, 200);
        assertThat(trail()).isEqualTo("sessionEnd");
    }

    @Test
    void aPersonEndsAllOthersAtOnce() {
        var here = world.signIn(PERSON_NAME, PASSWORD);
        var there = world.signIn(PERSON_NAME, PASSWORD);
        var third = world.signIn(PERSON_NAME, PASSWORD);
        assertThat(end(here, null).statusCode()).isEqualTo(204);
        assertThat(List.of(asks(here), asks(there), asks(third))).containsExactly(200, 401, 401);
        assertThat(list(here)).hasSize(1);
    }

    @Test
    void nobodyEndsAnothersSessionByItsKey() {
        var here = world.signIn(PERSON_NAME, PASSWORD);
        var key = list(here).get(0).get("key").asString();
        assertThat(end(world.as("chenjing"), key).statusCode()).isEqualTo(204);
        assertThat(asks(here)).isEqualTo(200);
    }

    @Test
    void neitherAStrangerNorATokenSeesSessions() {
        for (var caller : List.of(world.stranger(), world.machine("990100", "project:read"))) {
            assertThat(caller.send(caller.request("/sign-in/sessions").GET()).statusCode())
                    .isEqualTo(401);
        }
    }

    private JsonNode list(World.Caller caller) {
        var answer = caller.send(caller.request("/sign-in/sessions").GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private static HttpResponse<String> end(World.Caller caller, @Nullable String key) {
        return caller.form("/sign-in/sessions/end", key == null ? Map.of() : Map.of("key", key));
    }

    private static int asks(World.Caller caller) {
        return caller.send(caller.request("/graphql")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"query\": \"{ viewer { name } }\"}")))
                .statusCode();
    }

    private String trail() {
        return sql.select(AUDIT_ENTRY.ACTION)
                .from(AUDIT_ENTRY)
                .where(condition("1 = 1 /*scope:all*/"))
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(1)
                .fetchSingle()
                .value1();
    }
}
