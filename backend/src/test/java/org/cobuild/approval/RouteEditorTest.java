package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.APPROVAL_ROUTE_DRAFT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.approval.flow.Step;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties;
import org.cobuild.tenancy.unit.Counties.County;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A route is edited, tried and put in force on screen. */
@PortalTest
class RouteEditorTest {
    private static final String ROUTE =
            "route { code content { name steps { code } } versions { version effectiveOn inForce running }"
                    + " draft { version savedByName faults { path code message lift } content { name steps { code name } } } }";

    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    @TempDir
    Path root;

    private County city;
    private County county;

    @BeforeEach
    void aCityOfItsOwn() {
        var counties = new Counties(world, folders, export, standing);
        city = counties.city(root);
        county = counties.make(root, city.code);
    }

    @Test
    void aDraftIsKeptTriedAndPutInForceAndARunningCaseKeepsItsVersion() {
        var matters = new Matters(sql, world, access, cases, tasks, flows, county.code, "clerk" + county.code);
        var before = matters.submitted("clerk" + county.code, Matters.SMALL);

        var saved = done(save(
                "initiation",
                0,
                content(
                        step("check", 1, 1, "authority", "AUTHORITY_CLERK"),
                        step("money", 2, 1, "finance", "REVIEWER"))));
        assertThat(saved.at("/draft/faults")).isEmpty();
        assertThat(saved.at("/draft/version").asInt()).isEqualTo(1);
        assertThat(sql.select(APPROVAL_ROUTE_DRAFT.CONTENT)
                        .from(APPROVAL_ROUTE_DRAFT)
                        .where(matters.grant().on(APPROVAL_ROUTE_DRAFT))
                        .fetchSingle(APPROVAL_ROUTE_DRAFT.CONTENT))
                .as("drafts of before are read as these")
                .contains("\"subject\":\"PROJECT\"");
        assertThat(matters.flow(matters.submitted("clerk" + county.code, Matters.SMALL))
                        .steps())
                .hasSize(3);

        var trial = attempt("initiation", "1200.00", false);
        assertThat(trial.at("/fits").asBoolean()).isTrue();
        assertThat(trial.at("/steps")).hasSize(2);
        assertThat(trial.at("/steps/0/seats/0/names/0").asString()).isEqualTo("checker");
        assertThat(trial.at("/steps/1/dueOn").asString())
                .isGreaterThan(trial.at("/steps/0/dueOn").asString());
        assertThat(kinds(trial))
                .containsExactlyInAnyOrder(
                        "ADDED check", "ADDED money", "REMOVED completeness", "REMOVED finance", "REMOVED director");

        var put = done(put("initiation", 1, county.today()));
        assertThat(put.at("/draft").isNull()).isTrue();
        assertThat(put.at("/versions/0/version").asInt()).isEqualTo(2);
        assertThat(put.at("/versions/0/inForce").asBoolean()).isTrue();
        assertThat(put.at("/versions/1/inForce").asBoolean()).isFalse();
        assertThat(put.at("/versions/1/running").asInt()).isEqualTo(2);
        assertThat(matters.flow(before).steps()).hasSize(3);
        assertThat(matters.flow(matters.submitted("clerk" + county.code, Matters.SMALL))
                        .steps())
                .extracting(Step::code)
                .containsExactly("check", "money");
    }

    @Test
    void aStepThatWaitsForExpertsIsKeptAndADraftOfBeforeHasNone() {
        var check = new HashMap<>(step("check", 1, 1, "authority", "AUTHORITY_CLERK"));
        check.put("experts", true);
        done(save("initiation", 0, content(check)));
        assertThat(drafted()).isTrue();
        sql.execute("update approval_route_draft set content = replace(content, ',\"experts\":true', '')"
                + " where tenant_id = " + county.tenant() + " /*scope:all*/");
        assertThat(drafted()).isFalse();
        done(save("initiation", 1, content(check)));
        done(put("initiation", 2, county.today()));
        assertThat(county.as("admin")
                        .ask("{ approvalRoutes { code content { steps { experts } } } }", Map.of())
                        .get("approvalRoutes")
                        .valueStream()
                        .filter(route -> route.get("code").asString().equals("initiation"))
                        .map(route -> route.at("/content/steps/0/experts").asBoolean()))
                .containsExactly(true);
    }

