package org.cobuild.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.Works.done;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.platform.Refused;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties;
import org.cobuild.tenancy.unit.Counties.County;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** A room that approval knows nothing of has its matters decided: by route, number, list, sheet and separated duties. */
@PortalTest
@Import(VisitRoom.class)
class VisitRoomTest {
    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @Autowired
    VisitRoom visits;

    @TempDir
    Path root;

    private County county;
    private long projectId;

    @BeforeEach
    void aCountyWithARouteForVisits() {
        county = new Counties(world, folders, export, standing).make(root);
        county.write("routes.yaml", """
                - code: visit
                  subject: VISIT
                  name: 现场踏勘
                  nameEn: Visit
                  steps:
                    - {code: check, name: 审查, nameEn: Check, rule: ANY, workingDays: 5, assignees: [{unit: authority, role: AUTHORITY_CLERK}]}
                    - {code: director, name: 审定, nameEn: Decision, rule: ANY, workingDays: 5, mayRefuse: true, assignees: [{unit: authority, role: AUTHORITY_DIRECTOR}]}
                """);
        county.write("dictionaries.yaml", """
                - dictionary: reply_series
                  entries:
                    - {code: PROJECT, name: 东山数项, nameEn: Dongshan project reply}
                    - {code: ACCEPTANCE, name: 东山数验, nameEn: Dongshan acceptance reply}
                    - {code: VISIT, name: 东山踏勘, nameEn: Dongshan visit}
                """);
        folders.apply(root, county.code);
        projectId = standing.project(county.code, "health", ProjectStage.CONSTRUCTION, "1000.00")
                .id();
    }

    @Test
    void itsMatterIsDecidedNumberedListedAndPrinted() {
        var id = ask("县医院机房");
        var task = only("checker");
        assertThat(task.at("/case/subject").asString()).isEqualTo("VISIT");
        assertThat(task.get("alone").isNull()).as("several at once").isTrue();
        done(decide("checker", task, "APPROVE"));
        done(decide("director", only("director"), "APPROVE"));

        assertThat(visits.stateOf(id)).isEqualTo("APPROVED");
        var matter = decidedBy("checker");
        assertThat(matter.get("replyNumber").asString()).startsWith("东山踏勘〔").endsWith("〕1号");
        var sheet = county.as("clerk")
                .bytes(county.as("clerk").request(matter.at("/sheet/url").asString()));
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(new String(sheet.body(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    }

    @Test
    void itComesBackAndGoesOnAndIsTakenBackWhileNobodyHasActed() {
        var id = ask("县医院机房");
        done(decide("checker", only("checker"), "RETURN"));
        assertThat(visits.stateOf(id)).isEqualTo("RETURNED");
        visits.askAgain(world.viewer("clerk" + county.code, county.code), id, "县中医院机房");
        done(decide("checker", only("checker"), "APPROVE"));
        assertThatThrownBy(() -> visits.withdraw(world.viewer("clerk" + county.code, county.code), id, "不去了"))
                .isInstanceOf(Refused.class);

        var other = ask("县档案馆");
        visits.withdraw(world.viewer("clerk" + county.code, county.code), other, "不去了");
        assertThat(visits.stateOf(other)).isEqualTo("WITHDRAWN");
        assertThat(tasks("checker")).isEmpty();
    }

    @Test
    void whoMayStartOneFollowsItUpAndNobodyDecidesOutOfTurn() {
        ask("县医院机房");
        var caseId = only("checker").at("/case/id").asString();
        done(county.as("clerk").mutate("caseUrge", Map.of("caseId", caseId), "case { id }"));
        assertThat(county.as("insurer")
                        .ask("query($id: ID!) { case(id: $id) { id } }", Map.of("id", caseId))
                        .get("case")
                        .isNull())
                .isTrue();
        var task = only("checker").get("id").asString();
        var early = "mutation($input: TaskDecideInput!) { taskDecide(input: $input) { task { id } } }";
        assertThat(county.as("director")
                        .answer(early, Map.of("input", decision(task, "APPROVE")))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
    }

    private long ask(String place) {
        return visits.ask(world.viewer("clerk" + county.code, county.code), projectId, place);
    }

    private JsonNode decide(String who, JsonNode task, String verb) {
        return county.as(who).mutate("taskDecide", decision(task.get("id").asString(), verb), "task { state }");
    }

    private static Map<String, Object> decision(String task, String verb) {
        return Map.of("taskId", task, "verb", verb, "opinion", "情况属实");
    }

    private JsonNode only(String who) {
        var found = tasks(who);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<JsonNode> tasks(String who) {
        return county
                .as(who)
                .ask(
                        "{ tasks(filter: {subject: VISIT}, first: 10) { edges { node { id alone case { id subject } } } } }")
                .at("/tasks/edges")
                .values()
                .stream()
                .map(edge -> edge.get("node"))
                .toList();
    }

    private JsonNode decidedBy(String who) {
        return county.as(who)
                .ask("{ tasks(filter: {subject: VISIT, open: false}, first: 10)"
                        + " { edges { node { case { replyNumber sheet { url } } } } } }")
                .at("/tasks/edges/0/node/case");
    }
}
