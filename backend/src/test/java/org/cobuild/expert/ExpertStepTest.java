package org.cobuild.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_DECISION;
import static org.cobuild.expert.Experts.refusals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.approval.CaseService;
import org.cobuild.platform.GlobalId;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.SystemScope;
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

/** A step that waits for the expert panel: nobody agrees in it before the panel is closed, and all else goes on. */
@PortalTest
class ExpertStepTest {
    private static final String ROUTE = """
            - code: initiation
              subject: PROJECT
              name: 立项评审
              nameEn: Initiation
              steps:
                - {code: experts, name: 专家评审, nameEn: Experts, rule: ANY, workingDays: 5, mayRefuse: true, experts: true, assignees: [{unit: authority, role: AUTHORITY_CLERK}]}
                - {code: heard, name: 联审, nameEn: Joint review, rule: HEARD, workingDays: 5, experts: true, assignees: [{unit: finance, role: REVIEWER}, {unit: authority, role: AUTHORITY_CHIEF, level: ABOVE}]}
                - {code: director, name: 审定, nameEn: Decision, rule: ANY, workingDays: 5, assignees: [{unit: authority, role: AUTHORITY_DIRECTOR}]}
            """;

    @Autowired
    private World world;

    @Autowired
    private Standing standing;

    @Autowired
    private Folders folders;

    @Autowired
    private FolderExport export;

    @Autowired
    private CaseService cases;

    @Autowired
    private Access access;

    @Autowired
    private DSLContext sql;

    @TempDir
    private Path root;

    private Experts experts;
    private County county;
    private String clerk;
    private String matter;

    @BeforeEach
    void aCountyWhoseRouteWaitsForExperts() {
        experts = new Experts(world, standing, cases, access, sql);
        experts.nobody();
        county = county();
        clerk = "checker" + county.code;
        experts.add("director" + county.code, 4, "LAW");
        matter = open(county);
    }

    private County county() {
        var made = new Counties(world, folders, export, standing).make(root);
        made.write("routes.yaml", ROUTE);
        folders.apply(root, made.code);
        return made;
    }

    private String open(County of) {
        var project = standing.project(of.code, "health", ProjectStage.SUBMITTED, "800000.00");
        return experts.open(project, "clerk" + of.code, of.code);
    }

    private JsonNode panel() {
        return experts.draw(clerk, matter, 3).get("panel");
    }

    private JsonNode scored(JsonNode panel) {
        for (var member : panel.get("members")) {
            panel = experts.score(clerk, member, 86, "可行", null).get("panel");
        }
        return panel;
    }

    private void closed() {
        assertThat(refusals(experts.close(clerk, scored(panel()), Map.of()))).isEmpty();
    }

    private JsonNode seen(String who, String caseId) {
        return world.as(who)
                .ask(
                        "query($id: ID!) { case(id: $id) { state project { version } viewerTask { id alone verbs }"
                                + " steps { code state experts waitsForExperts } } }",
                        Map.of("id", caseId))
                .get("case");
    }

    private String task(String who) {
        return seen(who, matter).at("/viewerTask/id").asString();
    }

    private List<String> decide(String who, String verb) {
        return decide(who, task(who), verb);
    }

    private List<String> decide(String who, String task, String verb) {
        var input = new HashMap<String, Object>(Map.of(
                "taskId",
                task,
                "verb",
                verb,
                "opinion",
                "意见在此",
                "version",
                seen(clerk, matter).at("/project/version").asInt()));
        if (verb.equals("APPROVE_CONDITIONALLY")) {
            input.put("condition", "补齐材料");
        }
        return refusals(world.as(who).mutate("taskDecide", input, "task { id }"));
    }

    private List<String> waiting() {
        return seen(clerk, matter)
                .get("steps")
                .valueStream()
                .filter(step -> step.get("waitsForExperts").asBoolean())
                .map(step -> step.get("code").asString())
                .toList();
    }

    @Test
    void nobodyAgreesBeforeThePanelIsClosedAndThenItGoesOn() {
        assertThat(waiting()).containsExactly("experts", "heard");
        assertThat(decide(clerk, "APPROVE")).containsExactly("PANEL_OPEN verb");
        var panel = panel();
        assertThat(decide(clerk, "APPROVE")).containsExactly("PANEL_OPEN verb");
        panel = scored(panel);
        assertThat(decide(clerk, "APPROVE_CONDITIONALLY")).containsExactly("PANEL_OPEN verb");
        // Others' panels are none of it.
        var own = matter;
        matter = open(county);
        closed();
        matter = own;
        assertThat(decide(clerk, "APPROVE")).containsExactly("PANEL_OPEN verb");
        assertThat(refusals(experts.close(clerk, panel, Map.of()))).isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(decide(clerk, "APPROVE")).isEmpty();
        assertThat(decide("reviewer" + county.code, "DISAGREE")).isEmpty();
        assertThat(decide("liweidong", "APPROVE")).isEmpty();
        assertThat(seen(clerk, matter).at("/steps/2/state").asString()).isEqualTo("OPEN");
    }

