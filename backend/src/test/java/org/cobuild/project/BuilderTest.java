package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who builds: the state company, or the lead with the consent of the big-data authority. */
@PortalTest
class BuilderTest {
    private static final String CHIEF = "liweidong";
    private static final List<String> BUREAUS = List.of("wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");
    private static final String FIELDS =
            "builder { ownBuild unit { name } reason state answer answeredAt answeredByName }";
    private static final String WISH =
            "id code title category amount reason state version viewerCanAnswer askedByName answer"
                    + " lead { name } project { id }";

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    @AfterEach
    void asked() {
        policy(1);
    }

    private void policy(int value) {
        Policies.set(sql, "own_build_consent", value);
    }

    @Test
    void theStateCompanyOfTheCityBuildsByDefault() {
        var draft = Drafting.confirmed(world);
        var builder = draft.seenBy("chenjing", FIELDS).get("builder");
        assertThat(builder.get("ownBuild").asBoolean()).isFalse();
        assertThat(builder.at("/unit/name").asString()).isEqualTo("市数字公司");
        assertThat(builder.get("state").isNull()).isTrue();
        draft.submit();
        assertThat(snapshot(draft).at("/builder/kind").asString()).isEqualTo("COMPANY");
    }

    @Test
    void ownBuildIsNotSubmittedBeforeTheAuthorityConsents() {
        var draft = Drafting.confirmed(world, "自己建的平台");
        own(draft, "系统与内部业务紧密相关，有自己的队伍");
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of())))
                .containsExactly("CONSENT_MISSING builder");
        assertThat(draft.refusing()).containsExactly("CONSENT_MISSING builder");
        var wish = wish(draft, CHIEF);
        assertThat(wish.get("state").asString()).isEqualTo("ASKED");
        assertThat(wish.get("viewerCanAnswer").asBoolean()).isTrue();
        assertThat(wish.get("amount").asString()).isEqualTo("1600.00");
        assertThat(wish.at("/lead/name").asString()).isEqualTo("市卫生健康委员会");
        assertThat(answer(wish, CHIEF, true, "同意").get("errors")).isEmpty();
        var builder = draft.seenBy("chenjing", FIELDS).get("builder");
        assertThat(builder.get("state").asString()).isEqualTo("GIVEN");
        assertThat(builder.get("answer").asString()).isEqualTo("同意");
        assertThat(builder.at("/unit/name").asString()).isEqualTo("市卫生健康委员会");
        draft.submit();
        var snapshot = snapshot(draft).get("builder");
        assertThat(snapshot.get("kind").asString()).isEqualTo("OWN");
        assertThat(snapshot.get("consent").asString()).isEqualTo("GIVEN");
        assertThat(snapshot.get("reason").asString()).contains("自己的队伍");
    }

    @Test
    void theLeadOfAnApprovedOwnBuildIsItsBuilderAndReportsProgress() {
        var draft = Drafting.confirmed(world, "自己建成的平台");
        own(draft, "有自己的队伍");
        answer(wish(draft, CHIEF), CHIEF, true, null);
        draft.submit();
        draft.decide("zhaolei", "APPROVE");
        BUREAUS.forEach(who -> draft.decide(who, "APPROVE"));
        draft.decide("liweidong", "APPROVE").decide("zhouguodong", "APPROVE");
        var built = draft.seenBy(
                "chenjing", "builder { unit { name } } participants { role state unit { name } } milestones { id }");
        assertThat(built.get("participants")
                        .valueStream()
                        .filter(part -> part.get("role").asString().equals("BUILDER"))
                        .map(part -> part.at("/unit/name").asString() + " "
                                + part.get("state").asString()))
                .containsExactly("市卫生健康委员会 APPOINTED");
        assertThat(built.at("/builder/unit/name").asString()).isEqualTo("市卫生健康委员会");
        // The lead may, once a contract is signed; the company has to do with nothing of it.
        var milestone = built.at("/milestones/0/id").asString();
        assertThat(Drafting.refusals(report(milestone, "chenjing").at("/data/milestoneReport")))
                .containsExactly("STAGE");
        assertThat(report(milestone, "sunzhiyuan")
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
    }

    private JsonNode report(String milestone, String username) {
        return world.as(username)
                .answer(
                        "mutation($i: MilestoneReportInput!) { milestoneReport(input: $i) { errors { code path } } }",
                        Map.of(
                                "i",
                                Map.of(
                                        "milestoneId",
                                        milestone,
                                        "progress",
                                        10,
                                        "forecastEndOn",
                                        "2027-01-01",
                                        "note",
                                        "已开工")));
    }

    @Test
    void consentIsNotAskedForWhereThePolicyDoesNot() {
        policy(0);
        var draft = Drafting.confirmed(world, "不问的平台");
        own(draft, "有自己的队伍");
        assertThat(draft.refusing()).isEmpty();
    }

    @Test
    void onlyAnotherReasonAsksAnew() {
        var draft = Drafting.confirmed(world, "又问的平台");
        own(draft, "有自己的队伍");
        answer(wish(draft, CHIEF), CHIEF, true, null);
        own(draft, " 有自己的队伍 ");
        draft.act(
                "projectSourcesSave",
                Map.of(
                        "sources",
                        List.of(
                                Drafting.source("DEVELOPMENT", "1200.00", null),
                                Drafting.source("COUNTY", "300.00", draft.participant("东山县卫生健康局")),
                                Drafting.source("COUNTY", "100.00", draft.participant("南河县卫生健康局")))));
        assertThat(draft.refusing()).isEmpty();
        own(draft, "另一个理由");
        var wish = wish(draft, CHIEF);
        assertThat(wish.get("state").asString()).isEqualTo("ASKED");
        assertThat(wish.get("answer").isNull()).isTrue();
        assertThat(draft.refusing()).containsExactly("CONSENT_MISSING builder");
    }

    @Test
    void aRefusalSaysWhyAndIsMendedByTheCompanyOrAnotherReason() {
        var draft = Drafting.confirmed(world, "不让建的平台");
        own(draft, "自己建快一些");
        var wish = wish(draft, CHIEF);
        assertThat(Drafting.refusals(answer(wish, CHIEF, false, " "))).containsExactly("REQUIRED answer");
        assertThat(answer(wish, CHIEF, false, "理由不成立，请由国有企业承建").get("errors")).isEmpty();
        assertThat(Drafting.refusals(answer(wish(draft, CHIEF), CHIEF, true, null)))
                .containsExactly("STAGE");
        var refused = draft.seenBy("chenjing", "submissionRefusals { code message lift }");
        assertThat(refused.at("/submissionRefusals/0/message").asString()).contains("理由不成立");
        draft.act("projectBuilderSave", Map.of("ownBuild", false));
        assertThat(draft.refusing()).isEmpty();
        assertThat(wishes(CHIEF).stream().map(each -> each.get("title").asString()))
                .doesNotContain("不让建的平台");
    }

    @Test
    void aReasonIsNeededAndBounded() {
        var draft = new Drafting(world).create("没有理由的平台");
        assertThat(Drafting.refusals(draft.attempt("projectBuilderSave", Map.of("ownBuild", true))))
                .containsExactly("REQUIRED reason");
        assertThat(Drafting.refusals(
                        draft.attempt("projectBuilderSave", Map.of("ownBuild", true, "reason", "由".repeat(1_001)))))
                .containsExactly("INVALID reason");
        var stale = new HashMap<String, Object>(Map.of("ownBuild", true, "reason", "有队伍"));
        stale.put("version", 99);
        assertThat(Drafting.refusals(draft.attempt("projectBuilderSave", stale)))
                .containsExactly("STALE version");
    }

    @Test
    void onlyTheAuthorityOfItsTenantAnswers() {
        var draft = new Drafting(world).create("谁来答复的平台");
        own(draft, "有自己的队伍");
        var wish = wish(draft, CHIEF);
        // The draft itself isn't the authority's to see.
        assertThat(wish.get("project").isNull()).isTrue();
        var id = wish.get("id").asString();
        assertThat(code(id, "zhaolei")).isEqualTo("FORBIDDEN");
        assertThat(code(id, "chenjing")).isEqualTo("FORBIDDEN");
        assertThat(code(id, "songtao")).isEqualTo("NOT_FOUND");
        assertThat(code(new GlobalId("OwnBuild", 4711).toString(), CHIEF)).isEqualTo("NOT_FOUND");
        var stale = world.as(CHIEF)
                .mutate("ownBuildAnswer", Map.of("id", id, "version", 99, "consents", true), "ownBuild { id }");
        assertThat(Drafting.refusals(stale)).containsExactly("STALE version");
    }

    private void own(Drafting draft, String reason) {
        draft.act("projectBuilderSave", Map.of("ownBuild", true, "reason", reason));
    }

    private List<JsonNode> wishes(String username) {
        return world.as(username)
                .ask("{ ownBuilds(first: 100) { edges { node { " + WISH + " } } } }", Map.of())
                .at("/ownBuilds/edges")
                .valueStream()
                .map(edge -> edge.get("node"))
                .toList();
    }

    private JsonNode wish(Drafting draft, String username) {
        var code = draft.seenBy("chenjing", "code").get("code").asString();
        return wishes(username).stream()
                .filter(wish -> wish.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode answer(JsonNode wish, String username, boolean consents, @Nullable String words) {
        var input = new HashMap<String, Object>(Map.of(
                "id", wish.get("id").asString(), "version", wish.get("version").asInt(), "consents", consents));
        input.put("answer", words);
        return world.as(username).mutate("ownBuildAnswer", input, "ownBuild { id state }");
    }

    private String code(String id, String username) {
        return world.as(username)
                .answer(
                        "mutation($i: OwnBuildAnswerInput!) { ownBuildAnswer(input: $i) { ownBuild { id } } }",
                        Map.of("i", Map.of("id", id, "version", 1, "consents", true)))
                .at("/errors/0/extensions/code")
                .asString();
    }

    private JsonNode snapshot(Drafting draft) {
        return JsonMapper.shared()
                .readTree(draft.seenBy("chenjing", "submissions { content }")
                        .at("/submissions/0/content")
                        .asString());
    }
}
