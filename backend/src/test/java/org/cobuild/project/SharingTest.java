package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** One project of the city is shown to a county that takes no part in it, in parts, for a time, and no more. */
@PortalTest
class SharingTest {
    private static final String CHIEF = "liweidong";
    /** A clerk of the county's health commission, one of its transport bureau, and the county's director. */
    private static final String RECEIVER = "songtao";

    private static final String BESIDE = "yanbo";
    private static final String WIDE = "houjianguo";

    @Autowired
    private World world;

    @Autowired
    private Standing standing;

    @Autowired
    private VisibilityRebuild rebuild;

    @Autowired
    private DSLContext sql;

    @AfterEach
    void letTheClockRun() {
        world.clock().release();
    }

    @Test
    void showsTheUnitAndWhoReadsItsTenantTheAreasThatWereSharedAndNobodyElseAnything() {
        var project = project();
        done(give(project, unit("990121", "health"), null, "MONEY"));
        for (var who : List.of(RECEIVER, WIDE)) {
            var seen = seen(
                    who, project, "viewerPart viewerAreas submittedAmount money { approved } goals shares { reason }");
            assertThat(seen.toString())
                    .as(who)
                    .contains("\"viewerPart\":\"SHARED\"", "\"viewerAreas\":[\"MONEY\"]", "\"submittedAmount\":null")
                    .contains("\"money\":{\"approved\":\"1000.00\"}", "\"goals\":\"目标\"", "联调需要");
        }
        assertThat(seen(BESIDE, project, "id").isNull()).isTrue();
        assertThat(seen("tanwei", project, "id").isNull()).isTrue();

        done(give(project, tenant("990102"), null));
        assertThat(seen("tanwei", project, "id").isNull())
                .as("a clerk reads its unit alone")
                .isTrue();
        assertThat(seen("duanhong", project, "viewerAreas money { approved }").toString())
                .isEqualTo("{\"viewerAreas\":[],\"money\":null}");
    }

    @Test
    void whatIsOverAnswersByteForByteLikeAnIdThatNobodyHas() {
        var revoked = project();
        done(give(revoked, unit("990121", "health"), null, "PLAN", "CONSTRUCTION"));
        var share = share(revoked);
        assertThat(seen(RECEIVER, revoked, "shares { id }").at("/shares/0/id").asString())
                .isEqualTo(share);
        done(revoke(CHIEF, share));
        var expired = project();
        done(give(expired, unit("990121", "health"), today(), "PLAN"));
        var gone = share(expired);
        assertThat(body(RECEIVER, "Project", expired.globalId())).contains(expired.globalId());
        world.clock().setTo(endOfToday());

        for (var who : List.of(RECEIVER, WIDE)) {
            for (var id : List.of(revoked.globalId(), expired.globalId())) {
                assertThat(body(who, "Project", id)).isEqualTo(body(who, "Project", nobodys("Project")));
                assertThat(body(who, "act", id)).isEqualTo(body(who, "act", nobodys("Project")));
            }
            for (var id : List.of(share, gone)) {
                assertThat(body(who, "ProjectShare", id)).isEqualTo(body(who, "ProjectShare", nobodys("ProjectShare")));
            }
        }
    }

    @Test
    void givingAndRevokingTakeEffectWithinASecondInEveryPlace() {
        var project = project();
        var begun = Instant.now();
        done(give(project, unit("990121", "health"), null));
        assertThat(places(project)).containsExactly(true, true, true, true);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(1));
        begun = Instant.now();
        done(revoke(CHIEF, share(project)));
        assertThat(places(project)).containsExactly(false, false, false, false);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    /** Node, field, list, and list of what is shared. */
    private List<Boolean> places(Made project) {
        var answer = world.as(RECEIVER)
                .ask(
                        "query($id: ID!, $title: String!) { node(id: $id) { id } project(id: $id) { timeline { id } }"
                                + " projects(filter: {search: $title}) { edges { node { id } } }"
                                + " shared: projects(filter: {search: $title, shared: true}) { edges { node { id } } } }",
                        Map.of("id", project.globalId(), "title", "测试项目 " + project.id()));
        return List.of(
                !answer.at("/node").isNull(),
                !answer.at("/project").isNull(),
                !answer.at("/projects/edges").isEmpty(),
                !answer.at("/shared/edges").isEmpty());
    }

    @Test
    void lastsToTheEndOfItsLastDayWhereTheOwnerIsAndNotAnInstantLonger() {
        var project = project();
        done(give(project, unit("990121", "health"), today(), "MONEY"));
        world.clock().setTo(endOfToday().minusNanos(1_000));
        assertThat(places(project)).containsExactly(true, true, true, true);
        assertThat(seen(RECEIVER, project, "money { approved }")
                        .at("/money/approved")
                        .asString())
                .isEqualTo("1000.00");
        world.clock().setTo(endOfToday());
        assertThat(places(project)).containsExactly(false, false, false, false);
        assertThat(seen(CHIEF, project, "shares { state } readers { ground }").toString())
                .contains("EXPIRED")
                .doesNotContain("SHARE");
    }

