package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties;
import org.cobuild.tenancy.unit.Counties.County;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The amount of a draft decides its track and its route, and its lead is told before it submits. */
@PortalTest
class ProcedureTest {
    private static final String FIELDS = "track procedure { track amount threshold lightLimit routeName routeNameEn"
            + " steps { name nameEn workingDays } refusal }";

    @Autowired
    private World world;

    @Autowired
    private Standing standing;

    @Autowired
    private Folders folders;

    @Autowired
    private FolderExport export;

    @Autowired
    private Statements statements;

    @TempDir
    Path root;

    private County threeRoutes() {
        var county = new Counties(world, folders, export, standing).make(root);
        county.write("routes.yaml", """
                - code: filed
                  subject: PROJECT
                  name: 备案
                  nameEn: Filing
                  below: procedure_threshold
                  steps:
                    - {code: note, name: 登记, nameEn: Taking note, rule: ANY, workingDays: 3, assignees: [{unit: authority, role: AUTHORITY_CLERK}]}
                - code: light
                  subject: PROJECT
                  name: 简易程序
                  nameEn: Light track
                  from: procedure_threshold
                  below: light_track_limit
                  steps:
                    - {code: decide, name: 审定, nameEn: Decision, rule: ANY, workingDays: 5, assignees: [{unit: authority, role: AUTHORITY_DIRECTOR}]}
                - code: full
                  subject: PROJECT
                  name: 立项评审
                  nameEn: Initiation
                  from: light_track_limit
                  steps:
                    - {code: check, name: 审查, nameEn: Check, rule: ANY, workingDays: 5, assignees: [{unit: authority, role: AUTHORITY_CLERK}]}
                    - {code: decide, name: 审定, nameEn: Decision, rule: ANY, workingDays: 5, mayRefuse: true, assignees: [{unit: authority, role: AUTHORITY_DIRECTOR}]}
                    - {code: leaders, name: 领导审定, nameEn: Leaders, rule: ANY, workingDays: 10, abovePolicy: leading_group_limit, assignees: [{unit: authority, role: AUTHORITY_DIRECTOR}]}
                """);
        folders.apply(root, county.code);
        return county;
    }

    @Test
    void theAmountDecidesTrackRouteAndSteps() {
        var county = threeRoutes();
        assertThat(told(county, "299999.99")).isEqualTo("FILE_ONLY 备案: 登记 3");
        assertThat(told(county, "300000.00")).isEqualTo("LIGHT 简易程序: 审定 5");
        assertThat(told(county, "1000000.00")).isEqualTo("FULL 立项评审: 审查 5, 审定 5");
        assertThat(told(county, "10000000.00")).isEqualTo("FULL 立项评审: 审查 5, 审定 5");
        assertThat(told(county, "10000000.01")).isEqualTo("FULL 立项评审: 审查 5, 审定 5, 领导审定 10");
    }

    private String told(County county, String amount) {
        var draft = new Drafting(world, "clerk" + county.code)
                .create("县级平台")
                .act("projectEstimateSave", Map.of("lines", List.of(Drafting.line("core", "平台", "1", amount, null))));
        var procedure = draft.seenBy("clerk" + county.code, FIELDS).get("procedure");
        assertThat(procedure.get("amount").asString()).isEqualTo(amount);
        assertThat(procedure.get("refusal").isNull()).isTrue();
        return procedure.get("track").asString() + " "
                + procedure.get("routeName").asString() + ": "
                + String.join(
                        ", ",
                        procedure
                                .get("steps")
                                .valueStream()
                                .map(step -> step.get("name").asString() + " "
                                        + step.get("workingDays").asInt())
                                .toList());
    }

