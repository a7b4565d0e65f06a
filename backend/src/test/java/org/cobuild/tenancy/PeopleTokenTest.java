package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.PASSWORD_FORMER;
import static org.cobuild.db.Tables.RECOVERY_CODE;
import static org.cobuild.db.Tables.SECOND_FACTOR;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People's own tools get tokens by authorization code with PKCE; machines by their secret; each may what it may. */
@PortalTest
class PeopleTokenTest {
    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-0123456789";
    private static final String CALLBACK = "http://127.0.0.1:53682/callback";
    private static final String WHO = "{ viewer { name machine post { id unit { name } } } }";

    @Autowired
    private World world;

    @Autowired
    private PersonRepository persons;

    @Autowired
    private People people;

    @Autowired
    private DSLContext sql;

    @Test
    void aSignedInPersonGetsATokenAndIsThatPerson() {
        var back = authorize("chenjing", Map.of());
        assertThat(back.get("state")).isEqualTo("as-sent");
        var token = token(code(back), VERIFIER, CALLBACK);
        assertThat(token.get("token_type").asString()).isEqualTo("Bearer");
        var viewer = world.bearer(token.get("access_token").asString()).ask(WHO).get("viewer");
        assertThat(viewer.get("name").asString()).isEqualTo("陈静");
        assertThat(viewer.get("machine").asBoolean()).isFalse();
    }

