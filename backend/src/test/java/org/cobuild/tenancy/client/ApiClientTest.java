package org.cobuild.tenancy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.API_CLIENT;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.jooq.impl.DSL.condition;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Machine clients as their tenant's administrator makes, changes, rotates and revokes them. */
@PortalTest
class ApiClientTest {
    private static final String ADMINISTRATOR = "hanbing";
    private static final String SHOWN = "client { id clientId version state scopes addresses expiresOn usedAt usedFrom"
            + " formerEndsAt formerUsedAt madeByName }";
    private static final String INSIDE = "10.20.30.40";
    private static final String OUTSIDE = "198.51.100.7";

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    @AfterEach
    void now() {
        world.clock().release();
    }

    @Test
    void aClientThatIsMadeGetsATokenAndItsUseIsSeen() {
        var made = make(Map.of());
        assertThat(made.at("/client/clientId").asString()).startsWith("990100-");
        assertThat(made.at("/client/usedAt").isNull()).isTrue();
        assertThat(asks(token(made, secret(made), INSIDE), INSIDE).statusCode()).isEqualTo(200);
        var seen = read(made);
        assertThat(seen.get("usedAt").isNull()).isFalse();
        assertThat(seen.get("usedFrom").asString()).isEqualTo(INSIDE);
    }

    @Test
    void itsSecretIsKeptNowhereAndShownToNobodyAgain() {
        var input = terms(Map.of("clientMutationId", "once-" + System.nanoTime()));
        var first = act("apiClientMake", input, SHOWN + " secret");
        var again = act("apiClientMake", input, SHOWN + " secret");
        assertThat(again.at("/client/id")).isEqualTo(first.at("/client/id"));
        assertThat(again.get("secret").isNull()).isTrue();
        var stored = sql.select(API_CLIENT.SECRET_HASH)
                .from(API_CLIENT)
                .where(API_CLIENT.CLIENT_ID.eq(first.at("/client/clientId").asString()))
                .and(condition("1 = 1 /*scope:all*/"))
                .fetchSingle()
                .value1();
        assertThat(stored).startsWith("{bcrypt}").doesNotContain(secret(first));
        assertThat(sql.selectFrom(AUDIT_ENTRY)
                        .where(condition("1 = 1 /*scope:all*/"))
                        .orderBy(AUDIT_ENTRY.ID.desc())
                        .limit(5)
                        .fetch()
                        .toString())
                .contains("apiClientMake")
                .doesNotContain(secret(first));
    }

    @Test
    void bothSecretsAreTakenUntilTheSetTimeAndYesterdaysIsRefused() {
        var made = make(Map.of());
        var rotated = act("apiClientRotate", of(made, Map.of("overlapHours", 24)), SHOWN + " secret");
        var start = world.clock().now();
        assertThat(rotated.at("/client/formerEndsAt").isNull()).isFalse();
        assertThat(issue(made, secret(rotated), INSIDE).statusCode()).isEqualTo(200);
        assertThat(read(made).get("formerUsedAt").isNull()).isTrue();
        world.clock().setTo(start.plus(Duration.ofHours(23)));
        assertThat(issue(made, secret(made), INSIDE).statusCode()).isEqualTo(200);
        assertThat(read(made).get("formerUsedAt").isNull()).isFalse();
        world.clock().setTo(start.plus(Duration.ofHours(24)));
        refused(issue(made, secret(made), INSIDE));
        assertThat(issue(made, secret(rotated), INSIDE).statusCode()).isEqualTo(200);
        assertThat(read(made).get("formerEndsAt").isNull()).isTrue();
    }

    @Test
    void aRotationWithoutOverlapEndsTheOldSecretAtOnceAndASecondOneTheOneBefore() {
        var first = make(Map.of());
        var second = act("apiClientRotate", of(first, Map.of("overlapHours", 0)), SHOWN + " secret");
        refused(issue(first, secret(first), INSIDE));
        var third = act("apiClientRotate", of(second, Map.of("overlapHours", 1)), SHOWN + " secret");
        var fourth = act("apiClientRotate", of(third, Map.of("overlapHours", 1)), SHOWN + " secret");
        refused(issue(first, secret(second), INSIDE));
        assertThat(issue(first, secret(third), INSIDE).statusCode()).isEqualTo(200);
        assertThat(issue(first, secret(fourth), INSIDE).statusCode()).isEqualTo(200);
    }

    @Test
    void fromAnAddressThatIsNotNamedThereIsNoTokenAndATokenIsWorthNothing() {
        var made = make(Map.of("addresses", List.of("10.20.0.0/16", "2001:db8::/32")));
        refused(issue(made, secret(made), OUTSIDE));
        var token = token(made, secret(made), INSIDE);
        assertThat(asks(token, INSIDE).statusCode()).isEqualTo(200);
        assertThat(asks(token, "2001:db8::17").statusCode()).isEqualTo(200);
        var outside = asks(token, OUTSIDE);
        assertThat(outside.statusCode()).isEqualTo(401);
        assertThat(outside.body()).isEmpty();
        act("apiClientChange", of(made, terms(Map.of("addresses", List.of(OUTSIDE)))), SHOWN);
        assertThat(asks(token, INSIDE).statusCode()).isEqualTo(401);
        assertThat(asks(token, OUTSIDE).statusCode()).isEqualTo(200);
    }

