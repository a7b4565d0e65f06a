package org.cobuild.construction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.CHIEF;
import static org.cobuild.Works.DIRECTOR;
import static org.cobuild.Works.LEAD;
import static org.cobuild.Works.MANAGER;
import static org.cobuild.Works.codes;
import static org.cobuild.Works.done;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Statements;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.document.form.PdfReader;
import org.cobuild.project.ProjectCategory;
import org.cobuild.project.ProjectStage;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The lead applies with its papers once everything is confirmed, and a case decides. */
@PortalTest
class AcceptanceTest {
    private static final String ACCEPTANCE = "acceptance { id state completedOn dueOn appliedOn acceptedOn"
            + " papers { paper document { name } } case { id state round } }";

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

    @BeforeEach
    void inDecember2026() {
        world.clock().setTo(Instant.parse("2026-12-10T02:00:00Z"));
        works = new Works(world, sql, standing);
        project = built(100);
    }

    @AfterEach
    void now() {
        world.clock().release();
    }

    @Test
    void itIsDueSixMonthsAfterCompletionMovedToAWorkingDay() {
        var acceptance = done(apply(project, papers())).get("acceptance");

        assertThat(acceptance.get("state").asString()).isEqualTo("APPLIED");
        // 2027-05-30 is a Sunday.
        assertThat(acceptance.get("dueOn").asString()).isEqualTo("2027-05-31");
        assertThat(acceptance.get("papers").findValuesAsString("paper"))
                .containsExactly(
                        Arrays.stream(AcceptancePaper.values()).map(Enum::name).toArray(String[]::new));
        assertThat(acceptance.get("case").get("state").asString()).isEqualTo("OPEN");
        assertThat(works.see(LEAD, project, "stage").get("stage").asString()).isEqualTo("ACCEPTANCE");
    }

    @Test
    void theDirectorsYesPutsTheProjectIntoOperation() {
        done(apply(project, papers()));
        decide(CHIEF, "APPROVE");
        world.clock().setTo(Instant.parse("2027-04-19T02:00:00Z"));
        decide(DIRECTOR, "APPROVE");

        var seen = works.see(LEAD, project, "stage acceptances { state acceptedOn } viewerCanApplyForAcceptance");
        assertThat(seen.get("stage").asString()).isEqualTo("OPERATION");
        assertThat(seen.get("acceptances").toString())
                .isEqualTo("[{\"state\":\"ACCEPTED\",\"acceptedOn\":\"2027-04-19\"}]");
        assertThat(seen.get("viewerCanApplyForAcceptance").asBoolean()).isFalse();
        assertThat(codes(apply(project, papers()))).containsExactly("STAGE");
    }

    @Test
    void itsSheetSaysWhatWasHandedInAndDecided() {
        done(apply(project, papers()));
        decide(CHIEF, "APPROVE");
        decide(DIRECTOR, "APPROVE");
        var url = works.see(LEAD, project, "acceptances { case { sheet { url } } }")
                .at("/acceptances/0/case/sheet/url")
                .asString();
        var paper =
                PdfReader.read(world.as(LEAD).bytes(world.as(LEAD).request(url)).body());
        assertThat(paper.text())
                .startsWith("青河市政务信息化项目竣工验收审批单")
                .contains("第1次报送", "申请期限2027-05-31", "建设总结、财务报告、审计报告", "审批结论", "批准。")
                .contains(works.see(LEAD, project, "code").get("code").asString());
    }

    @Test
    void whatIsReturnedIsAppliedForAgainUnderTheSameCaseAndOnlyWithWhatChanged() {
        var first = done(apply(project, papers())).get("acceptance");
        decide(CHIEF, "RETURN");
        var seen = works.see(LEAD, project, "viewerCanApplyForAcceptance acceptances { state }");
        assertThat(seen.toString()).contains("true", "RETURNED");

        var again = done(apply(project, List.of(paper(AcceptancePaper.ARCHIVE_CHECK))))
                .get("acceptance");

        assertThat(again.get("id")).isEqualTo(first.get("id"));
        assertThat(again.get("case").get("id")).isEqualTo(first.get("case").get("id"));
        assertThat(again.get("case").get("round").asInt()).isEqualTo(2);
        assertThat(again.get("papers")).hasSize(AcceptancePaper.values().length);
        decide(CHIEF, "APPROVE");
        decide(DIRECTOR, "APPROVE");
        assertThat(works.see(LEAD, project, "stage").get("stage").asString()).isEqualTo("OPERATION");
    }

    @Test
    void afterARefusalTheLeadMayApplyAnew() {
        var first = done(apply(project, papers())).get("acceptance");
        decide(CHIEF, "APPROVE");
        decide(DIRECTOR, "REFUSE");
        assertThat(works.see(LEAD, project, "acceptances { state }").toString()).contains("REFUSED");

        var second = done(apply(project, papers())).get("acceptance");
        assertThat(second.get("id")).isNotEqualTo(first.get("id"));
        assertThat(works.see(LEAD, project, "acceptances { state }")
                        .get("acceptances")
                        .findValuesAsString("state"))
                .containsExactly("APPLIED", "REFUSED");
    }

