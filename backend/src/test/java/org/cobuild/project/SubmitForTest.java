package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_PROXY;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * The deputy director is away, and a colleague submits in her name. The clerk who acts for her is made a reviewer, so that
 * its own right to submit is not what counts.
 */
@PortalTest
class SubmitForTest {
    private static final String CITY = "990100";

    @Autowired
    private DSLContext sql;

    @Autowired
    private World world;

    private final List<Runnable> undo = new ArrayList<>();

    @BeforeEach
    void start() {
        clear();
    }

    @AfterEach
    void tidy() {
        world.clock().release();
        undo.reversed().forEach(Runnable::run);
        undo.clear();
        clear();
    }

    @Test
    void whoMayNotSubmitDoesInTheNameOfWhoMayAndEverythingSaysForWhom() {
        var draft = Drafting.confirmed(world);
        given("liumin", "chenjing", Map.of());
        role("chenjing", Role.REVIEWER);
        assertThat(draft.seenBy("chenjing", "viewerCanSubmit")
                        .get("viewerCanSubmit")
                        .asBoolean())
                .isFalse();
        assertThat(offered(draft, "chenjing")).containsExactly("刘敏");
        assertThat(attempt(draft, "liumin").get("errors")).isEmpty();

        var seen = draft.seenBy(
                "zhaolei",
                "id stage submissions { personName actingFor } cases { starterActingFor } timeline { action detail actorName }");
        assertThat(seen.get("stage").asString()).isEqualTo("SUBMITTED");
        assertThat(seen.at("/submissions/0/personName").asString()).isEqualTo("陈静");
        assertThat(seen.at("/submissions/0/actingFor").asString()).isEqualTo("刘敏");
        assertThat(seen.at("/cases/0/starterActingFor").asString()).isEqualTo("刘敏");
        var told = seen.get("timeline")
                .valueStream()
                .filter(event -> event.get("action").asString().equals("projectSubmit"))
                .findFirst()
                .orElseThrow();
        assertThat(told.get("actorName").asString()).isEqualTo("陈静");
        assertThat(told.get("detail").asString()).isEqualTo("1（代刘敏）");
        assertThat(sql.select(AUDIT_ENTRY.DETAIL)
                        .from(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.ACTION.eq("projectSubmit"))
                        .and(AUDIT_ENTRY.PROJECT_ID.eq(id(draft)))
                        .and(AUDIT_ENTRY.ACTOR_NAME.eq("陈静"))
                        .and(SystemScope.all(SystemScope.Reason.REBUILD))
                        .fetchSingle(AUDIT_ENTRY.DETAIL))
                .contains("代刘敏");
        assertThat(offered(draft, "chenjing")).as("what was submitted").isEmpty();
    }

    @Test
    void whoMayBothSubmitsForItselfUnlessItSaysForWhom() {
        var draft = Drafting.confirmed(world);
        given("liumin", "chenjing", Map.of());
        assertThat(offered(draft, "chenjing")).containsExactly("刘敏");
        draft.submit();
        var seen = draft.seenBy("chenjing", "submissions { actingFor } cases { starterActingFor }");
        assertThat(seen.at("/submissions/0/actingFor").isNull()).isTrue();
        assertThat(seen.at("/cases/0/starterActingFor").isNull()).isTrue();
        assertThat(sql.select(APPROVAL_CASE.STARTER_FOR_PERSON_ID)
                        .from(APPROVAL_CASE)
                        .where(APPROVAL_CASE.PROJECT_ID.eq(id(draft)))
                        .and(SystemScope.all(SystemScope.Reason.REBUILD))
                        .fetchSingle(APPROVAL_CASE.STARTER_FOR_PERSON_ID))
                .isNull();
    }

