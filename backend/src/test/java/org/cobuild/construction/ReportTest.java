package org.cobuild.construction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.CHIEF;
import static org.cobuild.Works.CLERK;
import static org.cobuild.Works.LEAD;
import static org.cobuild.Works.MANAGER;
import static org.cobuild.Works.codes;
import static org.cobuild.Works.done;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Statements;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.project.ProjectStage;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The builder reports with evidence, the authority confirms, and only what is confirmed is progress. */
@PortalTest
class ReportTest {
    private static final String STATE = "progress stage milestones { confirmedProgress forecastEndOn actualStartOn"
            + " actualEndOn viewerCanReport reports { progress state } }";

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Statements statements;

    @Autowired
    DSLContext sql;

    Works works;
    Made project;
    List<String> milestones;

    @BeforeEach
    void inMay2026() {
        world.clock().setTo(Instant.parse("2026-05-20T02:00:00Z"));
        works = new Works(world, sql, standing);
        project = works.project(ProjectStage.PROCUREMENT, "DEVELOPMENT", "1000.00");
        milestones = works.twoMilestones(project);
    }

    @AfterEach
    void now() {
        world.clock().release();
    }

    @Test
    void progressIsTheWeightedMeanOfWhatIsConfirmed() {
        var report = done(works.report(milestones.getFirst(), 100)).get("report");
        assertThat(report.get("evidence").get("name").asString()).isEqualTo("佐证.pdf");
        assertThat(works.see(LEAD, project, STATE).get("progress").asString()).isEqualTo("0");
        assertThat(works.see(LEAD, project, STATE).get("stage").asString()).isEqualTo("CONSTRUCTION");

        var reviewed = done(works.review(CLERK, report.get("id").asString(), true, null))
                .get("report");
        assertThat(reviewed.get("reviewerName").asString()).isEqualTo("赵磊");
        works.confirmed(milestones.getLast(), 55);

        var seen = works.see(MANAGER, project, STATE);
        // 40 × 100 % + 60 × 55 % = 73 %
        assertThat(seen.get("progress").asString()).isEqualTo("0.73");
        var first = seen.get("milestones").get(0);
        assertThat(first.get("confirmedProgress").asInt()).isEqualTo(100);
        assertThat(first.get("actualStartOn").asString()).isEqualTo("2026-03-05");
        assertThat(first.get("actualEndOn").asString()).isEqualTo("2026-05-10");
        assertThat(first.get("viewerCanReport").asBoolean()).isFalse();
        assertThat(seen.get("milestones").get(1).get("viewerCanReport").asBoolean())
                .isTrue();
    }

    @Test
    void whatIsRejectedCountsForNothingAndMakesRoomForTheNext() {
        var id = done(works.report(milestones.getFirst(), 60))
                .get("report")
                .get("id")
                .asString();
        assertThat(codes(works.review(CHIEF, id, false, " "))).containsExactly("REQUIRED");

        done(works.review(CHIEF, id, false, "佐证不足"));

        var first = works.see(LEAD, project, STATE).get("milestones").get(0);
        assertThat(first.get("confirmedProgress").asInt()).isZero();
        assertThat(first.get("actualStartOn").isNull()).isTrue();
        assertThat(first.get("forecastEndOn").asString()).isEqualTo("2026-11-30");
        done(works.report(milestones.getFirst(), 40));
    }

    @Test
    void oneReportWaitsOnAMilestoneAtATime() {
        var id = done(works.report(milestones.getFirst(), 10))
                .get("report")
                .get("id")
                .asString();
        assertThat(codes(works.report(milestones.getFirst(), 20))).containsExactly("REPORT_OPEN");
        done(works.report(milestones.getLast(), 20));

        done(works.review(CLERK, id, true, null));
        assertThat(codes(works.review(CHIEF, id, true, null))).containsExactly("STAGE");
        done(works.report(milestones.getFirst(), 20));
    }

    @Test
    void confirmedProgressDoesNotGoBack() {
        works.confirmed(milestones.getFirst(), 50);

        assertThat(codes(works.report(milestones.getFirst(), 49))).containsExactly("INVALID");
        done(works.report(milestones.getFirst(), 50));
    }

    @Test
    void refusesWithEveryReasonAtOnce() {
        var input = new LinkedHashMap<String, Object>(Map.of(
                "milestoneId", milestones.getFirst(), "progress", 100, "forecastEndOn", "2026-11-30", "note", "x"));
        input.put("actualStartOn", "2026-05-21");
        assertThat(codes(works.report(input))).containsExactly("INVALID", "DATES", "REQUIRED", "REQUIRED");

        input.put("progress", 101);
        input.put("note", "按计划");
        input.put("actualStartOn", "2026-05-02");
        input.put("actualEndOn", "2026-05-01");
        assertThat(codes(works.report(input))).containsExactly("INVALID", "DATES", "INVALID");
    }

