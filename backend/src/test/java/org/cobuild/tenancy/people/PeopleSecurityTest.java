package org.cobuild.tenancy.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.PASSWORD_FORMER;
import static org.cobuild.db.Tables.PERSON;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.People;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A security administrator signs people out and lets them set a password. */
@PortalTest
class PeopleSecurityTest {
    private static final String ADMINISTRATOR = "denghui";
    private static final String PERSON_NAME = "lvhang";
    private static final String OLD = "Spring-2026-old";
    private static final String NEW = "Autumn-2026-new";

    @Autowired
    World world;

    @Autowired
    People people;

    @Autowired
    DSLContext sql;

    @BeforeEach
    void aPassword() {
        people.setPassword(PERSON_NAME, OLD);
        sql.deleteFrom(PASSWORD_FORMER).execute();
    }

    @AfterEach
    void now() {
        world.clock().release();
    }

    @Test
    void theAdministratorFindsAPersonAndSeesWhetherItIsSignedIn() {
        world.signIn(PERSON_NAME, OLD);
        var found = world.as(ADMINISTRATOR)
                .ask("{ people(search: \"吕航\") { edges { node { username posts { title unitName roles }"
                        + " signedIn { sessions usedAt } } } } }")
                .at("/people/edges");
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/node/username").asString()).isEqualTo(PERSON_NAME);
        assertThat(found.at("/0/node/posts/0/unitName").asString()).isNotEmpty();
        assertThat(found.at("/0/node/signedIn/sessions").asInt()).isPositive();
    }

    @Test
    void whoIsSignedOutByTheAdministratorIsOutEverywhereAtOnce() {
        var here = world.signIn(PERSON_NAME, OLD);
        var done = act("personSessionsEnd", PERSON_NAME, "person { signedIn { sessions } }");
        assertThat(done.at("/person/signedIn/sessions").asInt()).isZero();
        assertThat(asks(here)).isEqualTo(401);
        assertThat(asks(world.signIn(PERSON_NAME, OLD))).isEqualTo(200);
    }

    @Test
    void byItsLinkAPersonSetsAPasswordOnceAndWhateverItHadEnds() {
        var before = world.signIn(PERSON_NAME, OLD);
        var token = link();
        assertThat(asks(before)).isEqualTo(200);
        assertThat(set(token, "short").body()).contains("newPassword", "至少 10 位");
        assertThat(set(token, OLD).body()).contains("最近 5 个");
        assertThat(set(token, NEW).statusCode()).isEqualTo(204);
        assertThat(asks(before)).isEqualTo(401);
        assertThat(asks(world.signIn(PERSON_NAME, NEW))).isEqualTo(200);
        assertThat(set(token, "Another-2026-one").body()).contains("[\"token\"]", "已用过或已失效");
    }

    @Test
    void aLinkTellsItsHolderForWhomItIsAsLongAsItCounts() {
        var token = link();
        assertThat(whose(token).statusCode()).isEqualTo(200);
        assertThat(whose(token).body()).contains("吕航", PERSON_NAME);
        assertThat(whose("no such token").body()).contains("[\"token\"]", "已用过或已失效");
        assertThat(set(token, NEW).statusCode()).isEqualTo(204);
        assertThat(whose(token).body()).isEqualTo(whose("no such token").body()).doesNotContain(PERSON_NAME);
    }

    @Test
    void aLinkEndsAfterADayAndWithTheNextOne() {
        var first = link();
        var second = link();
        assertThat(set(first, NEW).statusCode()).isEqualTo(400);
        world.clock().setTo(world.clock().now().plus(Duration.ofHours(24)));
        assertThat(set(second, NEW).body()).contains("[\"token\"]");
        assertThat(set("no such token", NEW).body()).contains("[\"token\"]");
    }

    @Test
    void nobodyMakesALinkForOneself() {
        assertThat(code(act("personPasswordLink", ADMINISTRATOR, "token"))).isEqualTo("PERSON_OWN");
    }

    @Test
    void forWhoHoldsAPostElsewhereTooTheTenantDoesNotVouch() {
        var elsewhere = sql.fetchOne("select p.username from person p join post a on a.person_id = p.id"
                + " join tenant ta on ta.id = a.tenant_id and ta.code = '990100'"
                + " join post b on b.person_id = p.id and b.tenant_id <> a.tenant_id /*scope:all*/ limit 1");
        assertThat(elsewhere).as("somebody with posts in two tenants").isNotNull();
        assertThat(code(act("personPasswordLink", elsewhere.get(0, String.class), "token")))
                .isEqualTo("PERSON_ELSEWHERE");
    }

    @Test
    void theSystemAdministratorMayNot() {
        var answer = world.as("hanbing")
                .answer(
                        "mutation($input: PersonPasswordLinkInput!) { personPasswordLink(input: $input) { token } }",
                        Map.of("input", input(PERSON_NAME)));
        // Who may not look after people finds none.
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    }

    private String link() {
        return act("personPasswordLink", PERSON_NAME, "token endsAt")
                .get("token")
                .asString();
    }

    private JsonNode act(String mutation, String username, String selection) {
        return world.as(ADMINISTRATOR).mutate(mutation, input(username), selection);
    }

    private Map<String, Object> input(String username) {
        var id = sql.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.USERNAME.eq(username))
                .fetchSingle(PERSON.ID);
        return Map.of("personId", new GlobalId("Person", id).toString(), "reason", "本人电话申请");
    }

    private static String code(JsonNode payload) {
        return payload.at("/errors/0/code").asString();
    }

    private HttpResponse<String> set(String token, String password) {
        return world.visitor().form("/sign-in/new-password", Map.of("token", token, "newPassword", password));
    }

    private HttpResponse<String> whose(String token) {
        return world.visitor().form("/sign-in/new-password/whose", Map.of("token", token));
    }

    private static int asks(World.Caller caller) {
        return caller.send(caller.request("/graphql")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"query\": \"{ viewer { name } }\"}")))
                .statusCode();
    }
}