    @Test
    void withoutAProxyInForceNobodySubmitsForAnother() {
        var draft = Drafting.confirmed(world);
        refused(draft, "liumin");
        var proxy = given("liumin", "chenjing", Map.of());
        world.as("liumin").mutate("proxyEnd", Map.of("proxyId", proxy), "proxy { state }");
        refused(draft, "liumin");
        given("liumin", "chenjing", Map.of());
        world.clock()
                .setTo(today().plusDays(2)
                        .atStartOfDay(world.viewer("chenjing", CITY).tenant().zone())
                        .toInstant());
        refused(draft, "liumin");
        assertThat(draft.seenBy("chenjing", "stage").get("stage").asString()).isEqualTo("CO_BUILDING");
    }

    @Test
    void aProxyForOtherMattersOrForSomeStepsDoesNotReachIt() {
        var draft = Drafting.confirmed(world);
        given("liumin", "chenjing", Map.of("subjects", List.of("ACCEPTANCE")));
        refused(draft, "liumin");
        clear();
        given("liumin", "chenjing", Map.of("subjects", List.of("PROJECT")));
        assertThat(offered(draft, "chenjing")).containsExactly("刘敏");
        sql.update(APPROVAL_PROXY)
                .set(APPROVAL_PROXY.STEPS, "director")
                .where(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
        refused(draft, "liumin");
    }

    @Test
    void itIsTheAbsentPersonsRightThatCounts() {
        var draft = Drafting.confirmed(world);
        given("liumin", "chenjing", Map.of());
        role("liumin", Role.REVIEWER);
        refused(draft, "liumin");
        assertThat(attempt(draft, null).get("errors")).isEmpty();
    }

    @Test
    void aProxyOfAnotherUnitOrAnotherTenantReachesNothingAndSaysNothing() {
        var draft = Drafting.confirmed(world);
        given("liumin", "chenjing", Map.of());
        for (var who : List.of("lvhang", "baiyu")) {
            assertThatThrownBy(() -> attemptAs(draft, who, post("liumin")))
                    .as(who)
                    .hasMessageContaining("NOT_FOUND");
        }
        assertThatThrownBy(() -> attemptAs(draft, "songtao", post("liumin"))).hasMessageContaining("FORBIDDEN");
        var foreign = new GlobalId("Post", world.viewer("baiyu", "990200").postId()).toString();
        assertThatThrownBy(() -> attemptAs(draft, "chenjing", foreign)).hasMessageContaining("FORBIDDEN");
        assertThatThrownBy(() -> attemptAs(draft, "chenjing", new GlobalId("Post", 1).toString()))
                .hasMessageContaining("FORBIDDEN");
    }

    @Test
    void neitherWhoSubmittedNorWhoWasAbsentDecidesItOnceElsewhere() {
        var draft = Drafting.confirmed(world);
        given("liumin", "chenjing", Map.of());
        assertThat(attempt(draft, "liumin").get("errors")).isEmpty();
        clear();
        var task = draft.seenBy("zhaolei", "version cases { viewerTask { id viewerCanDecide } }");
        for (var who : List.of("chenjing", "liumin")) {
            // From now on the person is in the authority, as a clerk who checks what comes in.
            move(who, "zhaolei");
            role(who, Role.AUTHORITY_CLERK);
            var own = draft.seenBy(who, "cases { viewerTask { id viewerCanDecide } }");
            assertThat(own.at("/cases/0/viewerTask/viewerCanDecide").asBoolean(false))
                    .as(who)
                    .isFalse();
            var payload = world.as(who)
                    .mutate(
                            "taskDecide",
                            Map.of(
                                    "taskId",
                                    task.at("/cases/0/viewerTask/id").asString(),
                                    "verb",
                                    "APPROVE",
                                    "opinion",
                                    "同意",
                                    "version",
                                    task.get("version").asInt()),
                            "task { id }");
            assertThat(Drafting.refusals(payload)).as(who).containsExactly("OWN_MATTER");
        }
        assertThat(task.at("/cases/0/viewerTask/viewerCanDecide").asBoolean()).isTrue();
    }

    @Test
    void whoOnlySubmitsNamesWhoDoesSoForIt() {
        var receivers = world.as("liumin").ask("{ proxyReceivers { personName } proxySteps { code } }");
        assertThat(receivers
                        .get("proxyReceivers")
                        .valueStream()
                        .map(one -> one.get("personName").asString()))
                .containsExactly("陈静");
        assertThat(receivers.get("proxySteps")).isEmpty();
        var proxy = given("liumin", "chenjing", Map.of());
        var ended = world.as("liumin").mutate("proxyEnd", Map.of("proxyId", proxy), "proxy { state viewerCanEnd } ");
        assertThat(ended.at("/proxy/state").asString()).isEqualTo("OVER");
        // Who only decides is not stood in for by who only submits.
        role("liumin", Role.REVIEWER);
        assertThat(Drafting.refusals(grant("liumin", "chenjing", Map.of()))).containsExactly("RECEIVER postId");
    }

    private List<String> offered(Drafting draft, String who) {
        return draft.seenBy(who, "viewerSubmitsFor { postId personName }")
                .get("viewerSubmitsFor")
                .valueStream()
                .map(one -> one.get("personName").asString())
                .toList();
    }

    private void refused(Drafting draft, String absent) {
        assertThat(offered(draft, "chenjing")).isEmpty();
        assertThatThrownBy(() -> attempt(draft, absent)).hasMessageContaining("FORBIDDEN");
    }

    private JsonNode attempt(Drafting draft, @Nullable String absent) {
        return attemptAs(draft, "chenjing", absent == null ? null : post(absent));
    }

    private JsonNode attemptAs(Drafting draft, String who, @Nullable String postId) {
        var input = new HashMap<String, @Nullable Object>(Map.of("id", draft.id, "version", draft.version));
        input.put("forPostId", postId);
        return world.as(who).mutate("projectSubmit", input, "project { id stage }");
    }

    private String given(String from, String to, Map<String, Object> more) {
        var payload = grant(from, to, more);
        assertThat(payload.get("errors")).isEmpty();
        return payload.at("/proxy/id").asString();
    }

    private JsonNode grant(String from, String to, Map<String, Object> more) {
        var input = new HashMap<String, Object>(Map.of(
                "postId",
                post(to),
                "firstOn",
                today().toString(),
                "lastOn",
                today().plusDays(1).toString(),
                "reason",
                "外出学习"));
        input.putAll(more);
        return world.as(from).mutate("proxyGrant", input, "proxy { id }");
    }

    private LocalDate today() {
        return world.clock().today(world.viewer("liumin", CITY).tenant().zone());
    }

    private String post(String username) {
        return new GlobalId("Post", world.viewer(username, CITY).postId()).toString();
    }

    private static long id(Drafting draft) {
        return GlobalId.valueOf(draft.id).of("Project");
    }

    /** From now on the post has that role alone, until the test is over. */
    private void role(String username, Role role) {
        var post = world.viewer(username, CITY).postId();
        var before = sql.select(POST_ROLE.ROLE)
                .from(POST_ROLE)
                .where(POST_ROLE.POST_ID.eq(post))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .fetchSingle(POST_ROLE.ROLE);
        undo.add(() -> role(post, before));
        role(post, role.name());
    }

    private void role(long post, String role) {
        sql.update(POST_ROLE)
                .set(POST_ROLE.ROLE, role)
                .where(POST_ROLE.POST_ID.eq(post))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
    }

    private void move(String username, String whose) {
        var post = Objects.requireNonNull(world.viewer(username, CITY).post());
        undo.add(() -> unit(post.id(), post.unitId()));
        unit(post.id(), Objects.requireNonNull(world.viewer(whose, CITY).post()).unitId());
    }

    private void unit(long post, long unit) {
        sql.update(POST)
                .set(POST.UNIT_ID, unit)
                .where(POST.ID.eq(post))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
    }

    private void clear() {
        sql.deleteFrom(APPROVAL_PROXY)
                .where(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
    }
}