    @Test
    void returningAndRefusingAreNotHeldUp() {
        panel();
        assertThat(decide(clerk, "RETURN")).isEmpty();
        assertThat(seen(clerk, matter).get("state").asString()).isEqualTo("RETURNED");
        matter = open(county);
        assertThat(decide(clerk, "REFUSE")).isEmpty();
        assertThat(seen(clerk, matter).get("state").asString()).isEqualTo("REFUSED");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void othersAreAskedMeanwhileWhoWaitForThePanelAsWell() {
        var signer = "reviewer" + county.code;
        var post = world.viewer(signer, county.code).postId();
        var asked = Map.of(
                "taskId",
                task(clerk),
                "how",
                "BEFORE",
                "postId",
                new GlobalId("Post", post).toString(),
                "reason",
                "请先审核资金");
        assertThat(refusals(world.as(clerk).mutate("taskAsk", asked, "task { id }")))
                .isEmpty();
        assertThat(decide(signer, "APPROVE")).containsExactly("PANEL_OPEN verb");
        assertThat(decide(signer, "DISAGREE")).isEmpty();
        assertThat(decide(clerk, "APPROVE")).containsExactly("PANEL_OPEN verb");
    }

    @Test
    void severalAtOnceKeepItOut() {
        var other = open(county);
        var read = List.of(read(matter), read(other));
        assertThat(seen(clerk, matter).at("/viewerTask/alone").asString()).isEqualTo("EXPERTS");
        assertThat(batch(read)).containsExactly("PANEL_OPEN", "PANEL_OPEN");
        closed();
        // What the experts conclude is read before it is agreed to.
        assertThat(batch(read)).containsExactly("ALONE", "PANEL_OPEN");
        assertThat(seen(clerk, matter).at("/steps/0/state").asString()).isEqualTo("OPEN");
    }

    private Map<String, Object> read(String caseId) {
        var seen = seen(clerk, caseId);
        return Map.of(
                "taskId",
                seen.at("/viewerTask/id").asString(),
                "version",
                seen.at("/project/version").asInt());
    }

    private List<String> batch(List<Map<String, Object>> read) {
        return world.as(clerk)
                .mutate("tasksDecide", Map.of("tasks", read, "opinion", "同意办理"), "results { errors { code } }")
                .get("results")
                .valueStream()
                .map(result -> result.at("/errors/0/code").asString())
                .toList();
    }

    /** A county's case is with its city: the county's panel counts, and nobody of the city can draw or close one for it. */
    @Test
    void aCityWaitsForItsCountysPanel() {
        county.write("routes.yaml", ROUTE.replaceFirst("experts: true, ", ""));
        folders.apply(root, county.code);
        matter = open(county);
        assertThat(decide(clerk, "APPROVE")).isEmpty();
        assertThat(decide("liweidong", "APPROVE")).containsExactly("PANEL_OPEN verb");
        // All are heard, whatever they say: to disagree would let it pass as well.
        assertThat(decide("liweidong", "DISAGREE")).containsExactly("PANEL_OPEN verb");
        assertThat(seen("liweidong", matter).at("/steps/1/waitsForExperts").asBoolean())
                .isTrue();
        assertThat(decide("liweidong", "RETURN")).isEmpty();
        // Another city finds nothing.
        assertThat(seen("tianfeng", matter).isNull()).isTrue();
    }

    @Test
    void whoAgreesWhileThePanelIsClosedAgreesAfterItOrNotAtAll() {
        for (int round = 0; round < 4; round++) {
            matter = open(county);
            var panel = scored(panel());
            var task = task(clerk);
            var answers = AtOnce.all(List.<Callable<List<String>>>of(
                    () -> refusals(experts.close(clerk, panel, Map.of())), () -> decide(clerk, task, "APPROVE")));
            assertThat(answers.getFirst()).isEmpty();
            var id = GlobalId.valueOf(matter).of("Case");
            var everywhere = SystemScope.all(SystemScope.Reason.REBUILD);
            var closedAt = sql.select(APPROVAL_CASE.EXPERTS_AT)
                    .from(APPROVAL_CASE)
                    .where(APPROVAL_CASE.ID.eq(id))
                    .and(everywhere)
                    .fetchSingle(APPROVAL_CASE.EXPERTS_AT);
            var agreedAt = sql.select(APPROVAL_DECISION.DECIDED_AT)
                    .from(APPROVAL_DECISION)
                    .where(APPROVAL_DECISION.CASE_ID.eq(id))
                    .and(everywhere)
                    .fetch(APPROVAL_DECISION.DECIDED_AT);
            assertThat(closedAt).isNotNull();
            if (answers.getLast().isEmpty()) {
                assertThat(agreedAt)
                        .singleElement()
                        .satisfies(at -> assertThat(at).isAfterOrEqualTo(closedAt));
            } else {
                assertThat(answers.getLast()).containsExactly("PANEL_OPEN verb");
                assertThat(agreedAt).isEmpty();
                assertThat(decide(clerk, task, "APPROVE")).isEmpty();
            }
        }
    }

    @Test
    void theTenantsFolderSaysItAndARunningCaseKeepsItsVersion() {
        assertThat(export.export(county.code).get("routes.yaml"))
                .containsOnlyOnce("code: experts")
                .contains("experts: true");
        county.write("routes.yaml", ROUTE.replace("experts: true, ", ""));
        folders.apply(root, county.code);
        assertThat(decide(clerk, "APPROVE")).containsExactly("PANEL_OPEN verb");
        matter = open(county);
        assertThat(waiting()).isEmpty();
        assertThat(decide(clerk, "APPROVE")).isEmpty();
    }
}
