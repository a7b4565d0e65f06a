package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.codes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.FirstAdministrator;
import org.cobuild.tenancy.breakglass.BreakGlassService;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The operator, who reads no business data, looks into a county's in an emergency, and the county knows. */
@PortalTest
class BreakGlassTest {
    private static final String COUNTY = "990121";
    private static final String DIRECTOR = "houjianguo";
    private static final String SYSTEM_ADMIN = "mengqi";
    private static final String SECURITY_ADMIN = "jiangping";
    private static final String REASON = "凌晨对账报错，须核对付款记录";

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    DSLContext sql;

    @Autowired
    FirstAdministrator administrators;

    @Autowired
    BreakGlassService glasses;

    @SuppressWarnings("NullAway.Init") // set before each test
    private World.Caller operator;

    @SuppressWarnings("NullAway.Init")
    private Made project;

    @BeforeEach
    void anOperator() {
        operator = Operator.of(sql, world, administrators);
        project = standing.project(COUNTY, "health", ProjectStage.CONSTRUCTION, "1000.00");
    }

    @AfterEach
    void whole() {
        world.clock().release();
        operator.mutate("viewerSwitchPost", Map.of("postId", ownPost()), "viewer { name }");
        sql.execute("delete from break_glass where 1 = 1 /*scope:all*/");
    }

    private String ownPost() {
        return operator.ask("{ viewer { posts { id } } }")
                .at("/viewer/posts/0/id")
                .asString();
    }

    @Test
    void readsAllOfTheCountyAndChangesNothingWhileTheCountyIsTold() {
        assertThat(title(operator)).as("without breaking the glass").isEmpty();
        var post = opened(2).at("/postId").asString();
        operator.mutate("viewerSwitchPost", Map.of("postId", post), "viewer { name }");
        assertThat(title(operator)).isNotEmpty();
        var viewer = operator.ask("{ viewer { tenant { code } tenantWide actions } }")
                .get("viewer");
        assertThat(viewer.at("/tenant/code").asString()).isEqualTo(COUNTY);
        assertThat(texts(viewer.get("actions")))
                .containsExactlyInAnyOrder(
                        "PROJECT_READ",
                        "PLAN_READ",
                        "FILING_READ",
                        "OVERVIEW_READ",
                        "RESOURCE_READ",
                        "TENANT_READ",
                        "BREAK_GLASS_WATCH");
        var elsewhere = standing.project("990122", "health", ProjectStage.CONSTRUCTION, "1000.00");
        assertThat(title(operator, elsewhere)).as("a neighbour's").isEmpty();

        for (var told : List.of(DIRECTOR, SYSTEM_ADMIN, SECURITY_ADMIN)) {
            assertThat(world.as(told)
                            .ask("{ viewer { breakGlasses { personName reason } } }")
                            .at("/viewer/breakGlasses/0/reason")
                            .asString())
                    .as(told)
                    .isEqualTo(REASON);
        }
        assertThat(world.as("songtao").ask("{ viewer { breakGlasses { id } } }").at("/viewer/breakGlasses"))
                .as("a clerk")
                .isEmpty();
        var log = world.as(DIRECTOR)
                .ask(
                        "query($id: ID!) { auditViews(projectId: $id) { edges { node { ground viewerName"
                                + " viewerTenant { level } } } } }",
                        Map.of("id", project.globalId()))
                .at("/auditViews/edges");
        assertThat(log).hasSize(1);
        assertThat(log.at("/0/node/ground").asString()).isEqualTo("BREAK_GLASS");
        assertThat(log.at("/0/node/viewerTenant/level").asString()).isEqualTo("PLATFORM");
    }

    @Test
    void sumsOfAllTheCountyStandInItsLogToo() {
        operator.mutate(
                "viewerSwitchPost", Map.of("postId", opened(1).at("/postId").asString()), "viewer { name }");
        operator.ask("{ overview { projectCount approved } }");
        var log = world.as(DIRECTOR)
                .ask("{ auditViews(first: 100) { edges { node { ground project { id } } } } }")
                .at("/auditViews/edges");
        var sums = new ArrayList<JsonNode>();
        log.forEach(edge -> {
            if (edge.at("/node/ground").asString().equals("BREAK_GLASS")
                    && edge.at("/node/project").isNull()) {
                sums.add(edge);
            }
        });
        assertThat(sums).hasSize(1);
    }

