package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each category asks for, and as what an upgrade counts. */
@PortalTest
class CategoryTest {
    private static final String FIELDS = "categoryFacts { earlierProject { code } earlierSystem originalInvestment"
            + " postEvaluation yearlyFee periodMonths countsAs }";

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    @AfterEach
    void notAsked() {
        policy(0);
    }

    private void policy(int value) {
        Policies.set(sql, "category_rules", value);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, ''",
        "REBUILD, REQUIRED earlierSystem;REQUIRED postEvaluation",
        "EXTENSION, REQUIRED earlierSystem;REQUIRED postEvaluation",
        "UPGRADE, REQUIRED earlierSystem;REQUIRED originalInvestment",
        "OM, REQUIRED yearlyFee;REQUIRED periodMonths",
        "SERVICE, REQUIRED yearlyFee;REQUIRED periodMonths"
    })
    void eachCategoryAsksForItsOwn(ProjectCategory category, String missing) {
        var draft = Drafting.confirmed(world, "类别 " + category).act("projectUpdate", Map.of("category", category));
        assertThat(draft.refusing()).as("not asked").isEmpty();
        policy(1);
        assertThat(String.join(";", draft.refusing())).isEqualTo(missing);
        save(
                draft,
                Map.of(
                        "earlierSystem",
                        "健康档案一期",
                        "originalInvestment",
                        "10000.00",
                        "postEvaluation",
                        "良，泰卫评〔2024〕3号",
                        "yearlyFee",
                        "800.00",
                        "periodMonths",
                        24));
        assertThat(draft.refusing()).as("said").isEmpty();
    }

    @Test
    void theEarlierProjectIsOneThatTheLeadSeesOfItsTenant() {
        var earlier = new Drafting(world).create("一期平台");
        var draft = new Drafting(world).create("二期平台").act("projectUpdate", Map.of("category", "EXTENSION"));
        save(draft, Map.of("earlierProjectId", earlier.id));
        assertThat(draft.seenBy("chenjing", FIELDS)
                        .at("/categoryFacts/earlierProject/code")
                        .asString())
                .isEqualTo(earlier.seenBy("chenjing", "code").get("code").asString());
        assertThat(Drafting.refusals(draft.attempt("projectCategorySave", Map.of("earlierProjectId", draft.id))))
                .containsExactly("INVALID earlierProjectId");
        assertThat(Drafting.refusals(draft.attempt(
                        "projectCategorySave", Map.of("earlierProjectId", earlier.id, "earlierSystem", "一期"))))
                .containsExactly("INVALID earlierSystem");
        var foreign = new Drafting(world, "songtao").create("县里的平台").id;
        for (var id : List.of(foreign, new GlobalId("Project", 4711).toString())) {
            assertThat(world.as("chenjing")
                            .answer(
                                    "mutation($i: ProjectCategorySaveInput!) { projectCategorySave(input: $i) { project { id } } }",
                                    Map.of(
                                            "i",
                                            Map.of(
                                                    "projectId",
                                                    draft.id,
                                                    "version",
                                                    draft.seenBy("chenjing", "version")
                                                            .get("version")
                                                            .asInt(),
                                                    "earlierProjectId",
                                                    id)))
                            .at("/errors/0/extensions/code")
                            .asString())
                    .isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        var draft = new Drafting(world).create("写错的平台");
        assertThat(Drafting.refusals(draft.attempt(
                        "projectCategorySave",
                        Map.of(
                                "earlierSystem", "系".repeat(201),
                                "originalInvestment", "-0.01",
                                "postEvaluation", "优",
                                "yearlyFee", "-1.00",
                                "periodMonths", 121))))
                .containsExactlyInAnyOrder(
                        "INVALID earlierSystem",
                        "INVALID originalInvestment",
                        "INVALID postEvaluation",
                        "INVALID yearlyFee",
                        "INVALID periodMonths");
        var stale = new HashMap<String, Object>(Map.of("version", 99));
        assertThat(Drafting.refusals(draft.attempt("projectCategorySave", stale)))
                .containsExactly("STALE version");
    }

    @Test
    void anUpgradeSaysAsWhatItCountsAndTheSubmissionKeepsIt() {
        var draft = Drafting.confirmed(world, "小升级").act("projectUpdate", Map.of("category", "UPGRADE"));
        assertThat(counts(draft).isNull()).isTrue();
        // 1,600 yuan of 10,000 are 16 %.
        save(draft, Map.of("earlierSystem", "一期", "originalInvestment", "10000.00"));
        assertThat(counts(draft).asString()).isEqualTo("UPGRADE");
        save(draft, Map.of("earlierSystem", "一期", "originalInvestment", "12000.00", "yearlyFee", "5.00"));
        assertThat(counts(draft).asString()).isEqualTo("OM");
        assertThat(draft.seenBy("chenjing", FIELDS)
                        .at("/categoryFacts/countsAs")
                        .isNull())
                .isTrue();
        draft.submit();
        var facts = draft.seenBy("chenjing", FIELDS).get("categoryFacts");
        assertThat(facts.get("countsAs").asString()).isEqualTo("OM");
        var kept = JsonMapper.shared()
                .readTree(draft.seenBy("chenjing", "submissions { content }")
                        .at("/submissions/0/content")
                        .asString())
                .get("categoryFacts");
        assertThat(kept.get("earlierSystem").asString()).isEqualTo("一期");
        assertThat(kept.get("countsAs").asString()).isEqualTo("OM");
        // What another category asks for stays out.
        assertThat(kept.get("yearlyFee").isNull()).isTrue();
    }

    @Test
    void showsACountyNoneOfTheMoney() {
        var draft = Drafting.complete(world).act("projectUpdate", Map.of("category", "OM"));
        save(draft, Map.of("yearlyFee", "800.00", "originalInvestment", "9000.00", "periodMonths", 12));
        draft.invite();
        var seen = draft.seenBy("songtao", FIELDS).get("categoryFacts");
        assertThat(seen.get("periodMonths").asInt()).isEqualTo(12);
        assertThat(seen.get("yearlyFee").isNull()).isTrue();
        assertThat(seen.get("originalInvestment").isNull()).isTrue();
    }

    private static void save(Drafting draft, Map<String, ?> facts) {
        draft.act("projectCategorySave", facts);
    }

    private static JsonNode counts(Drafting draft) {
        return draft.seenBy("chenjing", "procedure { countsAs }").at("/procedure/countsAs");
    }
}
