package org.cobuild.tenancy.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.codes;
import static org.cobuild.Works.done;
import static org.cobuild.db.Tables.AUDIT_VIEW;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobuild.Standing.Made;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.unit.Counties.County;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A unit of a county that a unit of the city leads too: who sees its projects, and what becomes of it. */
class UnitLeadTest extends Reorganising {
    @SuppressWarnings("NullAway.Init") // set before each test
    private County city;

    @BeforeEach
    void aCityOfItsOwn() {
        var counties = new Counties(world, folders, export, standing);
        city = counties.city(root);
        county = counties.make(root, city.code);
    }

    @Test
    void theLeadingUnitSeesWhatItsUnitLeadsAndTheSummaryOfWhatItTakesPartIn() {
        var led = standing.project(county.code, "insurance", ProjectStage.CONSTRUCTION, "1000.00");
        var draft = standing.project(county.code, "insurance", ProjectStage.DRAFT, "1000.00");
        var taken = standing.project(county.code, "transport", ProjectStage.CONSTRUCTION, "1000.00");
        standing.participant(taken, county.code, "insurance");
        var other = standing.project(county.code, "health", ProjectStage.CONSTRUCTION, "1000.00");
        assertThat(part(led)).isEqualTo("none");

        var act = done(lead("insurance", city.id("insurance"), county.today())).get("unitChange");

        assertThat(act.get("state").asString()).isEqualTo("DONE");
        assertThat(ledBy("insurance")).isEqualTo("市医保局");
        assertThat(part(led)).isEqualTo("WHOLE");
        assertThat(part(taken)).isEqualTo("PACKAGE");
        assertThat(part(draft)).isEqualTo("none");
        assertThat(part(other)).isEqualTo("none");
        assertThat(titlesAbove()).containsExactlyInAnyOrder(led.globalId(), taken.globalId());
        // Nobody else of the city's units sees more, and no part of it is the leading unit's to change.
        assertThat(part("clerk", led)).isEqualTo("none");
        assertThat(city.as("insurer")
                        .ask("query($id: ID!) { project(id: $id) { viewerCanShare viewerCanEdit } }", id(led))
                        .toString())
                .contains("\"viewerCanShare\":false,\"viewerCanEdit\":false");
        assertThat(readers(led))
                .contains("{\"ground\":\"LEADS_FROM_ABOVE\",\"part\":\"WHOLE\",\"unit\":{\"name\":\"市医保局\"}}");
        assertThat(readers(taken))
                .contains("{\"ground\":\"LEADS_FROM_ABOVE\",\"part\":\"PACKAGE\",\"unit\":{\"name\":\"市医保局\"}}");
        assertThat(differences(led, draft, taken, other)).isEmpty();
        // The county reads in its log that the city's bureau has looked.
        assertThat(sql.fetchCount(
                        AUDIT_VIEW,
                        AUDIT_VIEW
                                .TENANT_ID
                                .eq(county.tenant())
                                .and(AUDIT_VIEW.PROJECT_ID.eq(led.id()))
                                .and(AUDIT_VIEW.VIEWER_UNIT_ID.eq(city.unit("insurance")))
                                .and(AUDIT_VIEW.GROUND.eq("CITY"))
                                .and(DSL.condition("1 = 1 /*scope:all*/"))))
                .isOne();

        done(lead("insurance", null, county.today()));
        assertThat(ledBy("insurance")).isEmpty();
        assertThat(List.of(part(led), part(taken))).containsExactly("none", "none");
        assertThat(differences(led, draft, taken, other)).isEmpty();
    }

    @Test
    void aPlannedLeadHoldsFromItsDayAndCanBeTakenBackBefore() {
        var led = standing.project(county.code, "insurance", ProjectStage.CONSTRUCTION, "1000.00");
        var day = LocalDate.parse(county.today()).plusDays(3).toString();
        var planned = done(lead("insurance", city.id("insurance"), day)).get("unitChange");
        assertThat(codes(lead("insurance", null, day))).contains("UNIT_PLANNED");
        done(county.as("admin")
                .mutate(
                        "unitChangeWithdraw",
                        Map.of("id", planned.get("id").asString(), "version", 1),
                        "unitChange { state from { ledBy { name } } }"));
        done(lead("insurance", city.id("insurance"), day));
        job.runDue();
        assertThat(part(led)).isEqualTo("none");
        world.clock().setTo(world.clock().now().plus(Duration.ofDays(4)));
        job.runDue();
        assertThat(part(led)).isEqualTo("WHOLE");
        assertThat(differences(led)).isEmpty();
    }

    @Test
    void whatComesLaterIsSeenFromTheDayOfItsSubmission() {
        done(lead("insurance", city.id("insurance"), county.today()));
        var project = standing.project(county.code, "insurance", ProjectStage.CONSTRUCTION, "1000.00");
        // What the room's own acts write is compared in the life of a project: here the derivation alone.
        assertThat(differences(project)).hasSize(1);
        visibility.rebuild();
        assertThat(part(project)).isEqualTo("WHOLE");
    }

