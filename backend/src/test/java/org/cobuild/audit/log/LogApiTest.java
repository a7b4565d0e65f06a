package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_VIEW;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.project.ProjectStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Who is shown how far the log is signed, who gets which proof, and who changes the keys. */
@PortalTest
@Import(Logged.class)
class LogApiTest {
    private static final String AUDITOR = "fengyi";
    private static final String SECURITY = "denghui";
    private static final String ELSEWHERE = "jiangping"; // security administrator of a county
    private static final String LOG = "{ decisionLog { origin hash size uncovered uncountersigned exportPath keysPath"
            + " viewerCanSetKeys witness { code } alarms { kind } keys { id algorithm fingerprint from to revokedFrom }"
            + " heads(first: 1) { edges { node { size root signedAt key { id } countersignatures { witness { code } } } }"
            + " pageInfo { hasNextPage } } } }";

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Logged logged;

    @Autowired
    LogSealing sealing;

    private Standing.Made project;

    @BeforeEach
    void decisions() {
        project = standing.project("990121", "health", ProjectStage.CONSTRUCTION, "100.00");
        standing.participant(project, "990100", "transport");
        logged.tell(
                logged.decision(project.tenantId(), 1)
                        .timeline(project.id(), Change.Audience.SHARED)
                        .build(),
                logged.decision(project.tenantId(), 2)
                        .timeline(project.id(), Change.Audience.WHOLE)
                        .build(),
                logged.decision(project.tenantId(), 3).build());
        logged.tell(logged.decision(standing.tenantId("990100"), 4).build());
    }

    @Test
    void theLogIsShownToItsAuditorAndItsSecurityAdministrator() {
        var city = standing.tenantId("990100");
        sealing.seal(city);
        var log = world.as(AUDITOR).ask(LOG).at("/decisionLog");
        assertThat(log.at("/origin").asString()).isEqualTo("cobuild/log/990100");
        assertThat(log.at("/uncovered").asInt()).isZero();
        assertThat(log.at("/heads/edges/0/node/size").asInt())
                .isEqualTo(log.at("/size").asInt());
        assertThat(log.at("/witness").isNull()).as("nobody is above a city").isTrue();
        assertThat(log.at("/uncountersigned").asInt()).isEqualTo(log.at("/size").asInt());
        assertThat(log.at("/viewerCanSetKeys").asBoolean()).isFalse();
        assertThat(log.at("/alarms")).isEmpty();
        assertThat(Instant.parse(log.at("/keys/0/from").asString()).getNano())
                .as("a countersignature has whole seconds, and must not come before its key")
                .isZero();
        var security = world.as(SECURITY).ask(LOG).at("/decisionLog");
        assertThat(security.at("/viewerCanSetKeys").asBoolean()).isTrue();
        assertThat(security.at("/exportPath").isNull())
                .as("the trail is the auditor's to read")
                .isTrue();
        assertThat(world.as(ELSEWHERE).ask(LOG).at("/decisionLog/origin").asString())
                .isEqualTo("cobuild/log/990121");
        for (var field : List.of("decisionLog { size }", "witnessedLogs { tenant { code } }")) {
            assertThat(world.as("liweidong")
                            .answer("{ " + field + " }", Map.of())
                            .toString())
                    .contains("FORBIDDEN");
        }
    }

    @Test
    void theCityIsToldWhatItCountersigns() {
        var county = project.tenantId();
        sealing.seal(county);
        sealing.countersign(county);
        var witnessed = witnessed("990121");
        assertThat(witnessed.at("/countersignedSize").asInt()).isPositive();
        assertThat(witnessed.at("/alarms")).isEmpty();
        assertThat(world.as(ELSEWHERE)
                        .ask(LOG)
                        .at("/decisionLog/heads/edges/0/node/countersignatures/0/witness/code")
                        .asString())
                .isEqualTo("990100");
        assertThat(world.as(ELSEWHERE)
                        .ask("{ witnessedLogs { tenant { code } } }")
                        .at("/witnessedLogs"))
                .as("nobody is below a county")
                .isEmpty();
    }

