package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Submitting, withdrawing, cutting, and what a decision does. */
@PortalTest
class ProjectSubmitTest {
    @Autowired
    private World world;

    @Test
    void refusesForEveryReasonAtOnceAndTellsTheSameBeforehand() {
        var draft = new Drafting(world).create("什么都缺").participants();
        draft.act(
                "projectEstimateSave",
                Map.of("lines", List.of(loose(), Drafting.line("core", "核心", "1", "10.00", null))));
        draft.act("projectSourcesSave", Map.of("sources", List.of(Drafting.source("COUNTY", "9.00", null))));
        draft.act("projectMilestonesSave", Map.of("milestones", List.of(Drafting.milestone("上线", 99))));
        draft.act("projectUpdate", Map.of("plannedStartOn", "2026-02-01", "plannedEndOn", "2026-03-01"));
        draft.act(
                "projectCatalogueSave",
                Map.of(
                        "entries",
                        List.of(
                                Drafting.entry("档案", draft.unit("市卫生健康委员会"), "UNCONDITIONAL", null),
                                Drafting.entry("结算", draft.unit("市医疗保障局"), "CONDITIONAL", null))));
        draft.invite();
        var refused = draft.attempt("projectSubmit", Map.of());
        assertThat(Drafting.refusals(refused))
                .containsExactlyInAnyOrder(
                        "REQUIRED goals",
                        "PARTICIPANT_OPEN participants.0.state",
                        "PARTICIPANT_OPEN participants.1.state",
                        "PARTICIPANT_OPEN participants.2.state",
                        "SHARE_MISMATCH participants.1.share",
                        "SHARE_MISMATCH participants.0.share",
                        "LINE_UNASSIGNED estimateLines.0.participant",
                        "SOURCES_MISMATCH fundingSources",
                        "REQUIRED fundingSources.0.participant",
                        "WEIGHTS milestones",
                        "DATES milestones.0.baselineStartOn",
                        "DATES milestones.0.baselineEndOn",
                        "LEGAL_BASIS_MISSING catalogue.1.legalBasis",
                        "REQUIRED catalogue.1.sharingCondition");
        assertThat(refused.get("errors"))
                .allMatch(error -> !error.get("message").asString().startsWith("project."));
        var told = draft.seenBy("chenjing", "submissionRefusals { path message clause lift code }")
                .get("submissionRefusals");
        assertThat(told).isEqualTo(refused.get("errors"));
        assertThat(draft.seenBy("chenjing", "stage").get("stage").asString()).isEqualTo("CO_BUILDING");
    }

    private static Map<String, Object> loose() {
        var line = Drafting.line("core", "没人管", "1", "5.00", null);
        line.put("leads", false);
        return line;
    }