    @Test
    void whoFollowsTheLeadingUnitLeads() {
        var led = standing.project(county.code, "insurance", ProjectStage.CONSTRUCTION, "1000.00");
        done(lead("insurance", city.id("insurance"), county.today()));
        assertThat(part("clerk", led)).isEqualTo("none");
        var close = city.act("CLOSE", List.of("insurance"), List.of());
        assertThat(codes(city.reorganise(close))).containsExactly("UNIT_HOLDS");
        assertThat(city.as("admin")
                        .ask(
                                "query($input: UnitReorganiseInput!) { unitChangePreview(input: $input) {"
                                        + " holdings { kind count } } }",
                                Map.of("input", close))
                        .toString())
                .contains("{\"kind\":\"LED\",\"count\":1}");

        done(city.reorganise(city.act("MERGE", List.of("insurance"), List.of(city.standing("health")))));

        assertThat(ledBy("insurance")).isEqualTo("市卫健委");
        assertThat(part("clerk", led)).isEqualTo("WHOLE");
        assertThat(differences(led)).isEmpty();
    }

    @Test
    void aNewUnitIsLedAsAllThatItFollowsAreAndOtherwiseByNobody() {
        done(lead("insurance", city.id("insurance"), county.today()));
        done(county.reorganise(county.act(
                "SPLIT",
                List.of("insurance"),
                List.of(county.standing("insurance"), county.fresh("maternity", "县生育保障中心")))));
        assertThat(ledBy("maternity")).isEqualTo("市医保局");
        var project = standing.project(county.code, "health", ProjectStage.CONSTRUCTION, "1000.00");
        done(county.reorganise(
                county.act("MERGE", List.of("insurance", "health"), List.of(county.fresh("hygiene", "县卫健医保局")))));
        assertThat(ledBy("hygiene")).isEmpty();
        assertThat(part(project)).isEqualTo("none");
        assertThat(differences(project)).isEmpty();
    }

    @Test
    void aLeadIsAUnitOfTheCityAboveThatStands() {
        var today = county.today();
        assertThat(messages(lead("insurance", county.id("health"), today))).contains("leadId:“县health局”不是上一级市的单位");
        assertThat(messages(lead("insurance", null, today))).contains("leadId:现在就是这样");
        for (var other : List.of(
                new GlobalId("Unit", Ids.next()).toString(),
                new GlobalId("Unit", standing.unitId(standing.tenantId("990100"), "health")).toString())) {
            assertThat(failure(other)).isEqualTo("NOT_FOUND");
        }
        var own = city.act("LEAD", List.of("health"), List.of());
        own.put("leadId", city.id("insurance"));
        assertThat(messages(city.reorganise(own))).anyMatch(message -> message.startsWith("units:双重领导"));
        done(city.reorganise(city.act("MERGE", List.of("insurance"), List.of(city.standing("health")))));
        assertThat(codes(lead("insurance", city.id("insurance"), today))).containsExactly("UNIT_ENDED");
    }

    private JsonNode lead(String unit, @Nullable String lead, String day) {
        var act = county.act("LEAD", List.of(unit), List.of());
        act.put("effectiveOn", day);
        if (lead != null) {
            act.put("leadId", lead);
        }
        return county.reorganise(act);
    }

    private static List<String> messages(JsonNode payload) {
        return payload.get("errors")
                .valueStream()
                .map(error -> error.get("path").get(0).asString() + ":"
                        + error.get("message").asString())
                .toList();
    }

    private String failure(String lead) {
        var act = county.act("LEAD", List.of("insurance"), List.of());
        act.put("leadId", lead);
        return county.as("admin")
                .answer(
                        "mutation($input: UnitReorganiseInput!) { unitReorganise(input: $input) { errors { code } } }",
                        Map.of("input", act))
                .at("/errors/0/extensions/code")
                .asString();
    }

    private String ledBy(String unit) {
        return county.as("clerk")
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on Unit { ledBy { name } } } }",
                        Map.of("id", county.id(unit)))
                .at("/node/ledBy/name")
                .asString("");
    }

    private String part(Made project) {
        return part("insurer", project);
    }

    private String part(String who, Made project) {
        return city.as(who)
                .ask("query($id: ID!) { project(id: $id) { viewerPart } }", id(project))
                .at("/project/viewerPart")
                .asString("none");
    }

    private List<String> titlesAbove() {
        return city.as("insurer")
                .ask("{ projects(first: 100) { edges { node { id } } } }")
                .get("projects")
                .get("edges")
                .findValuesAsString("id");
    }

    private String readers(Made project) {
        return county.as("director")
                .ask("query($id: ID!) { project(id: $id) { readers { ground part unit { name } } } }", id(project))
                .toString();
    }

    private static Map<String, Object> id(Made project) {
        return Map.of("id", project.globalId());
    }
}