    @Test
    void twoSharesOfOneTenantEndEachByItself() {
        var project = project();
        done(give(project, unit("990121", "health"), null, "PLAN"));
        done(give(project, tenant("990121"), today(), "MONEY"));
        var fields = "submittedAmount money { approved }";
        assertThat(seen(WIDE, project, fields).toString())
                .isEqualTo("{\"submittedAmount\":\"1000.00\",\"money\":{\"approved\":\"1000.00\"}}");
        assertThat(seen(RECEIVER, project, fields).toString())
                .isEqualTo("{\"submittedAmount\":\"1000.00\",\"money\":null}");
        world.clock().setTo(endOfToday());
        assertThat(seen(WIDE, project, fields).toString())
                .isEqualTo("{\"submittedAmount\":\"1000.00\",\"money\":null}");
    }

    @Test
    void aReceiverPassesNothingOnAndRevokesNothing() {
        var project = project();
        done(give(project, tenant("990121"), null, "PLAN", "REVIEW", "MONEY", "CONSTRUCTION", "OPERATION"));
        var passed = world.as(WIDE)
                .answer(
                        "mutation($input: ProjectShareInput!) { projectShare(input: $input) { errors { code } } }",
                        Map.of("input", input(project, unit("990102", "health"), null, "MONEY")));
        assertThat(passed.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        var share = seen(WIDE, project, "shares { id }").at("/shares/0/id").asString();
        var revoked = world.as(WIDE)
                .answer(
                        "mutation($input: ProjectShareRevokeInput!) { projectShareRevoke(input: $input) { errors { code } } }",
                        Map.of("input", Map.of("shareId", share)));
        assertThat(revoked.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(seen("tanwei", project, "id").isNull()).isTrue();
        assertThat(seen(WIDE, project, "viewerCanShare viewerPart readers { ground }")
                        .toString())
                .isEqualTo("{\"viewerCanShare\":false,\"viewerPart\":\"SHARED\",\"readers\":[]}");
    }

    @Test
    void reachesNobodyOutsideOfTheTreeAndNobodyOfTheOwnTenant() {
        var project = project();
        var foreign = List.of(
                new GlobalId("Unit", standing.unitId(standing.tenantId("990200"), "health")).toString(),
                tenant("990200"),
                nobodys("Unit"),
                nobodys("Tenant"));
        var answers = new TreeSet<String>();
        for (var receiver : foreign) {
            answers.add(world.as(CHIEF)
                    .answer(
                            "mutation($input: ProjectShareInput!) { projectShare(input: $input) { errors { code } } }",
                            Map.of("input", input(project, receiver, null)))
                    .toString()
                    .replaceAll("[0-9A-HJKMNP-TV-Z]{13}", "REQUEST"));
        }
        assertThat(answers).singleElement().asString().contains("NOT_FOUND");
        assertThat(Drafting.refusals(give(project, unit("990100", "transport"), null)))
                .containsExactly("INVALID receiverId");
        assertThat(Drafting.refusals(give(project, unit("990121", "health"), today().minusDays(1))))
                .containsExactly("DATES until");
    }

    @Test
    void isNotGivenTwiceNorOverSomebodyElsesChange() {
        var project = project();
        var receiver = unit("990121", "health");
        done(give(project, receiver, null, "PLAN"));
        assertThat(Drafting.refusals(give(project, receiver, null, "MONEY"))).containsExactly("STALE replaces");
        var first = share(project);
        done(replace(project, receiver, first, "MONEY"));
        assertThat(seen(RECEIVER, project, "viewerAreas shares { areas }").toString())
                .isEqualTo("{\"viewerAreas\":[\"MONEY\"],\"shares\":[{\"areas\":[\"MONEY\"]}]}");
        assertThat(Drafting.refusals(replace(project, receiver, first, "PLAN"))).containsExactly("STALE replaces");
        assertThat(Drafting.refusals(revoke(CHIEF, first))).containsExactly("ACTED shareId");
        assertThat(seen(CHIEF, project, "shares { state }").toString())
                .isEqualTo("{\"shares\":[{\"state\":\"ACTIVE\"},{\"state\":\"ENDED\"}]}");
    }

    @Test
    void countsNowhereInTheReceiversSums() {
        var overview = "{ overview { projectCount approved byTenant { count } pipeline { count } } }";
        var before = List.of(
                world.as(WIDE).ask(overview).toString(),
                world.as(RECEIVER).ask(overview).toString());
        done(give(project(), unit("990121", "health"), null, "PLAN", "MONEY"));
        assertThat(List.of(
                        world.as(WIDE).ask(overview).toString(),
                        world.as(RECEIVER).ask(overview).toString()))
                .isEqualTo(before);
    }

    @Test
    void whoSeesTheProjectIsToldByGroundAndIsWhoItsRowsName() {
        var draft = Drafting.confirmed(world).submit();
        var input = new HashMap<String, Object>(Map.of(
                "projectId",
                draft.id,
                "receiverId",
                unit("990102", "health"),
                "areas",
                List.of("REVIEW"),
                "reason",
                "联调需要"));
        done(world.as(CHIEF).mutate("projectShare", input, "project { id }"));
        var grounds = new ArrayList<String>();
        draft.seenBy("chenjing", "readers { ground part unit { name } tenant { code } areas }")
                .get("readers")
                .forEach(reader -> grounds.add(reader.at("/ground").asString() + " "
                        + reader.at("/part").asString() + " "
                        + reader.at("/tenant/code").asString()));
        assertThat(grounds)
                .contains(
                        "LEAD WHOLE 990100", "OWNER WHOLE 990100", "PARTICIPANT PACKAGE 990121", "SHARE SHARED 990102")
                .doesNotContain("CITY WHOLE 990100");
        assertThat(rebuild.compare()).isEmpty();

        // Its stage moves on: what is shared moves with it, and stays.
        draft.act("projectWithdraw", Map.of("reason", "再想想"));
        draft.submit();
        assertThat(draft.seenBy("tanwei", "stage").at("/stage").asString()).isEqualTo("SUBMITTED");
        assertThat(rebuild.compare()).isEmpty();
        done(revoke(
                CHIEF, draft.seenBy(CHIEF, "shares { id }").at("/shares/0/id").asString()));
        assertThat(rebuild.compare()).isEmpty();
        assertThat(draft.seenBy("tanwei", "id").isNull()).isTrue();
    }

    @Test
    void aRowThatAForgottenShareLeftIsFoundAndMended() {
        var draft = Drafting.confirmed(world).submit();
        var input = Map.of(
                "projectId",
                draft.id,
                "receiverId",
                unit("990102", "health"),
                "areas",
                List.of("PLAN"),
                "reason",
                "联调需要");
        done(world.as(CHIEF).mutate("projectShare", input, "project { id }"));
        sql.execute(
                "update project_share set ended_at = given_at where project_id = ? /*scope:all*/",
                GlobalId.valueOf(draft.id).value());
        assertThat(rebuild.compare()).hasSize(2);
        assertThat(rebuild.rebuild()).isEqualTo(2);
        assertThat(rebuild.compare()).isEmpty();
        assertThat(draft.seenBy("tanwei", "id").isNull()).isTrue();
    }

    private Made project() {
        return standing.project("990100", "health", ProjectStage.CONSTRUCTION, "1000.00");
    }

    private String unit(String tenant, String code) {
        return new GlobalId("Unit", standing.unitId(standing.tenantId(tenant), code)).toString();
    }

    private String tenant(String code) {
        return new GlobalId("Tenant", standing.tenantId(code)).toString();
    }

    private static String nobodys(String type) {
        return new GlobalId(type, Ids.next()).toString();
    }

    private JsonNode give(Made project, String receiver, @Nullable LocalDate until, String... areas) {
        return world.as(CHIEF).mutate("projectShare", input(project, receiver, until, areas), "project { id }");
    }

    private JsonNode replace(Made project, String receiver, String replaced, String... areas) {
        var input = input(project, receiver, null, areas);
        input.put("replaces", replaced);
        return world.as(CHIEF).mutate("projectShare", input, "project { id }");
    }

    private static Map<String, Object> input(
            Made project, String receiver, @Nullable LocalDate until, String... areas) {
        var input = new HashMap<String, Object>(
                Map.of("projectId", project.globalId(), "receiverId", receiver, "areas", areas, "reason", "联调需要"));
        input.put("until", until == null ? null : until.toString());
        return input;
    }

    private JsonNode revoke(String who, String share) {
        return world.as(who).mutate("projectShareRevoke", Map.of("shareId", share), "project { id }");
    }

    private static void done(JsonNode payload) {
        assertThat(payload.get("errors")).isEmpty();
    }

    private String share(Made project) {
        return seen(CHIEF, project, "shares { id }").at("/shares/0/id").asString();
    }

    private JsonNode seen(String who, Made project, String selection) {
        return world.as(who)
                .ask("query($id: ID!) { project(id: $id) { " + selection + " } }", Map.of("id", project.globalId()))
                .get("project");
    }

    private String body(String who, String what, String id) {
        var document = switch (what) {
            case "act" ->
                "mutation($id: ID!) { projectShare(input: {projectId: $id, receiverId: $id, areas: [], reason: \"x\"})"
                        + " { errors { code } } }";
            case "Project" ->
                "query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } project(id: $id) { id } }";
            default -> "query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }";
        };
        return world.as(who)
                .post(document, Map.of("id", id), "application/json")
                .body()
                .replaceAll("[0-9A-HJKMNP-TV-Z]{13}", "REQUEST");
    }

    private LocalDate today() {
        return world.clock().today(ZoneId.of("Asia/Shanghai"));
    }

    private Instant endOfToday() {
        return today().plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
