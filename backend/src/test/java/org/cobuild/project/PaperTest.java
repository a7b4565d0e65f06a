package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Works;
import org.cobuild.World;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which papers an application asks for, their versions, and what stays once it was handed in. */
@PortalTest
class PaperTest {
    private static final List<String> REVIEW =
            List.of("zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang", "liweidong", "zhouguodong");
    private static final String PAPERS = "version viewerCanAddPaper papersAsked { kind required }"
            + " papers { id kind number note submitted viewerCanRemove addedByName document { name sha256 url } }";

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    @Autowired
    Standing standing;

    @Autowired
    SubmissionPolicy policy;

    private Works works;

    @BeforeEach
    void uploads() {
        works = new Works(world, sql, standing);
    }

    @AfterEach
    void notAsked() {
        asked(0);
    }

    private void asked(int value) {
        Policies.set(sql, "application_papers", value);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, FULL, CONSTRUCTION_SCHEME PRICE_BASIS FEASIBILITY_STUDY SECURITY_SCHEME CRYPTOGRAPHY_SCHEME",
        "NEW, LIGHT, CONSTRUCTION_SCHEME PRICE_BASIS SECURITY_SCHEME CRYPTOGRAPHY_SCHEME",
        "NEW, , CONSTRUCTION_SCHEME PRICE_BASIS SECURITY_SCHEME CRYPTOGRAPHY_SCHEME",
        "NEW, FILE_ONLY, CONSTRUCTION_SCHEME PRICE_BASIS",
        "REBUILD, FULL, CONSTRUCTION_SCHEME PRICE_BASIS FEASIBILITY_STUDY SECURITY_SCHEME CRYPTOGRAPHY_SCHEME POST_EVALUATION",
        "EXTENSION, FILE_ONLY, CONSTRUCTION_SCHEME PRICE_BASIS POST_EVALUATION",
        "UPGRADE, FULL, CONSTRUCTION_SCHEME PRICE_BASIS",
        "OM, FULL, SERVICE_PLAN PRICE_BASIS",
        "SERVICE, LIGHT, SERVICE_PLAN PRICE_BASIS"
    })
    void eachCategoryAndTrackAsksForItsOwnAsTheCitysFolderSays(
            ProjectCategory category, ProjectTrack track, String papers) {
        assertThat(policy.of(world.viewer("chenjing", "990100")).asked(category, track).stream()
                        .map(Enum::name))
                .containsExactly(papers.split(" "));
    }

    @Test
    void nothingIsSubmittedWithoutThePapersThatThePolicyAsksFor() {
        var draft = Drafting.confirmed(world, "缺材料的平台");
        assertThat(draft.refusing()).as("not asked").isEmpty();
        asked(1);
        assertThat(draft.refusing())
                .containsExactly("PAPER_MISSING papers.CONSTRUCTION_SCHEME", "PAPER_MISSING papers.PRICE_BASIS");
        assertThat(draft.seenBy("chenjing", PAPERS).get("papersAsked").toString())
                .isEqualTo("[{\"kind\":\"CONSTRUCTION_SCHEME\",\"required\":true},"
                        + "{\"kind\":\"PRICE_BASIS\",\"required\":true}]");
        add(draft, "CONSTRUCTION_SCHEME", null);
        add(draft, "PRICE_BASIS", "三家询价");
        assertThat(draft.refusing()).isEmpty();
        draft.submit();
        var snapshot = JsonMapper.shared()
                .readTree(draft.seenBy("zhaolei", "submissions { content }")
                        .at("/submissions/0/content")
                        .asString())
                .get("papers");
        assertThat(snapshot).hasSize(2);
        assertThat(snapshot.get(1).get("kind").asString()).isEqualTo("PRICE_BASIS");
        assertThat(snapshot.get(1).get("note").asString()).isEqualTo("三家询价");
        assertThat(snapshot.get(1).get("sha256").asString()).hasSize(64);
    }

    @Test
    void aNewVersionStandsBesideTheOldOneAndWhatWasHandedInStays() {
        var draft = Drafting.confirmed(world, "换材料的平台");
        add(draft, "CONSTRUCTION_SCHEME", null);
        add(draft, "CONSTRUCTION_SCHEME", "补充了接口");
        var typo = draft.seenBy("chenjing", PAPERS).at("/papers/1");
        assertThat(typo.get("number").asInt()).isEqualTo(2);
        assertThat(typo.get("viewerCanRemove").asBoolean()).isTrue();
        assertThat(remove(draft, typo).get("errors")).isEmpty();
        assertThat(draft.seenBy("chenjing", PAPERS).get("papers")).hasSize(1);
        var caller = world.as("chenjing");
        assertThat(caller.send(caller.request(typo.at("/document/url").asString()))
                        .statusCode())
                .as("what was taken back is read by nobody")
                .isEqualTo(404);

        draft.version = draft.seenBy("chenjing", "version").get("version").asInt();
        draft.submit().decide("zhaolei", "RETURN");
        draft.version = draft.seenBy("chenjing", "version").get("version").asInt();
        var handedIn = draft.seenBy("chenjing", PAPERS).at("/papers/0");
        assertThat(handedIn.get("submitted").asBoolean()).isTrue();
        assertThat(handedIn.get("viewerCanRemove").asBoolean()).isFalse();
        assertThat(Drafting.refusals(remove(draft, handedIn))).containsExactly("STAGE paperId");
        add(draft, "CONSTRUCTION_SCHEME", "按退回意见修改");
        draft.submit();
        var papers = draft.seenBy("zhaolei", PAPERS).get("papers");
        assertThat(papers.valueStream()
                        .map(paper -> paper.get("number").asInt() + " "
                                + paper.get("submitted").asBoolean()))
                .containsExactly("1 true", "2 true");
        assertThat(Drafting.refusals(draft.attempt("projectPaperAdd", input("OTHER"))))
                .as("under review")
                .containsExactly("STAGE");
    }

    @Test
    void papersArePartOfThePlanAndForeignOnesAreNotFound() {
        var draft = Drafting.confirmed(world, "看不到材料的平台");
        add(draft, "PRICE_BASIS", null);
        var paper = draft.seenBy("chenjing", PAPERS).at("/papers/0");
        assertThat(draft.seenBy("songtao", "papers { id }").get("papers"))
                .as("who sees its package only")
                .isEmpty();
        var input = Map.of("paperId", paper.get("id").asString(), "version", draft.version);
        assertThat(world.as("songtao")
                        .answer(
                                "mutation($i: ProjectPaperRemoveInput!) { projectPaperRemove(input: $i) { errors { code } } }",
                                Map.of("i", input))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
        assertThat(Drafting.refusals(draft.attempt(
                        "projectPaperAdd", Map.of("kind", "OTHER", "documentId", works.document("zhaolei")))))
                .as("somebody else's upload")
                .containsExactly("INVALID documentId");
        var twice = input("OTHER");
        draft.act("projectPaperAdd", twice);
        assertThat(Drafting.refusals(draft.attempt("projectPaperAdd", twice)))
                .as("the same file twice")
                .containsExactly("INVALID documentId");
        var longer = new HashMap<>(input("OTHER"));
        longer.put("note", "长".repeat(501));
        assertThat(Drafting.refusals(draft.attempt("projectPaperAdd", longer))).containsExactly("INVALID note");
        var stale = new HashMap<>(input("OTHER"));
        stale.put("version", 1);
        assertThat(Drafting.refusals(draft.attempt("projectPaperAdd", stale))).containsExactly("STALE version");
    }

    @Test
    void aSpecialTrackLeavesThePapersOutAndMakesThemGoodAfterTheApproval() {
        asked(1);
        var draft = Drafting.confirmed(world, "来不及写材料的平台");
        draft.act(
                "projectSpecialSave",
                Map.of(
                        "kind",
                        "URGENT",
                        "leader",
                        "张市长",
                        "basis",
                        "防汛期前必须上线",
                        "basisOn",
                        "2020-03-01",
                        "skipped",
                        List.of("PAPERS")));
        assertThat(draft.refusing()).isEmpty();
        draft.submit();
        assertThat(draft.seenBy("chenjing", PAPERS).get("viewerCanAddPaper").asBoolean())
                .as("under review")
                .isFalse();
        REVIEW.forEach(who -> draft.decide(who, "APPROVE"));
        var approved = draft.seenBy("chenjing", PAPERS + " conditions { text }");
        assertThat(approved.at("/conditions/0/text").asString()).isEqualTo("特事特办，补办：申报材料");
        assertThat(approved.get("viewerCanAddPaper").asBoolean()).isTrue();
        draft.version = approved.get("version").asInt();
        add(draft, "CONSTRUCTION_SCHEME", "补办");
        var paper = draft.seenBy("liweidong", PAPERS).at("/papers/0");
        assertThat(paper.get("submitted").asBoolean()).isFalse();
        assertThat(paper.at("/document/name").asString()).isEqualTo("佐证.pdf");
    }

    private void add(Drafting draft, String kind, @Nullable String note) {
        var input = new HashMap<String, Object>(input(kind));
        input.put("note", note);
        draft.act("projectPaperAdd", input);
    }

    private Map<String, Object> input(String kind) {
        return Map.of("kind", kind, "documentId", works.document("chenjing"));
    }

    private JsonNode remove(Drafting draft, JsonNode paper) {
        return world.as("chenjing")
                .mutate(
                        "projectPaperRemove",
                        Map.of(
                                "paperId",
                                paper.get("id").asString(),
                                "version",
                                draft.seenBy("chenjing", "version")
                                        .get("version")
                                        .asInt()),
                        "project { id }");
    }
}
