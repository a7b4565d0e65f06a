package org.cobuild.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.expert.Experts.input;
import static org.cobuild.expert.Experts.refusals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.approval.CaseService;
import org.cobuild.document.form.PdfReader;
import org.cobuild.document.form.PdfReader.Paper;
import org.cobuild.expert.Draw.Entrant;
import org.cobuild.expert.Draw.Line;
import org.cobuild.expert.Draw.Quota;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The panel of a case: drawn, one recused, scored, closed, and drawn again by anybody from what the API shows. */
@PortalTest
class PanelTest {
    private static final String CLERK = "zhaolei";
    private static final String CHIEF = "liweidong";
    private static final String LEAD = "chenjing";

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    CaseService cases;

    @Autowired
    Access access;

    @Autowired
    DSLContext sql;

    private Experts experts;
    private Made project;
    private String matter;

    @BeforeEach
    void aCaseAndNobodyInThePool() {
        experts = new Experts(world, standing, cases, access, sql);
        experts.nobody();
        project = experts.project();
        matter = experts.open(project);
    }

    /** Three of technology, two of finance, three of the business. */
    private void pool() {
        experts.add(CHIEF, 3, "INFORMATION_TECHNOLOGY");
        experts.add(CHIEF, 2, "FINANCE");
        experts.add(CHIEF, 3, "BUSINESS");
    }

    private JsonNode drawn() {
        pool();
        var payload = experts.draw(CLERK, matter, 5, "INFORMATION_TECHNOLOGY", 2, "FINANCE", 1);
        assertThat(refusals(payload)).isEmpty();
        return payload.get("panel");
    }

    @Test
    void fiveAreDrawnOneIsRecusedAndTheirMeanIs85Point6WithOneDissent() {
        var panel = drawn();
        repeats(panel);
        var first = panel.at("/members/0");
        panel = experts.score(CLERK, first, 60, "先打了分", null).get("panel");
        panel = experts.recuse(CLERK, panel.at("/members/0"), "曾为该项目提供咨询").get("panel");
        assertThat(panel.get("members")).hasSize(6);
        assertThat(panel.at("/members/0/state").asString()).isEqualTo("RECUSED");
        assertThat(panel.at("/members/5/replacesOrdinal").asInt()).isEqualTo(1);
        repeats(panel);

        var scores = List.of(86, 84, 88, 79, 91);
        for (int i = 0; i < 5; i++) {
            assertThat(panel.get("mean").isNull()).isTrue();
            var dissent = i == 3 ? "数据治理一项报价偏高" : null;
            panel = experts.score(CLERK, panel.at("/members/" + (i + 1)), scores.get(i), "可行", dissent)
                    .get("panel");
        }
        // The score of the recused one is void.
        assertThat(panel.get("mean").asString()).isEqualTo("85.6");
        assertThat(panel.get("dissents").asInt()).isEqualTo(1);
        // What the project's lead may not know yet.
        var waiting = experts.seen(LEAD, matter).get("expertPanel");
        assertThat(waiting.get("mean").isNull()).isTrue();
        assertThat(waiting.at("/members/4/opinion").isNull()).isTrue();

        var file = new Works(world, sql, standing).document(CLERK);
        panel = experts.close(CLERK, panel, Map.of("documentId", file)).get("panel");
        assertThat(panel.get("state").asString()).isEqualTo("CLOSED");
        assertThat(panel.at("/document/name").asString()).isEqualTo("佐证.pdf");
        assertThat(panel.get("viewerCanRecord").asBoolean()).isFalse();
        assertThat(panel.at("/members/4/dissent").asString()).isEqualTo("数据治理一项报价偏高");

        var told = experts.seen(LEAD, matter).get("expertPanel");
        assertThat(told.get("mean").asString()).isEqualTo("85.6");
        assertThat(told.get("conclusion").asString()).isEqualTo("方案可行，按意见修改");
        assertThat(told.at("/members/4/opinion").asString()).isEqualTo("可行");
        assertThat(told.at("/members/4/dissent").asString()).isEqualTo("数据治理一项报价偏高");
        assertThat(told.at("/members/4/score").isNull()).isTrue();
        assertThat(told.get("minutes").isNull()).isTrue();
        assertThat(told.get("document").isNull()).isTrue();
        assertThat(told.get("members")
                        .valueStream()
                        .map(member -> member.get("name").isNull()))
                .containsOnly(true);
        // Without the salt the lead can't try names against the digest; who reads the pool can check it.
        assertThat(told.get("candidates")
                        .valueStream()
                        .map(one -> one.get("name").isNull()
                                && one.get("personSalt").isNull()))
                .containsOnly(true);
        var kept = panel.get("candidates").valueStream().toList();
        assertThat(kept.stream().map(one -> one.get("personSalt").asString())).doesNotHaveDuplicates();
        assertThat(kept)
                .allSatisfy(one -> assertThat(one.get("personSha256").asString())
                        .isEqualTo(Draw.personSha256(
                                one.get("personSalt").asString(),
                                one.get("key").asString(),
                                one.get("name").asString(),
                                one.get("employer").asString(),
                                "",
                                fields(one))));
        repeats(told);

        // After that nothing changes.
        var member = panel.at("/members/1");
        assertThat(refusals(experts.score(CLERK, member, 100, "改分", null))).contains("NOT_NOW");
        assertThat(refusals(experts.recuse(CLERK, member, "晚了"))).contains("NOT_NOW");
        assertThat(refusals(experts.close(CLERK, panel, Map.of()))).contains("NOT_NOW");
    }