    @Test
    void evidenceIsOnesOwnFileAndUsedOnce() {
        var input = new LinkedHashMap<String, Object>(Map.of(
                "milestoneId", milestones.getFirst(), "progress", 10, "forecastEndOn", "2026-11-30", "note", "按计划"));
        input.put("documentId", works.document(LEAD));
        assertThat(codes(works.report(input))).containsExactly("DOCUMENT");
        input.put("documentId", new GlobalId("Document", 4711).toString());
        assertThat(codes(works.report(input))).containsExactly("DOCUMENT");

        input.put("documentId", works.document(MANAGER));
        done(works.report(input));
        input.put("milestoneId", milestones.getLast());
        assertThat(codes(works.report(input))).containsExactly("DOCUMENT");
    }

    @Test
    void onlyTheBuilderReportsAndOnlyTheAuthorityConfirms() {
        var input = Map.of(
                "milestoneId", milestones.getFirst(), "progress", 10, "forecastEndOn", "2026-11-30", "note", "按计划");
        assertThat(works.failure(LEAD, "milestoneReport", input)).isEqualTo("FORBIDDEN");
        assertThat(works.failure("hefang", "milestoneReport", input)).isEqualTo("FORBIDDEN");
        var id = done(works.report(milestones.getFirst(), 10))
                .get("report")
                .get("id")
                .asString();
        var review = Map.of("reportId", id, "confirm", true);
        assertThat(works.failure(MANAGER, "milestoneReview", review)).isEqualTo("FORBIDDEN");
        assertThat(works.failure(LEAD, "milestoneReview", review)).isEqualTo("FORBIDDEN");
    }

    @Test
    void theCitysCompanyReportsForACountyAndTheCountyConfirms() {
        var county = standing.project("990102", "health", ProjectStage.PROCUREMENT, "1000.00");
        var milestone = works.milestones(county).getFirst();
        var id = done(works.report(milestone, 30)).get("report").get("id").asString();

        assertThat(works.failure(CLERK, "milestoneReview", Map.of("reportId", id, "confirm", true)))
                .isEqualTo("FORBIDDEN");
        done(works.review("panlong", id, true, null));
        assertThat(works.see("tanwei", county, "progress").get("progress").asString())
                .isEqualTo("0.3");
    }

    @Test
    void nothingIsReportedBeforeAContractNorAfterTheAcceptance() {
        for (var stage : List.of(ProjectStage.ALLOCATED, ProjectStage.ACCEPTANCE)) {
            var made = works.project(stage, "DEVELOPMENT", "1000.00");
            assertThat(codes(works.report(works.milestones(made).getFirst(), 10)))
                    .containsExactly("STAGE");
        }
    }

    @Test
    void whoSeesAPackageSeesTheProgressAndNoReports() {
        standing.participant(project, "990102", "health");
        works.confirmed(milestones.getFirst(), 50);

        var seen = works.see("tanwei", project, STATE);
        assertThat(seen.get("progress").asString()).isEqualTo("0.2");
        assertThat(seen.get("milestones").get(0).get("confirmedProgress").asInt())
                .isEqualTo(50);
        assertThat(seen.get("milestones").get(0).get("reports")).isEmpty();
    }

    @Test
    void takesFewStatementsHoweverManyRows() {
        var file = works.document(MANAGER);
        var input = new LinkedHashMap<String, Object>(Map.of(
                "milestoneId", milestones.getFirst(), "progress", 10, "forecastEndOn", "2026-11-30", "note", "按计划"));
        input.put("documentId", file);
        var id = new String[1];
        assertThat(statements.during(
                        () -> id[0] = done(world.as(MANAGER).mutate("milestoneReport", input, "report { id }"))
                                .get("report")
                                .get("id")
                                .asString()))
                .hasSizeLessThanOrEqualTo(12);
        assertThat(statements.during(() -> done(world.as(CLERK)
                        .mutate("milestoneReview", Map.of("reportId", id[0], "confirm", true), "report { id }"))))
                .hasSizeLessThanOrEqualTo(12);

        var one = statements.during(() -> works.see(MANAGER, project, STATE));
        for (int i = 2; i < 8; i++) {
            works.confirmed(milestones.getLast(), i * 10);
        }
        assertThat(statements.during(() -> works.see(MANAGER, project, STATE))).hasSameSizeAs(one);
    }
}