    @Test
    void aTokenNamesThePostInWhichItsPersonActs() {
        var token = tokenOf("chenjing");
        var held = world.as("chenjing")
                .ask("{ viewer { post { id } } }")
                .at("/viewer/post/id")
                .asString();
        assertThat(asking(token, held).get("data").at("/viewer/post/id").asString())
                .isEqualTo(held);
        var other = persons.findHolder(
                        persons.findByUsername("liumin").orElseThrow().id())
                .orElseThrow();
        var foreign = new GlobalId("Post", other.posts().getFirst().post().id()).toString();
        for (var notHeld : List.of(foreign, "nonsense")) {
            assertThat(asking(token, notHeld).at("/errors/0/extensions/code").asString())
                    .isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void whoChangesItsPasswordEndsItsTokensAndTheCodesThatWouldGetOne() {
        people.setPassword("zhuqing", "Spring-2026-old");
        sql.deleteFrom(PASSWORD_FORMER).execute();
        var here = world.signIn("zhuqing", "Spring-2026-old");
        var token = token(code(authorize(here, Map.of())), VERIFIER, CALLBACK)
                .get("access_token")
                .asString();
        var code = code(authorize(here, Map.of()));
        assertThat(world.bearer(token).ask(WHO).at("/viewer/name").asString()).isEqualTo("祝青");
        assertThat(here.form(
                                "/sign-in/password",
                                Map.of("oldPassword", "Spring-2026-old", "newPassword", "Autumn-2026-new"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(world.bearer(token).post(WHO, Map.of(), "application/json").statusCode())
                .isEqualTo(401);
        assertThat(token(code, VERIFIER, CALLBACK).get("error").asString()).isEqualTo("invalid_grant");
        var later = token(code(authorize(here, Map.of())), VERIFIER, CALLBACK)
                .get("access_token")
                .asString();
        assertThat(world.bearer(later).ask(WHO).at("/viewer/name").asString()).isEqualTo("祝青");
    }

    @Test
    void whoHasASecondFactorGetsATokenByBothStepsAlone() {
        people.setPassword("zhuqing", "Spring-2026-old");
        var telephone = Telephone.setUp(world, "zhuqing", "Spring-2026-old");
        try {
            var person = world.visitor();
            assertThat(person.form("/sign-in", Map.of("username", "zhuqing", "password", "Spring-2026-old"))
                            .statusCode())
                    .isEqualTo(202);
            var asked = "/oauth2/authorize?" + query(request(Map.of()));
            var answer = person.send(
                    person.request(asked).header("Accept", "text/html").GET());
            assertThat(answer.statusCode()).isEqualTo(302);
            var location = URI.create(answer.headers().firstValue("Location").orElseThrow());
            assertThat(location.getPath()).isEqualTo("/sign-in");
            assertThat(parameters(location).get("next")).isEqualTo(asked);
            var plain = person.send(
                    person.request(asked).header("Accept", "application/json").GET());
            assertThat(plain.headers().firstValue("Location").orElse("")).doesNotContain("code=");
            person.form("/sign-in/second-factor/code", Map.of("code", telephone.code()));
            var token = token(code(authorize(person, Map.of())), VERIFIER, CALLBACK)
                    .get("access_token")
                    .asString();
            var bearer = world.bearer(token);
            assertThat(bearer.ask(WHO).at("/viewer/name").asString()).isEqualTo("祝青");
            var standing = bearer.send(bearer.request("/sign-in/second-factor").GET());
            assertThat(standing.statusCode())
                    .as("no token sees a second factor")
                    .isEqualTo(401);
            assertThat(bearer.form("/sign-in/second-factor", Map.of("proof", "Spring-2026-old"))
                            .statusCode())
                    .isEqualTo(401);
        } finally {
            sql.deleteFrom(RECOVERY_CODE).execute();
            sql.deleteFrom(SECOND_FACTOR).execute();
            world.forget("zhuqing");
            world.clock().release();
        }
    }

    private JsonNode asking(String token, String post) {
        var caller = world.bearer(token);
        return json(caller.send(caller.request("/graphql")
                .header("X-Cobuild-Post", post)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"" + WHO + "\"}"))));
    }

    @Test
    void aStrangerSignsInFirstAndComesBackToTheRequest() {
        var stranger = world.stranger();
        var asked = "/oauth2/authorize?" + query(request(Map.of()));
        var answer = stranger.send(
                stranger.request(asked).header("Accept", "text/html").GET());
        assertThat(answer.statusCode()).isEqualTo(302);
        var location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(location.getPath()).isEqualTo("/sign-in");
        assertThat(parameters(location).get("next")).isEqualTo(asked);
    }

    @Test
    void aWrongVerifierAndAUsedCodeGetNoToken() {
        var code = code(authorize("chenjing", Map.of()));
        assertThat(token(code, VERIFIER.replace('a', 'b'), CALLBACK)
                        .get("error")
                        .asString())
                .isEqualTo("invalid_grant");
        var fresh = code(authorize("chenjing", Map.of()));
        assertThat(token(fresh, VERIFIER, CALLBACK).has("access_token")).isTrue();
        assertThat(token(fresh, VERIFIER, CALLBACK).get("error").asString()).isEqualTo("invalid_grant");
        assertThat(token(code(authorize("chenjing", Map.of())), VERIFIER, "http://127.0.0.1:1/callback")
                        .get("error")
                        .asString())
                .isEqualTo("invalid_grant");
    }

    @Test
    void withoutAProofKeyThereIsNoCode() {
        var back = authorize("chenjing", Map.of("code_challenge", "", "code_challenge_method", ""));
        assertThat(back).doesNotContainKey("code").containsEntry("error", "invalid_request");
        var plain = authorize("chenjing", Map.of("code_challenge", VERIFIER, "code_challenge_method", "plain"));
        assertThat(plain).doesNotContainKey("code").containsKey("error");
    }

    @Test
    void aForeignAddressIsNeverRedirectedTo() {
        for (var foreign :
                List.of("https://evil.example/callback", "http://127.0.0.1:53682/other", "http://localhost/callback")) {
            var caller = world.as("chenjing");
            var answer =
                    caller.send(caller.request("/oauth2/authorize?" + query(request(Map.of("redirect_uri", foreign))))
                            .GET());
            assertThat(answer.statusCode()).as(foreign).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
    }

    @Test
    void introspectionIsForAuthenticatedCallersAlone() {
        var schema = "{ __schema { queryType { name } types { name } } }";
        var refused = world.stranger().post(schema, Map.of(), "application/json");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).isEmpty();
        for (var caller : List.of(world.as("chenjing"), world.machine("990100", "project:read"))) {
            assertThat(caller.ask(schema).at("/__schema/queryType/name").asString())
                    .isEqualTo("Query");
        }
    }

    @Test
    void theWorkbenchIsForSignedInCallersAlone() {
        var stranger = world.stranger();
        for (var path : List.of("/graphiql", "/graphiql.html")) {
            var page = stranger.send(
                    stranger.request(path).header("Accept", "text/html").GET());
            assertThat(page.statusCode()).isEqualTo(302);
            assertThat(page.headers().firstValue("Location").orElse(""))
                    .startsWith(world.address() + "/sign-in?next=%2Fgraphiql");
        }
    }

    private String tokenOf(String username) {
        return token(code(authorize(username, Map.of())), VERIFIER, CALLBACK)
                .get("access_token")
                .asString();
    }

    private static String code(Map<String, String> back) {
        return Objects.requireNonNull(back.get("code"), back::toString);
    }

    /** What the person's browser is sent back with. */
    private Map<String, String> authorize(String username, Map<String, String> changes) {
        return authorize(world.as(username), changes);
    }

    private Map<String, String> authorize(World.Caller caller, Map<String, String> changes) {
        var answer = caller.send(caller.request("/oauth2/authorize?" + query(request(changes)))
                .header("Accept", "text/html")
                .GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(CALLBACK + "?");
        return parameters(URI.create(location));
    }

    private static Map<String, String> request(Map<String, String> changes) {
        var request = new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", MachineClients.PEOPLE,
                "redirect_uri", CALLBACK,
                "scope", "person",
                "state", "as-sent",
                "code_challenge", challenge(),
                "code_challenge_method", "S256"));
        request.putAll(changes);
        request.values().removeIf(String::isEmpty);
        return request;
    }

    private JsonNode token(String code, String verifier, String redirect) {
        return json(world.stranger()
                .form(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "authorization_code",
                                "client_id", MachineClients.PEOPLE,
                                "code", code,
                                "redirect_uri", redirect,
                                "code_verifier", verifier)));
    }

    private static String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> parameters(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }
}