    /** As anybody could who reads the API: the input's digest, the seed, the order and who is on the panel now. */
    private static void repeats(JsonNode panel) {
        var quotas = panel.get("quotas")
                .valueStream()
                .map(quota -> new Quota(
                        ExpertField.valueOf(quota.get("field").asString()),
                        quota.get("atLeast").asInt()))
                .toList();
        var candidates = panel.get("candidates").valueStream().toList();
        assertThat(Draw.inputSha256(
                        panel.get("size").asInt(),
                        quotas,
                        candidates.stream().map(PanelTest::line).toList()))
                .isEqualTo(panel.get("inputSha256").asString());
        var seed = Draw.seed(
                panel.get("inputSha256").asString(), panel.get("nonce").asString());
        assertThat(seed).isEqualTo(panel.get("seed").asString());
        var inDraw =
                candidates.stream().filter(one -> one.get("leftOut").isNull()).toList();
        var order = Draw.order(
                seed, inDraw.stream().map(one -> one.get("key").asString()).toList());
        assertThat(inDraw.stream().map(one -> one.get("key").asString())).containsExactlyElementsOf(order);
        var members = panel.get("members").valueStream().toList();
        var recused = members.stream()
                .filter(member -> member.get("state").asString().equals("RECUSED"))
                .map(member -> member.get("key").asString())
                .toList();
        var taken = Draw.take(
                inDraw.stream()
                        .filter(one -> !recused.contains(one.get("key").asString()))
                        .map(one -> new Entrant(one.get("key").asString(), fields(one)))
                        .toList(),
                panel.get("size").asInt(),
                quotas);
        assertThat(members.stream()
                        .filter(member -> member.get("state").asString().equals("SEATED"))
                        .map(member -> member.get("key").asString()))
                .containsExactlyInAnyOrderElementsOf(taken.keys());
    }

    private static Line line(JsonNode one) {
        return new Line(
                one.get("key").asString(),
                fields(one),
                one.get("personSha256").asString(),
                one.get("leftOut").isNull() ? null : one.get("leftOut").asString());
    }

    private static List<ExpertField> fields(JsonNode one) {
        return one.get("fields")
                .valueStream()
                .map(field -> ExpertField.valueOf(field.asString()))
                .toList();
    }

    @Test
    void whoHasToDoWithItIsLeftOutWithAReason() {
        pool();
        experts.save(CHIEF, input("牵头者" + project.id(), "市卫生健康委员会", "LAW"));
        experts.save(CHIEF, input("参建者" + project.id(), "东山县卫生健康局", "LAW"));
        var avoiding = input("回避者" + project.id(), "某校", "LAW");
        avoiding.put("avoids", List.of("卫生健康委"));
        experts.save(CHIEF, avoiding);
        // The same person is a reviewer and an expert.
        experts.save(CHIEF, input("张建军", "某校" + project.id(), "LAW"));
        var panel = experts.draw(CLERK, matter, 5).get("panel");
        assertThat(panel.get("candidates")
                        .valueStream()
                        .filter(one -> !one.get("leftOut").isNull())
                        .map(one -> one.get("leftOut").asString() + " "
                                + one.get("leftOutFor").asString()))
                .containsExactlyInAnyOrder("LEADS 市卫生健康委员会", "TAKES_PART 东山县卫生健康局", "AVOIDS 市卫生健康委员会", "REVIEWS 张建军");
        assertThat(experts.seen(LEAD, matter)
                        .at("/expertPanel/candidates")
                        .valueStream()
                        .filter(one -> !one.get("leftOutFor").isNull()))
                .isEmpty();
    }