    @Test
    void refusesAnEmptyCatalogue() {
        var draft = Drafting.confirmed(world);
        draft.act("projectCatalogueSave", Map.of("entries", List.of()));
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of())))
                .containsExactly("CATALOGUE_EMPTY catalogue");
    }

    @Test
    void takesAnImmutableNumberedSnapshotWithItsDigest() throws Exception {
        var draft = Drafting.confirmed(world).submit();
        var submission = draft.seenBy("chenjing", "stage submissions { number amount sha256 content personName }")
                .get("submissions")
                .get(0);
        assertThat(submission.get("number").asInt()).isEqualTo(1);
        assertThat(submission.get("amount").asString()).isEqualTo("1600.00");
        assertThat(submission.get("personName").asString()).isEqualTo("陈静");
        var content = submission.get("content").asString();
        assertThat(submission.get("sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8))));
        var tree = new JsonMapper().readTree(content);
        assertThat(tree.get("participants")).hasSize(3);
        assertThat(tree.get("estimateLines").get(0).get("amount").asString()).isEqualTo("1200.00");
        assertThat(List.copyOf(tree.propertyNames())).isSorted();
        assertThat(content).doesNotContain("\n");
    }

    @Test
    void showsAParticipantThatItWasSubmittedWithoutItsContentAndSum() {
        var draft = Drafting.confirmed(world).submit();
        var submission = draft.seenBy("songtao", "submissions { number amount content }")
                .get("submissions")
                .get(0);
        assertThat(submission.get("amount").isNull()).isTrue();
        assertThat(submission.get("content").isNull()).isTrue();
    }

    @Test
    void isSeenByTheOwnersTenantFromSubmissionOnAndEditedByNobody() {
        var draft = Drafting.confirmed(world);
        assertThat(draft.seenBy("maqiang", "viewerPart").get("viewerPart").asString())
                .isEqualTo("PACKAGE");
        draft.submit();
        assertThat(draft.seenBy("maqiang", "viewerPart submittedAmount")
                        .get("submittedAmount")
                        .asString())
                .isEqualTo("1600.00");
        assertThat(Drafting.refusals(draft.attempt("projectUpdate", Map.of("title", "再改一改"))))
                .containsExactly("STAGE");
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of()))).containsExactly("STAGE");
    }

    @Test
    void isWithdrawnWhileNobodyHasActedAndSubmittedAgainUnderTheNextNumber() {
        var draft = Drafting.confirmed(world).submit();
        draft.act("projectWithdraw", Map.of("reason", "补一份材料"));
        assertThat(draft.seenBy("chenjing", "stage").get("stage").asString()).isEqualTo("WITHDRAWN");
        draft.submit();
        var seen = draft.seenBy("chenjing", "submissions { number } cases { state } timeline { action }");
        assertThat(seen.get("submissions").get(0).get("number").asInt()).isEqualTo(2);
        assertThat(seen.get("cases").valueStream().map(c -> c.get("state").asString()))
                .containsExactly("OPEN", "WITHDRAWN");
        assertThat(seen.get("timeline").valueStream().map(e -> e.get("action").asString()))
                .containsSubsequence(
                        "projectCreate",
                        "projectInvite",
                        "participantConfirm",
                        "projectSubmit",
                        "projectWithdraw",
                        "projectSubmit")
                .as("told once, by the project")
                .doesNotContain("caseWithdraw");
        assertThat(told(draft, "chenjing", "projectWithdraw")).isEqualTo("补一份材料");
        assertThat(told(draft, "songtao", "projectWithdraw"))
                .as("who takes part is told that, and not why")
                .isEmpty();
    }

    @Test
    void isNotWithdrawnOnceSomebodyHasActed() {
        var draft = Drafting.confirmed(world).submit();
        draft.decide("zhaolei", "APPROVE");
        var payload = draft.attempt("projectWithdraw", Map.of("reason", "太晚了"));
        assertThat(Drafting.refusals(payload))
                .allMatch(refusal -> refusal.startsWith("ACTED"))
                .isNotEmpty();
    }

    @Test
    void comesBackWithAReasonAndGoesOnWithTheSameCase() {
        var draft = Drafting.confirmed(world).submit();
        draft.decide("zhaolei", "RETURN");
        assertThat(draft.seenBy("chenjing", "stage viewerCanEdit").get("stage").asString())
                .isEqualTo("RETURNED");
        assertThat(told(draft, "chenjing", "projectReturn")).isEqualTo("意见");
        draft.version = draft.seenBy("chenjing", "version").get("version").asInt();
        draft.submit();
        var cases = draft.seenBy("chenjing", "cases { state round }").get("cases");
        assertThat(cases).hasSize(1);
        assertThat(cases.get(0).get("round").asInt()).isEqualTo(2);
    }

    @Test
    void isCutLineByLineWithAReasonAndApprovedWithTheRest() {
        var draft = Drafting.confirmed(world).submit();
        draft.decide("zhaolei", "APPROVE");
        List.of("wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang")
                .forEach(who -> draft.decide(who, "APPROVE"));
        assertThat(Drafting.refusals(draft.cut("zhaolei", "100.00", "重复建设"))).containsExactly("STAGE");
        assertThat(Drafting.refusals(draft.cut("liweidong", "1200.01", "")))
                .containsExactlyInAnyOrder("INVALID cuts.0.cutAmount", "REQUIRED cuts.0.reason");
        assertThat(Drafting.refusals(draft.cut("liweidong", "152.60", "统建清单已有")))
                .isEmpty();
        var cut = draft.seenBy(
                "liweidong",
                "version cutAmount approvedAmount viewerCanCut cases { amount } estimateLines { cutAmount cutReason approvedAmount }");
        assertThat(cut.get("cutAmount").asString()).isEqualTo("152.60");
        assertThat(cut.get("approvedAmount").asString()).isEqualTo("1447.40");
        assertThat(cut.get("viewerCanCut").asBoolean()).isTrue();
        assertThat(cut.get("cases").get(0).get("amount").asString()).isEqualTo("1447.40");
        assertThat(cut.get("estimateLines").get(0).get("cutReason").asString()).isEqualTo("统建清单已有");
        draft.decide("liweidong", "APPROVE");
        draft.decide("zhouguodong", "APPROVE");
        assertThat(draft.seenBy("chenjing", "timeline { action detail }")
                        .get("timeline")
                        .valueStream()
                        .map(event -> event.get("action").asString())
                        .filter(action -> action.equals("taskDecide") || action.equals("projectApprove")))
                .as("the last decision is told once, as the approval")
                .endsWith("projectApprove")
                .containsOnlyOnce("projectApprove")
                .hasSize(8);
        var approved = draft.seenBy(
                "songtao",
                "stage replyNumber approvedOn approvedAmount submittedAmount participants { role state unit { name } }");
        assertThat(approved.get("stage").asString()).isEqualTo("APPROVED");
        assertThat(approved.get("replyNumber").asString()).startsWith("青数项〔");
        assertThat(approved.get("approvedAmount").asString()).isEqualTo("1447.40");
        assertThat(approved.get("submittedAmount").isNull()).isTrue();
        assertThat(approved.get("participants")
                        .valueStream()
                        .filter(p -> p.get("role").asString().equals("BUILDER"))
                        .map(p -> p.get("unit").get("name").asString()))
                .containsExactly("市数字公司");
        assertThat(draft.seenBy("sunzhiyuan", "viewerPart").get("viewerPart").asString())
                .isEqualTo("WHOLE");
    }

    @Test
    void endsWithARefusal() {
        var draft = Drafting.confirmed(world).submit();
        draft.decide("zhaolei", "APPROVE");
        List.of("wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang")
                .forEach(who -> draft.decide(who, "APPROVE"));
        draft.decide("liweidong", "REFUSE");
        assertThat(draft.seenBy("chenjing", "stage viewerCanEdit").get("stage").asString())
                .isEqualTo("REFUSED");
        assertThat(told(draft, "chenjing", "projectRefuse")).isEqualTo("意见");
        assertThat(told(draft, "songtao", "projectRefuse"))
                .as("who takes part is told that, and not why")
                .isEmpty();
    }

    /** What the timeline says of an act to that person, beside that it was done. */
    private static String told(Drafting draft, String who, String action) {
        return draft.seenBy(who, "timeline { action detail }")
                .get("timeline")
                .valueStream()
                .filter(event -> event.get("action").asString().equals(action))
                .map(event -> event.get("detail").asString(""))
                .collect(java.util.stream.Collectors.joining());
    }
}