    @Test
    void anUrgentProjectTakesTheRouteOfTheSpecialTrack() {
        var county = new Counties(world, folders, export, standing).make(root);
        county.write("routes.yaml", """
                - code: initiation
                  subject: PROJECT
                  name: 立项评审
                  nameEn: Initiation
                  steps:
                    - {code: check, name: 审查, nameEn: Check, rule: ANY, workingDays: 5, assignees: [{unit: authority, role: AUTHORITY_CLERK}]}
                - code: special
                  subject: PROJECT
                  name: 特事特办
                  nameEn: Special track
                  special: true
                  steps:
                    - {code: decide, name: 审定, nameEn: Decision, rule: ANY, workingDays: 1, assignees: [{unit: authority, role: AUTHORITY_DIRECTOR}]}
                """);
        folders.apply(root, county.code);
        var lead = "clerk" + county.code;
        var draft = new Drafting(world, lead)
                .create("应急平台")
                .act("projectUpdate", Map.of("goals", "汛期前上线"))
                .act("projectEstimateSave", Map.of("lines", List.of(Drafting.line("core", "平台", "1", "100.00", null))))
                .act("projectSourcesSave", Map.of("sources", List.of(Drafting.source("DEVELOPMENT", "100.00", null))))
                .milestones();
        assertThat(draft.seenBy(lead, FIELDS).at("/procedure/routeName").asString())
                .isEqualTo("立项评审");
        draft.act(
                "projectSpecialSave",
                Map.of(
                        "kind",
                        "URGENT",
                        "leader",
                        "县长",
                        "basis",
                        "防汛",
                        "basisOn",
                        "2020-03-01",
                        "skipped",
                        List.of("CATALOGUE")));
        assertThat(draft.seenBy(lead, FIELDS).at("/procedure/routeName").asString())
                .isEqualTo("特事特办");
        draft.submit();
        assertThat(draft.seenBy(lead, "cases { routeName }")
                        .at("/cases/0/routeName")
                        .asString())
                .isEqualTo("特事特办");
    }

    @Test
    void saysBeforehandWhenNoRouteFits() {
        var county = new Counties(world, folders, export, standing).make(root);
        county.write("routes.yaml", """
                - code: initiation
                  subject: PROJECT
                  name: 大额
                  nameEn: Large
                  from: light_track_limit
                  steps:
                    - {code: check, name: 审查, nameEn: Check, rule: ANY, workingDays: 5, assignees: [{unit: authority, role: AUTHORITY_CLERK}]}
                """);
        folders.apply(root, county.code);
        var procedure = new Drafting(world, "clerk" + county.code)
                .create("县级平台")
                .seenBy("clerk" + county.code, FIELDS)
                .get("procedure");
        assertThat(procedure.get("track").asString()).isEqualTo("FILE_ONLY");
        assertThat(procedure.get("routeName").isNull()).isTrue();
        assertThat(procedure.get("steps")).isEmpty();
        assertThat(procedure.get("refusal").asString()).contains("县" + county.code);
    }

    @Test
    void aSubmissionKeepsItsTrackAndItsSnapshotSaysIt() {
        var draft = Drafting.confirmed(world);
        assertThat(draft.seenBy("chenjing", "track").get("track").isNull()).isTrue();
        draft.submit();
        var seen = draft.seenBy("chenjing", FIELDS + " submissions { content }");
        assertThat(seen.get("track").asString()).isEqualTo("FILE_ONLY");
        assertThat(seen.get("procedure").isNull()).isTrue();
        assertThat(content(seen).get("track").asString()).isEqualTo("FILE_ONLY");
    }

    @Test
    void isToldToWhoLeadsTheDraftAlone() {
        var draft = Drafting.complete(world).invite();
        assertThat(draft.seenBy("chenjing", FIELDS).get("procedure").isNull()).isFalse();
        assertThat(draft.seenBy("songtao", FIELDS).get("procedure").isNull()).isTrue();
    }

    @Test
    void manyDraftsCostAsManyStatementsAsOne() {
        Drafting.complete(world);
        Drafting.complete(world);
        var one = statements.during(() -> drafts(1));
        var many = statements.during(() -> drafts(20));
        assertThat(many).hasSameSizeAs(one);
    }

    private void drafts(int first) {
        world.as("chenjing")
                .ask("{ projects(filter: {stages: [DRAFT]}, first: " + first + ") { edges { node { " + FIELDS
                        + " } } } }");
    }

    private static JsonNode content(JsonNode project) {
        return JsonMapper.shared()
                .readTree(project.get("submissions").get(0).get("content").asString());
    }
}