    @Test
    void oneApplicationAtATime() {
        done(apply(project, papers()));

        assertThat(codes(apply(project, papers()))).containsExactly("STAGE");
    }

    @Test
    void refusesWithEveryReasonAtOnce() {
        var unfinished = built(99);
        var papers = papers().stream()
                .filter(paper -> !"AUDIT_REPORT".equals(paper.get("paper")))
                .toList();

        var refused = apply(unfinished, "2026-12-11", "x", papers);

        assertThat(codes(refused)).containsExactly("DATES", "INVALID", "MILESTONE_OPEN", "PAPER_MISSING");
        assertThat(refused.get("errors").findValuesAsString("message").toString())
                .contains("全部", "审计报告");
        assertThat(refused.at("/errors/3/path").toString()).isEqualTo("[\"papers\",\"AUDIT_REPORT\"]");
        assertThat(works.see(LEAD, unfinished, "viewerCanApplyForAcceptance").toString())
                .contains("false");
    }

    @Test
    void aPaperIsOnesOwnFileAndNamedWhereItIsNot() {
        var papers = papers();
        papers.set(3, Map.of("paper", papers.get(3).get("paper"), "documentId", works.document(MANAGER)));

        var refused = apply(project, papers);

        assertThat(codes(refused)).containsExactly("DOCUMENT");
        assertThat(refused.get("errors").get(0).get("path").get(1).asString()).isEqualTo("3");
        assertThat(works.see(LEAD, project, "stage acceptances { id }").toString())
                .isEqualTo("{\"stage\":\"CONSTRUCTION\",\"acceptances\":[]}");
        var twice = papers();
        twice.set(0, Map.of("paper", "SUMMARY", "documentId", twice.get(1).get("documentId")));
        assertThat(codes(apply(project, twice))).containsExactly("DOCUMENT");
    }

    @Test
    void onlyTheLeadAppliesAndNobodyWhoTakesPartDecides() {
        var input = input(project, "2026-11-30", "建成", papers());
        assertThat(works.failure("lvhang", "acceptanceApply", input)).isEqualTo("NOT_FOUND");
        assertThat(works.failure(MANAGER, "acceptanceApply", input)).isEqualTo("FORBIDDEN");
        assertThat(works.failure(CHIEF, "acceptanceApply", input)).isEqualTo("FORBIDDEN");

        standing.participant(project, "990100", "authority");
        done(apply(project, papers()));
        assertThat(codes(decision(CHIEF, "APPROVE"))).containsExactly("OWN_MATTER");
    }

    @Test
    void countsItsStatements() {
        var input = input(project, "2026-11-30", "建成", papers());

        // Two acts in one: it applies with seven papers, whose digests are read for the log of decisions, and opens a
        // case
        // with its steps and tasks. Thirteen, and one more when the city's calendar is not in memory.
        assertThat(statements.during(() -> done(world.as(LEAD).mutate("acceptanceApply", input, "acceptance { id }"))))
                .hasSizeLessThanOrEqualTo(14);
    }

    private Made built(int progress) {
        return standing.project(
                "990100", "health", ProjectStage.CONSTRUCTION, "1000.00", ProjectCategory.NEW, "health", progress);
    }

    private List<Map<String, Object>> papers() {
        return Arrays.stream(AcceptancePaper.values()).map(this::paper).collect(Collectors.toList());
    }

    private Map<String, Object> paper(AcceptancePaper paper) {
        return Map.of("paper", paper.name(), "documentId", works.document(LEAD));
    }

    private JsonNode apply(Made made, List<Map<String, Object>> papers) {
        return apply(made, "2026-11-30", "建设内容全部完成", papers);
    }

    private JsonNode apply(Made made, String completedOn, String note, List<Map<String, Object>> papers) {
        return world.as(LEAD).mutate("acceptanceApply", input(made, completedOn, note, papers), ACCEPTANCE);
    }

    private static Map<String, Object> input(
            Made made, String completedOn, String note, List<Map<String, Object>> papers) {
        return new LinkedHashMap<>(
                Map.of("projectId", made.globalId(), "completedOn", completedOn, "note", note, "papers", papers));
    }

    private void decide(String who, String verb) {
        done(decision(who, verb));
    }

    /** Decides the open task of the project's acceptance that the person's unit holds. */
    private JsonNode decision(String who, String verb) {
        var steps = works.see(who, project, "acceptances { case { steps { tasks { id state } } } }")
                .get("acceptances")
                .get(0)
                .get("case")
                .get("steps");
        for (var step : steps) {
            for (var task : step.get("tasks")) {
                if (task.get("state").asString().equals("OPEN")) {
                    return world.as(who)
                            .mutate(
                                    "taskDecide",
                                    Map.of("taskId", task.get("id").asString(), "verb", verb, "opinion", "材料已核"),
                                    "task { id }");
                }
            }
        }
        throw new AssertionError("no open task: " + steps);
    }
}