    @Test
    void aDrawFromTooSmallAPoolIsRefusedByTheFieldThatLacksPeople() {
        var empty = experts.draw(CLERK, matter, 5);
        assertThat(refusals(empty)).containsExactly("LACK size");
        experts.add(CHIEF, 5, "INFORMATION_TECHNOLOGY");
        var lacking = experts.draw(CLERK, matter, 5, "INFORMATION_TECHNOLOGY", 2, "FINANCE", 1, "LAW", 1);
        assertThat(refusals(lacking)).containsExactly("LACK quotas.1", "LACK quotas.2");
        assertThat(lacking.at("/errors/0/message").asString()).contains("财务造价");
        assertThat(experts.seen(CLERK, matter).get("expertPanel").isNull()).isTrue();
        assertThat(refusals(experts.draw(CLERK, matter, 5, "FINANCE", -1))).containsExactly("INVALID quotas.0.atLeast");
        assertThat(refusals(experts.draw(CLERK, matter, 1_000_000))).containsExactly("INVALID size");
        assertThat(refusals(experts.draw(CLERK, matter, 4, "INFORMATION_TECHNOLOGY", 4)))
                .isEmpty();
    }

    @Test
    void aPanelIsDrawnOnceAlsoByTwoAtOnce() {
        pool();
        assertThat(experts.seen(CLERK, matter).get("viewerCanDrawExperts").asBoolean())
                .isTrue();
        var answers = AtOnce.all(IntStream.range(0, 4)
                .mapToObj(n -> (Callable<JsonNode>) () -> experts.draw(n % 2 == 0 ? CLERK : CHIEF, matter, 5))
                .toList());
        assertThat(answers.stream().map(Experts::refusals))
                .containsExactlyInAnyOrder(
                        List.of(), List.of("TWICE caseId"), List.of("TWICE caseId"), List.of("TWICE caseId"));
        assertThat(experts.seen(CLERK, matter).get("viewerCanDrawExperts").asBoolean())
                .isFalse();
    }

    @Test
    void badScoresAndStaleVersionsAreRefusedByField() {
        var panel = drawn();
        var member = panel.at("/members/0");
        assertThat(refusals(experts.score(CLERK, member, 101, "好", null))).contains("INVALID score", "INVALID opinion");
        assertThat(refusals(experts.score(CLERK, member, -1, "很好", null))).containsExactly("INVALID score");
        assertThat(refusals(experts.score(CLERK, member, 0, "字".repeat(2_001), " ")))
                .containsExactlyInAnyOrder("INVALID opinion", "REQUIRED dissent");
        assertThat(refusals(experts.score(CLERK, member, 0, "不行", null))).isEmpty();
        assertThat(refusals(experts.score(CLERK, member, 50, "又改", null))).containsExactly("STALE version");
        assertThat(refusals(experts.recuse(CLERK, member, "理由"))).containsExactly("STALE version");
        assertThat(refusals(experts.recuse(CLERK, panel.at("/members/1"), ""))).containsExactly("REQUIRED reason");
        assertThat(refusals(experts.close(CLERK, panel, Map.of("conclusion", "", "heldOn", "2020-01-01"))))
                .containsExactlyInAnyOrder(
                        "STALE version", "INVALID heldOn", "REQUIRED conclusion", "INCOMPLETE panelId");
    }

    @Test
    void whenNobodyIsLeftTheSeatStaysEmptyAndThreeAreEnough() {
        experts.add(CHIEF, 3, "INFORMATION_TECHNOLOGY");
        experts.add(CHIEF, 1, "FINANCE");
        var panel = experts.draw(CLERK, matter, 4, "FINANCE", 1).get("panel");
        var finance = panel.get("members")
                .valueStream()
                .filter(member -> member.at("/fields/0").asString().equals("FINANCE"))
                .findFirst()
                .orElseThrow();
        panel = experts.recuse(CLERK, finance, "本人申请").get("panel");
        assertThat(panel.get("emptySeats").toString()).isEqualTo("[\"FINANCE\"]");
        assertThat(refusals(experts.recuse(
                        CLERK, panel.get("members").get(finance.get("ordinal").asInt() - 1), "再次")))
                .containsExactly("NOT_NOW memberId");
        for (var member : panel.get("members")) {
            if (member.get("state").asString().equals("SEATED")) {
                panel = experts.score(CLERK, member, 80, "可行", null).get("panel");
            }
        }
        assertThat(panel.get("mean").asString()).isEqualTo("80.0");
        assertThat(refusals(experts.close(CHIEF, panel, Map.of()))).isEmpty();
    }