    private boolean drafted() {
        return county.as("admin")
                .ask("{ approvalRoutes { code draft { content { steps { experts } } } } }", Map.of())
                .get("approvalRoutes")
                .valueStream()
                .filter(route -> !route.get("draft").isNull())
                .findFirst()
                .orElseThrow()
                .at("/draft/content/steps/0/experts")
                .asBoolean();
    }

    @Test
    void aVersionThatIsPlannedForADayIsNotTakenBefore() {
        done(save("initiation", 0, content(step("check", 1, 1, "authority", "AUTHORITY_CLERK"))));
        var tomorrow = java.time.LocalDate.parse(county.today()).plusDays(1).toString();
        refused(
                put(
                        "initiation",
                        1,
                        java.time.LocalDate.parse(county.today()).minusDays(1).toString()),
                "effectiveOn");
        var put = done(put("initiation", 1, tomorrow));
        assertThat(put.at("/versions/0/inForce").asBoolean()).isFalse();
        assertThat(put.at("/versions/1/inForce").asBoolean()).isTrue();
        var matters = new Matters(sql, world, access, cases, tasks, flows, county.code, "clerk" + county.code);
        assertThat(matters.flow(matters.submitted("clerk" + county.code, Matters.SMALL))
                        .steps())
                .hasSize(3);
    }

    @Test
    void twoWhoEditAtOnceLoseNothing() {
        var first = content(step("check", 1, 1, "authority", "AUTHORITY_CLERK"));
        done(save("initiation", 0, first));
        refused(save("initiation", 0, first), "version");
        assertThat(AtOnce.done(8, writer -> () -> orThrow(save("initiation", 1, first))))
                .isEqualTo(1);
        assertThat(AtOnce.done(4, writer -> () -> orThrow(put("initiation", 2, county.today()))))
                .isEqualTo(1);
    }

    @Test
    void aDraftWithFaultsIsKeptAndSaysWhereEachStandsAndIsNotPutInForce() {
        var gone = step("gone", 3, 1, "nowhere", "REVIEWER");
        var own = step("own", 2, 1, "health", "CLERK");
        var twice = step("own", 4, 1, "transport", "REVIEWER");
        var saved = done(
                save("initiation", 0, content(step("check", 1, 1, "authority", "AUTHORITY_CLERK"), own, gone, twice)));
        assertThat(faults(saved))
                .contains("steps.1.assignees.0", "steps.2.assignees.0", "steps.3.assignees.0", "steps.3.code");
        refused(put("initiation", 1, county.today()), "steps.1.assignees.0");
        assertThat(faults(done(save("initiation", 1, content())))).contains("steps");
        var jump = step("late", 3, 1, "finance", "REVIEWER");
        assertThat(faults(done(
                        save("initiation", 2, content(step("check", 1, 1, "authority", "AUTHORITY_CLERK"), jump)))))
                .containsExactly("steps.1.stage");
        // The same director alone checks and decides.
        var review = step("review", 1, 1, "authority", "AUTHORITY_CHIEF");
        var decide = new HashMap<>(step("decide", 2, 1, "authority", "AUTHORITY_DIRECTOR"));
        decide.put("mayRefuse", true);
        assertThat(faults(done(save("initiation", 3, content(review, decide))))).containsExactly("steps.1.assignees");
        // A second route for the same matters.
        assertThat(faults(done(save("other", 0, content(step("check", 1, 1, "authority", "AUTHORITY_CLERK"))))))
                .containsExactly("conditions");
    }

    @Test
    void whoActsAboveIsNamedByNumberAlone() {
        var above = new HashMap<>(step("above", 2, 1, "authority", "AUTHORITY_CLERK"));
        above.put(
                "assignees",
                List.of(Map.of("level", "ABOVE", "unit", "authority", "role", "AUTHORITY_CLERK", "veto", false)));
        done(save("initiation", 0, content(step("check", 1, 1, "authority", "AUTHORITY_CLERK"), above)));
        var seat = attempt("initiation", "1.00", true).at("/steps/1/seats/0");
        assertThat(seat.at("/held").asInt()).isEqualTo(1);
        assertThat(seat.at("/names")).isEmpty();
        done(put("initiation", 1, county.today()));
        county.export();
        assertThat(folders.changes(root, county.code)).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        var many = new ArrayList<Map<String, Object>>();
        IntStream.rangeClosed(1, 200).forEach(at -> many.add(step("s" + at, at, 1, "finance", "REVIEWER")));
        refused(save("initiation", 0, content(many)), "steps");
        var long_ = new HashMap<>(content(step("check", 1, 1, "authority", "AUTHORITY_CLERK")));
        long_.put("name", "长".repeat(1_000_000));
        refused(save("initiation", 0, long_), "name");
        refused(save("不是代码", 0, content()), "code");
        assertThat(routes("admin"))
                .isNotEmpty()
                .allMatch(route -> route.get("draft").isNull());
    }