    @Test
    void whatTheOperatorDoesToAPersonStandsInTheTrailOfItsTenant() {
        var id = sql.fetchSingle("select id from person where username = 'songtao'")
                .get(0, Long.class);
        var payload = operator.mutate(
                "personPasswordLink",
                Map.of("personId", new GlobalId("Person", id).toString(), "reason", "管理员都不在"),
                "token");
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        assertThat(sql.fetch(
                                "select tenant_id from audit_entry where action = 'personPasswordLink' and subject_id = ? /*scope:all*/",
                                id)
                        .intoSet(0, Long.class))
                .contains(standing.tenantId(COUNTY));
        sql.execute("delete from password_link where person_id = ?", id);
    }

    @Test
    void theCountyEndsItAtOnceAndTwiceIsRefused() {
        var opened = opened(2);
        operator.mutate(
                "viewerSwitchPost", Map.of("postId", opened.at("/postId").asString()), "viewer { name }");
        assertThat(title(operator)).isNotEmpty();
        var id = opened.at("/breakGlass/id").asString();
        assertThat(world.as("duanhong")
                        .answer(
                                "mutation($input: BreakGlassEndInput!) { breakGlassEnd(input: $input) { errors { code } } }",
                                Map.of("input", Map.of("breakGlassId", id)))
                        .at("/errors/0/extensions/code")
                        .asString())
                .as("a neighbour")
                .isEqualTo("NOT_FOUND");
        var ended = end(id);
        assertThat(ended.at("/errors")).isEmpty();
        assertThat(ended.at("/breakGlass/open").asBoolean()).isFalse();
        assertThat(ended.at("/breakGlass/endedByName").asString()).isEqualTo("江平");
        assertThat(title(operator)).as("with the next request").isEmpty();
        assertThat(codes(end(id))).containsExactly("BREAK_GLASS_OVER");
    }

    @Test
    void itsHoursEndIt() {
        var post = opened(2).at("/postId").asString();
        operator.mutate("viewerSwitchPost", Map.of("postId", post), "viewer { name }");
        world.clock().setTo(world.clock().now().plus(Duration.ofHours(2)));
        assertThat(title(operator)).isEmpty();
        assertThat(world.as(SECURITY_ADMIN)
                        .ask("{ viewer { breakGlasses { id } } breakGlasses { edges { node { open } } } }")
                        .toString())
                .contains("\"breakGlasses\":[]", "\"open\":false");
    }

    @Test
    void refusesWithEveryReasonWhatIsTooLongOrUnfounded() {
        var refused = open("", 5);
        assertThat(paths(refused)).containsExactlyInAnyOrder("reason", "hours");
        assertThat(refused.at("/errors").toString()).contains("1 至 4 小时");
        assertThat(paths(open(REASON, 0))).containsExactly("hours");
        opened(4);
        assertThat(codes(open(REASON, 1))).containsExactly("BREAK_GLASS_OPEN");
        var admin = world.as(SYSTEM_ADMIN)
                .answer(
                        "mutation($input: BreakGlassOpenInput!) { breakGlassOpen(input: $input) { postId } }",
                        Map.of("input", input(REASON, 1)));
        assertThat(admin.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    }

    @Test
    void ofTwoAtTheSameMomentOneOpensIt() {
        var viewer = world.viewer("operator.of.tests", "platform");
        var tenant = standing.tenantId(COUNTY);
        assertThat(AtOnce.done(4, n -> () -> glasses.open(viewer, tenant, REASON, 1)))
                .isEqualTo(1);
    }

    private JsonNode opened(int hours) {
        var payload = open(REASON, hours);
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        return payload;
    }

    private JsonNode open(String reason, int hours) {
        return operator.mutate("breakGlassOpen", input(reason, hours), "postId breakGlass { id endsAt }");
    }

    private Map<String, Object> input(String reason, int hours) {
        return new HashMap<>(Map.of(
                "tenantId",
                new GlobalId("Tenant", standing.tenantId(COUNTY)).toString(),
                "reason",
                reason,
                "hours",
                hours));
    }

    private JsonNode end(String id) {
        return world.as(SECURITY_ADMIN)
                .mutate("breakGlassEnd", Map.of("breakGlassId", id), "breakGlass { open endedByName }");
    }

    private String title(World.Caller who) {
        return title(who, project);
    }

    private static String title(World.Caller who, Made project) {
        return who.answer("query($id: ID!) { project(id: $id) { title } }", Map.of("id", project.globalId()))
                .at("/data/project/title")
                .asString("");
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(one -> texts.add(one.asString()));
        return texts;
    }

    private static List<String> paths(JsonNode payload) {
        var paths = new ArrayList<String>();
        payload.at("/errors").forEach(error -> paths.add(error.at("/path/0").asString()));
        return paths;
    }
}