    @Test
    void aScopeThatIsTakenAwayEndsWithTheNextRequest() {
        var made = make(Map.of("scopes", List.of("project:read", "tenancy:read")));
        var token = token(made, secret(made), INSIDE);
        var units = "{ units(first: 1) { edges { node { id } } } }";
        assertThat(world.bearer(token).answer(units, Map.of()).has("errors")).isFalse();
        act("apiClientChange", of(made, terms(Map.of())), SHOWN);
        assertThat(world.bearer(token)
                        .answer(units, Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void aRevokedClientIsOutAtOnceAndStaysOut() {
        var made = make(Map.of());
        var token = token(made, secret(made), INSIDE);
        var revoked = act("apiClientRevoke", of(made, Map.of()), SHOWN);
        assertThat(revoked.at("/client/state").asString()).isEqualTo("REVOKED");
        assertThat(asks(token, INSIDE).statusCode()).isEqualTo(401);
        refused(issue(made, secret(made), INSIDE));
        assertThat(act("apiClientRotate", of(revoked, Map.of("overlapHours", 0)), "secret")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("API_CLIENT_REVOKED");
    }

    @Test
    void afterItsLastDayAClientIsRefused() {
        var made = make(Map.of("expiresOn", today().plusDays(1).toString()));
        world.clock().setTo(world.clock().now().plus(Duration.ofDays(1)));
        assertThat(issue(made, secret(made), INSIDE).statusCode()).isEqualTo(200);
        world.clock().setTo(world.clock().now().plus(Duration.ofDays(1)));
        refused(issue(made, secret(made), INSIDE));
        assertThat(read(made).get("state").asString()).isEqualTo("EXPIRED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "addresses | intranet.example | 不是地址",
                "addresses | 10.1 | 不是地址",
                "addresses | 10.0.0.0/33 | 不是地址",
                "addresses | 10.0.0.300 | 不是地址",
                "scopes | project:decide | 没有名为",
                "name | x | 2",
                "expiresOn | 2000-01-01 | 最后一天",
                "expiresOn | 2199-01-01 | 最后一天",
            })
    void whatIsOutOfFormIsRefusedAtItsField(String field, String typed, String words) {
        Object value = field.equals("addresses") || field.equals("scopes") ? List.of(typed) : typed;
        var refused = act("apiClientMake", terms(Map.of(field, value)), "secret");
        assertThat(refused.at("/errors/0/path/0").asString()).isEqualTo(field);
        assertThat(refused.at("/errors/0/message").asString()).contains(words);
        assertThat(refused.get("secret").isNull()).isTrue();
    }

    @Test
    void whoReadAnOlderVersionIsRefused() {
        var made = make(Map.of());
        act("apiClientChange", of(made, terms(Map.of())), SHOWN);
        assertThat(act("apiClientRevoke", of(made, Map.of()), SHOWN)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("API_CLIENT_STALE");
        assertThat(read(made).get("state").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void neitherTheSecurityAdministratorNorAMachineMakesOne() {
        var machine = world.machine("990100", "project:read", "tenancy:read");
        for (var caller : List.of(world.as("denghui"), world.as("chenjing"), machine)) {
            var answer = caller.answer(
                    "mutation($input: ApiClientMakeInput!) { apiClientMake(input: $input) { secret } }",
                    Map.of("input", terms(Map.of())));
            assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        }
    }

    private LocalDate today() {
        return world.clock().today(ZoneId.of("Asia/Shanghai"));
    }

    private Map<String, Object> terms(Map<String, Object> changes) {
        var input = new HashMap<String, Object>(Map.of(
                "name",
                "数据交换",
                "scopes",
                List.of("project:read"),
                "addresses",
                List.of(),
                "expiresOn",
                today().plusDays(30).toString()));
        input.putAll(changes);
        return input;
    }

    private JsonNode make(Map<String, Object> changes) {
        return act("apiClientMake", terms(changes), SHOWN + " secret");
    }

    private JsonNode act(String mutation, Map<String, Object> input, String selection) {
        return world.as(ADMINISTRATOR).mutate(mutation, input, selection);
    }

    private static Map<String, Object> of(JsonNode payload, Map<String, Object> more) {
        var input = new HashMap<>(more);
        input.put("apiClientId", payload.at("/client/id").asString());
        input.put("version", payload.at("/client/version").asInt());
        return input;
    }

    private JsonNode read(JsonNode payload) {
        return world.as(ADMINISTRATOR)
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on ApiClient { state usedAt usedFrom formerEndsAt"
                                + " formerUsedAt } } }",
                        Map.of("id", payload.at("/client/id").asString()))
                .get("node");
    }

    private static String secret(JsonNode payload) {
        return payload.get("secret").asString();
    }

    private HttpResponse<String> issue(JsonNode payload, String secret, String from) {
        var basic = payload.at("/client/clientId").asString() + ":" + secret;
        var stranger = world.stranger();
        return stranger.send(stranger.request("/oauth2/token")
                .header("X-Forwarded-For", from)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scopes(payload))));
    }

    private static String scopes(JsonNode payload) {
        return payload.at("/client/scopes")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining("+"));
    }

    private String token(JsonNode payload, String secret, String from) {
        var answer = issue(payload, secret, from);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body()).get("access_token").asString();
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
    }

    private HttpResponse<String> asks(String token, String from) {
        var caller = world.bearer(token);
        return caller.send(caller.request("/graphql")
                .header("X-Forwarded-For", from)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"{ viewer { name } }\"}")));
    }
}