    @Test
    void whoMayNotEditReadsNoDraftAndWritesNone() {
        done(save("initiation", 0, content(step("check", 1, 1, "authority", "AUTHORITY_CLERK"))));
        assertThat(routes("admin").toString()).contains("\"savedByName\"");
        assertThat(routes("clerk").toString()).contains("initiation").doesNotContain("savedByName\":\"");
        var there = city.as("admin").ask("{ approvalRoutes { code draft { version } } }", Map.of());
        assertThat(there.get("approvalRoutes")).isEmpty();
        var answer = county.as("clerk")
                .answer(
                        "mutation($input: RouteDraftDiscardInput!) { routeDraftDiscard(input: $input) { errors { code } } }",
                        Map.of("input", Map.of("code", "initiation", "version", 1)));
        assertThat(answer.toString()).contains("FORBIDDEN");
        assertThat(routes("admin").toString()).contains("savedByName\":\"");
    }

    private JsonNode routes(String who) {
        return county.as(who)
                .ask("{ approvalRoutes { code draft { version savedByName } } }", Map.of())
                .get("approvalRoutes");
    }

    private JsonNode save(String code, int version, Map<String, Object> content) {
        return county.as("admin")
                .mutate(
                        "routeDraftSave",
                        Map.of("code", code, "subject", "PROJECT", "version", version, "content", content),
                        ROUTE);
    }

    private JsonNode put(String code, int version, String on) {
        return county.as("admin")
                .mutate("routePutInForce", Map.of("code", code, "version", version, "effectiveOn", on), ROUTE);
    }

    private JsonNode attempt(String code, String amount, boolean crossing) {
        return county.as("admin")
                .ask(
                        "query($input: RouteTryInput!) { routeTry(input: $input) { fits takenName steps { code needed dueOn"
                                + " seats { unit held names } } differences { kind code } } }",
                        Map.of(
                                "input",
                                Map.of("code", code, "amount", amount, "crossing", crossing, "from", county.today())))
                .get("routeTry");
    }

    private static List<String> kinds(JsonNode trial) {
        var kinds = new ArrayList<String>();
        trial.get("differences")
                .forEach(one -> kinds.add(
                        one.get("kind").asString() + " " + one.get("code").asString()));
        return kinds;
    }

    private static List<String> faults(JsonNode route) {
        var paths = new ArrayList<String>();
        route.at("/draft/faults").forEach(fault -> paths.add(path(fault)));
        return paths;
    }

    private static String path(JsonNode error) {
        var steps = new ArrayList<String>();
        error.get("path").forEach(step -> steps.add(step.asString()));
        return String.join(".", steps);
    }

    private static JsonNode done(JsonNode payload) {
        assertThat(payload.at("/errors")).isEmpty();
        return payload.get("route");
    }

    private static JsonNode orThrow(JsonNode payload) {
        if (!payload.at("/errors").isEmpty()) {
            throw new Refused(List.of());
        }
        return payload;
    }

    private static void refused(JsonNode payload, String path) {
        assertThat(payload.at("/errors").valueStream().map(RouteEditorTest::path))
                .anyMatch(one -> one.endsWith(path));
    }

    @SafeVarargs
    private static Map<String, Object> content(Map<String, Object>... steps) {
        return content(List.of(steps));
    }

    private static Map<String, Object> content(List<Map<String, Object>> steps) {
        return Map.of("name", "立项评审", "nameEn", "Initiation", "categories", List.of(), "steps", steps);
    }

    private static Map<String, Object> step(String code, int stage, int branch, String unit, String role) {
        var step = new HashMap<String, Object>();
        step.put("code", code);
        step.put("name", "步骤" + code);
        step.put("nameEn", "Step " + code);
        step.put("stage", stage);
        step.put("branch", branch);
        step.put("rule", "ALL");
        step.put("workingDays", 5);
        step.put("mayCut", false);
        step.put("mayRefuse", false);
        step.put("assignees", List.of(Map.of("level", "OWN", "unit", unit, "role", role, "veto", false)));
        return step;
    }
}