    @Test
    void theApprovalSheetSaysWhatAClosedPanelConcludedToEverybodyAndWithoutNames() {
        var panel = drawn();
        var scores = List.of(86, 84, 88, 79, 91);
        for (int i = 0; i < 5; i++) {
            var dissent = i == 3 ? "数据治理一项报价偏高" : null;
            panel = experts.score(CLERK, panel.at("/members/" + i), scores.get(i), "可行", dissent)
                    .get("panel");
        }
        assertThat(sheet(CLERK, "zh").text()).doesNotContain("专家评审", "85.6");
        experts.close(CLERK, panel, Map.of());
        var paper = sheet(LEAD, "zh");
        assertThat(paper.text())
                .contains("5位专家评分，平均85.6分，不同意见1份。")
                .contains("不同意见：数据治理一项报价偏高", "评审结论：方案可行，按意见修改" + experts.today() + "专家评审")
                .doesNotContain(panel.get("members")
                        .valueStream()
                        .map(member -> member.get("name").asString())
                        .toArray(String[]::new));
        assertThat(digest(sheet(CLERK, "zh"))).isEqualTo(digest(paper));
        assertThat(sheet(LEAD, "en").text()).contains("Scoresof5experts,mean85.6;dissents:1.");
    }

    private Paper sheet(String who, String language) {
        var caller = world.as(who);
        var answer = caller.bytes(caller.request("/files/sheets/" + matter + "?language=" + language));
        assertThat(answer.statusCode()).isEqualTo(200);
        return PdfReader.read(answer.body());
    }

    private static String digest(Paper paper) {
        return paper.text().replaceFirst(".*（SHA-256）：([0-9a-f]{64}).*", "$1");
    }

    @Test
    void itIsTheAuthoritysOfTheCaseAndNotOfWhoHasToDoWithTheProject() {
        var panel = drawn();
        var drawing = Experts.drawing(matter, 5);
        for (var who : List.of(LEAD, "wangxiulan", "sunzhiyuan", "fengyi", "songtao")) {
            assertThat(experts.failure(who, "expertPanelDraw", drawing)).as(who).isIn("FORBIDDEN", "NOT_FOUND");
        }
        assertThat(experts.failure("fengyi", "expertPanelDraw", drawing)).isEqualTo("FORBIDDEN");
        var member = panel.at("/members/0/id").asString();
        var recusal = Map.of("memberId", member, "version", 1, "reason", "理由", "ownWish", false);
        assertThat(experts.failure("fengyi", "expertRecuse", recusal)).isEqualTo("FORBIDDEN");
        // Another city's and a sister county's authority find nothing.
        for (var who : List.of("tianfeng", "lizhengyi")) {
            assertThat(experts.failure(who, "expertPanelDraw", drawing)).as(who).isEqualTo("NOT_FOUND");
            assertThat(experts.failure(who, "expertRecuse", recusal)).as(who).isEqualTo("NOT_FOUND");
        }
        // The authority's own project is handled by nobody of it.
        var own = standing.project("990100", "authority", ProjectStage.SUBMITTED, "8000000.00");
        var ownCase = experts.open(own, CLERK, "990100");
        assertThat(refusals(experts.draw(CLERK, ownCase, 5))).containsExactly("OWN_MATTER caseId");
        assertThat(experts.seen(CLERK, ownCase).get("viewerCanDrawExperts").asBoolean())
                .isFalse();
        // As soon as it takes part, nobody of it keeps the panel of somebody else's project.
        assertThat(experts.seen(CLERK, matter)
                        .at("/expertPanel/viewerCanRecord")
                        .asBoolean())
                .isTrue();
        standing.participant(project, "990100", "authority");
        assertThat(experts.seen(CLERK, matter)
                        .at("/expertPanel/viewerCanRecord")
                        .asBoolean())
                .isFalse();
        assertThat(refusals(experts.score(CLERK, panel.at("/members/0"), 80, "可行", null)))
                .containsExactly("OWN_MATTER");
    }

    @Test
    void aCountyDrawsFromItsOwnPoolAndItsCitys() {
        experts.add(CHIEF, 3, "LAW");
        experts.add("houjianguo", 2, "LAW");
        var ours = standing.project("990121", "health", ProjectStage.SUBMITTED, "800000.00");
        var open = experts.open(ours, "songtao", "990121");
        var panel = experts.draw("kongxiang", open, 5).get("panel");
        assertThat(panel.get("members")).hasSize(5);
        // The city sees the case, and who is on the panel is the county's business.
        assertThat(experts.seen(CHIEF, open).at("/expertPanel/members/0/name").isNull())
                .isTrue();
        assertThat(experts.failure(CHIEF, "expertPanelDraw", Experts.drawing(open, 5)))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void aPanelOfACaseThatWasWithdrawnRecordsNothingMore() {
        var panel = drawn();
        sql.execute("update approval_case set state = 'WITHDRAWN' where project_id = ? /*scope:all*/", project.id());
        assertThat(refusals(experts.score(CLERK, panel.at("/members/0"), 80, "可行", null)))
                .containsExactly("NOT_NOW");
        assertThat(experts.seen(CLERK, matter)
                        .at("/expertPanel/viewerCanRecord")
                        .asBoolean())
                .isFalse();
    }
}