    private JsonNode witnessed(String code) {
        var logs = world.as(AUDITOR)
                .ask("{ witnessedLogs { tenant { code } countersignedSize countersignedAt alarms { kind } } }")
                .at("/witnessedLogs");
        return logs.valueStream()
                .filter(log -> log.at("/tenant/code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoReadsAnActGetsItsProofAndNamesOnlyWhoReadsThese() {
        var paths = proofPaths("songtao");
        assertThat(paths).as("no head covers them yet").containsExactly(null, null);
        sealing.seal(project.tenantId());
        paths = proofPaths("songtao");
        assertThat(paths).hasSize(2).doesNotContainNull();
        // Who leads it reads all of it.
        for (var path : paths) {
            assertThat(lines("songtao", path))
                    .contains("\"line\":\"inclusion\"")
                    .contains("\"opening\"");
        }
        // A participant of another tenant sees the shared one alone, and not what it says of people.
        assertThat(proofPaths("lvhang")).containsExactly(paths.getFirst());
        assertThat(lines("lvhang", paths.getFirst()))
                .contains("\"line\":\"inclusion\"")
                .doesNotContain("\"opening\"");
        // Who was told the address alone is shown it as well, and stands in the log of views.
        standing.participant(project, "990100", "finance");
        assertThat(views("王秀兰")).isZero();
        assertThat(status("wangxiulan", paths.getFirst())).isEqualTo(200);
        assertThat(views("王秀兰")).isEqualTo(1);
        assertThat(status("lvhang", paths.get(1))).isEqualTo(404);
        assertThat(status("yangfan", paths.getFirst())).as("takes no part").isEqualTo(404);
        assertThat(status("songtao", "/files/log/proofs/nonsense")).isEqualTo(404);
        assertThat(status("songtao", "/files/log/proofs/" + new GlobalId("AuditEntry", 1)))
                .isEqualTo(404);
    }

    private int views(String name) {
        return logged.sql.fetchCount(
                AUDIT_VIEW,
                AUDIT_VIEW
                        .PROJECT_ID
                        .eq(project.id())
                        .and(AUDIT_VIEW.VIEWER_NAME.eq(name))
                        .and(Logged.ALL));
    }

    private List<String> proofPaths(String who) {
        return world.as(who)
                .ask(
                        "query($id: ID!) { project(id: $id) { timeline { logEntry { proofPath position kind covered } } } }",
                        Map.of("id", project.globalId()))
                .at("/project/timeline")
                .valueStream()
                .map(event -> event.at("/logEntry/proofPath"))
                .map(path -> path.isNull() ? null : path.asString())
                .toList();
    }

    @Test
    void theWholeLogIsForTheAuditorAndTheKeysForEverybody() {
        sealing.seal(standing.tenantId("990100"));
        assertThat(lines(AUDITOR, "/files/log/export"))
                .startsWith("{\"at\":")
                .contains("\"format\":\"cobuild-log-export-1\"", "\"line\":\"head\"", "\"line\":\"end\"");
        for (var other : List.of(SECURITY, "liweidong", "chenjing", ELSEWHERE)) {
            assertThat(status(other, "/files/log/export")).as(other).isEqualTo(403);
        }
        assertThat(lines("chenjing", "/files/log/keys")).contains("\"name\":\"cobuild/log/990100\"");
        var stranger = world.stranger();
        assertThat(stranger.send(stranger.request("/files/log/keys").GET()).statusCode())
                .isIn(302, 401);
    }

    @Test
    void keysAreRenewedAndRevokedByTheSecurityAdministratorAlone() {
        var city = standing.tenantId("990100");
        sealing.seal(city);
        var first = world.as(SECURITY)
                .ask(LOG)
                .at("/decisionLog/heads/edges/0/node/key/id")
                .asString();
        var renewed = mutate(SECURITY, "logKeyRenew", Map.of("reason", "例行更换密钥"));
        assertThat(renewed.at("/errors")).isEmpty();
        var revoked = mutate(
                SECURITY, "logKeyRevoke", Map.of("keyId", first, "from", "2026-01-01T00:00:00Z", "reason", "旧的密钥文件外泄"));
        assertThat(revoked.at("/errors")).isEmpty();
        assertThat(codes(mutate(
                        SECURITY,
                        "logKeyRevoke",
                        Map.of("keyId", first, "from", "2026-01-01T00:00:00Z", "reason", "旧的密钥文件外泄"))))
                .containsExactly("REVOKED");
        assertThat(codes(mutate(
                        SECURITY,
                        "logKeyRevoke",
                        Map.of("keyId", first, "from", "2999-01-01T00:00:00Z", "reason", "x"))))
                .containsExactly("INVALID from", "INVALID reason");
        // The act itself is an entry, signed with the new key.
        var head = sealing.seal(city).orElseThrow();
        var keys = world.as(SECURITY).ask(LOG).at("/decisionLog/keys");
        var current = keys.get(keys.size() - 1);
        assertThat(current.at("/to").isNull()).isTrue();
        assertThat(new GlobalId("LogKey", head.keyId()).toString())
                .isEqualTo(current.at("/id").asString());
        for (var other : List.of(AUDITOR, "hanbing", "liweidong")) {
            assertThat(world.as(other)
                            .answer(
                                    "mutation { logKeyRenew(input: {reason: \"without the right\"}) { errors { code } } }",
                                    Map.of())
                            .toString())
                    .as(other)
                    .contains("FORBIDDEN");
        }
        assertThat(world.as(ELSEWHERE)
                        .answer(
                                "mutation($id: ID!) { logKeyRevoke(input: {keyId: $id, from: \"2026-01-01T00:00:00Z\","
                                        + " reason: \"of another tenant\"}) { errors { code } } }",
                                Map.of("id", first))
                        .toString())
                .contains("NOT_FOUND");
    }

    private JsonNode mutate(String who, String mutation, Map<String, ?> input) {
        return world.as(who).mutate(mutation, input, "log { size }");
    }

    private static List<String> codes(JsonNode payload) {
        return payload.at("/errors")
                .valueStream()
                .map(error -> (error.at("/code").asString() + " "
                                + error.at("/path/0").asString(""))
                        .strip())
                .map(said -> said.startsWith("REVOKED") ? "REVOKED" : said)
                .toList();
    }

    private int status(String who, String path) {
        var caller = world.as(who);
        return caller.send(caller.request(path).GET()).statusCode();
    }

    private String lines(String who, String path) {
        var caller = world.as(who);
        var answer = caller.bytes(caller.request(path).GET());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
