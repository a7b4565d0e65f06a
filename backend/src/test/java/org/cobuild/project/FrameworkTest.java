package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The framework plan of a co-built project: written, seen, compared part by part, and asked for by the policy. */
@PortalTest
class FrameworkTest {
    private static final String EAST = "东山县卫生健康局";
    private static final String SOUTH = "南河县卫生健康局";
    private static final String INSURANCE = "市医疗保障局";
    private static final String FIELDS = "framework { goals contents parts { unit { name } participant { id }"
            + " businessFlow dataFlow scope interfaces { name direction counterpart data } }"
            + " overlaps { key kind one { unit { name } text } other { unit { name } text } reason ruledByName ruledAt } }";

    @Autowired
    World world;

    @Autowired
    Statements statements;

    @Autowired
    DSLContext sql;

    @AfterEach
    void notAsked() {
        policy(0);
    }

    private void policy(int value) {
        Policies.set(sql, "framework_plan", value);
    }

    @Test
    void isWrittenReplacedAndReadInOrder() {
        var draft = Drafting.complete(world);
        var blank = framework(draft, "chenjing");
        assertThat(blank.get("goals").isNull()).isTrue();
        assertThat(blank.get("parts")).hasSize(4);
        save(draft, plan(draft));
        var written = framework(draft, "chenjing");
        assertThat(written.get("goals").asString()).isEqualTo("一人一档，全市可查");
        assertThat(written.at("/parts/0/unit/name").asString()).isEqualTo("市卫生健康委员会");
        assertThat(written.at("/parts/0/participant").isNull()).isTrue();
        var east = part(written, EAST);
        assertThat(east.get("scope").valueStream().map(JsonNode::asString)).containsExactly("东山县医院接口改造", "东山县前置机部署");
        assertThat(east.at("/interfaces/0/direction").asString()).isEqualTo("GIVES");
        assertThat(east.at("/interfaces/0/counterpart").asString()).isEqualTo("市平台");
        save(draft, Map.of("goals", "只有目标", "parts", List.of()));
        var replaced = framework(draft, "chenjing");
        assertThat(replaced.get("contents").isNull()).isTrue();
        assertThat(part(replaced, EAST).get("scope")).isEmpty();
    }

    @Test
    void showsACountyTheSharedPartAndItsOwnFlowsAlone() {
        var draft = Drafting.complete(world);
        save(draft, plan(draft));
        draft.invite();
        var seen = framework(draft, "songtao");
        assertThat(seen.get("contents").asString()).isEqualTo("市级平台与县级接入");
        assertThat(part(seen, EAST).get("businessFlow").asString()).isEqualTo("东山县业务流程");
        assertThat(part(seen, EAST).get("interfaces")).hasSize(1);
        for (var other : List.of(SOUTH, INSURANCE, "市卫生健康委员会")) {
            assertThat(part(seen, other).get("scope")).as(other).isNotEmpty();
            assertThat(part(seen, other).get("businessFlow").isNull()).as(other).isTrue();
            assertThat(part(seen, other).get("dataFlow").isNull()).as(other).isTrue();
            assertThat(part(seen, other).get("interfaces")).as(other).isEmpty();
        }
        assertThat(draft.seenBy("yanbo", FIELDS).isNull()).isTrue();
    }

    @Test
    void isNotAskedForWhereThePolicyDoesNot() {
        var draft = Drafting.confirmed(world);
        assertThat(framework(draft.refusing())).isEmpty();
        policy(1);
        assertThat(framework(draft.refusing()))
                .contains("REQUIRED framework.goals", "REQUIRED framework.contents", "REQUIRED framework.parts.0.scope")
                .contains("REQUIRED framework.parts.1.businessFlow", "REQUIRED framework.parts.3.interfaces")
                .doesNotContain("REQUIRED framework.parts.0.businessFlow");
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of())))
                .contains("REQUIRED framework.goals", "REQUIRED framework.parts.1.scope");
    }

    @Test
    void isAskedOfCoBuiltProjectsAlone() {
        policy(1);
        var draft = new Drafting(world).create("两家的").goals();
        draft.act(
                "projectParticipantsSave",
                Map.of(
                        "participants",
                        List.of(Drafting.participant(draft.unit(EAST), "CO_BUILDER", "东山接入", "300.00"))));
        assertThat(framework(draft.refusing())).isEmpty();
    }

    @Test
    void isSubmittedWithItsRulingsOnceNothingOverlaps() {
        policy(1);
        var draft = Drafting.confirmed(world);
        var plan = plan(draft);
        scope(plan, 2).set(0, "东山县医院接口改造与培训");
        save(draft, plan);
        assertThat(framework(draft.refusing())).containsExactly("SCOPE_OVERLAP framework.overlaps.0");
        var overlap = framework(draft, "chenjing").at("/overlaps/0");
        assertThat(overlap.get("kind").asString()).isEqualTo("CONTAINED");
        assertThat(overlap.at("/one/unit/name").asString()).isEqualTo(EAST);
        assertThat(overlap.at("/other/unit/name").asString()).isEqualTo(SOUTH);
        rule(draft, overlap.get("key").asString(), "培训各管各县");
        var ruled = framework(draft, "chenjing").at("/overlaps/0");
        assertThat(ruled.get("reason").asString()).isEqualTo("培训各管各县");
        assertThat(ruled.get("ruledByName").asString()).isEqualTo("陈静");
        assertThat(framework(draft.refusing())).isEmpty();
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of()))).isEmpty();
        var content = JsonMapper.shared()
                .readTree(draft.seenBy("chenjing", "submissions { content }")
                        .at("/submissions/0/content")
                        .asString());
        assertThat(content.at("/frameworkOverlaps/0/reason").asString()).isEqualTo("培训各管各县");
        assertThat(content.at("/frameworkParts/1/scope/1").asString()).isEqualTo("东山县前置机部署");
        assertThat(content.at("/frameworkParts/1/unit/name").asString()).isEqualTo(EAST);
    }

    @Test
    void standsInNoSnapshotWhileNothingOfItWasWritten() {
        var draft = Drafting.confirmed(world).submit();
        assertThat(draft.seenBy("chenjing", "submissions { content }")
                        .at("/submissions/0/content")
                        .asString())
                .doesNotContain("framework");
    }

    @Test
    void aRulingStandsAsLongAsBothTextsDoAndIsTakenBack() {
        var draft = Drafting.complete(world);
        var plan = plan(draft);
        scope(plan, 2).set(0, "东山县医院接口改造");
        save(draft, plan);
        var key = framework(draft, "chenjing").at("/overlaps/0/key").asString();
        rule(draft, key, "先这样");
        rule(draft, key, null);
        assertThat(framework(draft, "chenjing").at("/overlaps/0/reason").isNull())
                .isTrue();
        rule(draft, key, "各建各的");
        scope(plan, 2).set(0, "东山县医院接口改造二期");
        save(draft, plan);
        assertThat(framework(draft, "chenjing").at("/overlaps/0/reason").isNull())
                .isTrue();
        assertThat(Drafting.refusals(draft.attempt("projectOverlapRule", Map.of("overlapKey", key, "reason", "各建各的"))))
                .containsExactly("INVALID overlapKey");
        scope(plan, 2).set(0, "南河县医院接口改造");
        save(draft, plan);
        assertThat(framework(draft, "chenjing").get("overlaps")).isEmpty();
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        var draft = Drafting.complete(world);
        var wrong = Map.of(
                "goals",
                "目".repeat(10_000),
                "parts",
                List.of(partOf(
                        draft.participant(EAST),
                        List.of("项".repeat(10_000), " ", "一\u0000二"),
                        Map.of("name", "", "direction", "TAKES", "counterpart", "省平台", "data", "数".repeat(501)))));
        assertThat(Drafting.refusals(draft.attempt("projectFrameworkSave", wrong)))
                .containsExactlyInAnyOrder(
                        "INVALID goals",
                        "INVALID parts.0.scope.0",
                        "REQUIRED parts.0.scope.1",
                        "INVALID parts.0.scope.2",
                        "REQUIRED parts.0.interfaces.0.name",
                        "INVALID parts.0.interfaces.0.data");
        var many = Map.of("parts", List.of(partOf(draft.participant(EAST), Collections.nCopies(51, "接口"), null)));
        assertThat(Drafting.refusals(draft.attempt("projectFrameworkSave", many)))
                .containsExactly("INVALID parts.0.scope");
        var far = Map.of("parts", List.of(partOf(draft.participant(EAST), Collections.nCopies(10_000, "接口"), null)));
        assertThat(Drafting.refusals(draft.attempt("projectFrameworkSave", far)))
                .containsExactly("INVALID parts");
        var twice = Map.of("parts", List.of(partOf(null, List.of(), null), partOf(null, List.of(), null)));
        assertThat(Drafting.refusals(draft.attempt("projectFrameworkSave", twice)))
                .containsExactly("INVALID parts.1.participantId");
        assertThat(Drafting.refusals(draft.attempt(
                        "projectOverlapRule", Map.of("overlapKey", "x".repeat(10_000), "reason", "各建各的"))))
                .containsExactly("INVALID overlapKey");
    }

    @Test
    void takesParticipantsOfTheProjectAlone() {
        var other = Drafting.complete(world);
        var draft = Drafting.complete(world);
        assertThat(code("chenjing", draft, other.participant(EAST))).isEqualTo("NOT_FOUND");
        assertThat(code("chenjing", draft, "nonsense")).isEqualTo("NOT_FOUND");
    }

    @Test
    void isWrittenByTheLeadAlone() {
        var draft = Drafting.complete(world).invite();
        assertThat(code("songtao", draft, draft.participant(EAST))).isEqualTo("FORBIDDEN");
        assertThat(code("zhaolei", draft, draft.participant(EAST))).isIn("FORBIDDEN", "NOT_FOUND");
        assertThat(code("yanbo", draft, draft.participant(EAST))).isEqualTo("NOT_FOUND");
    }

    @Test
    void tellsTheSecondOfTwoClerksBothVersions() {
        var draft = Drafting.complete(world);
        var stale = new HashMap<String, Object>(Map.of("goals", "后到的", "parts", List.of()));
        stale.put("version", draft.version);
        save(draft, plan(draft));
        assertThat(Drafting.refusals(draft.attempt("projectFrameworkSave", stale)))
                .containsExactly("STALE version");
        assertThat(framework(draft, "chenjing").get("goals").asString()).isEqualTo("一人一档，全市可查");
    }

    @Test
    void goesWithTheParticipantThatIsTakenOffTheList() {
        var draft = Drafting.complete(world);
        save(draft, plan(draft));
        var kept = new ArrayList<Map<String, Object>>();
        for (var unit : List.of(SOUTH, INSURANCE)) {
            var south = unit.equals(SOUTH);
            var row = Drafting.participant(
                    draft.unit(unit),
                    south ? "CO_BUILDER" : "DATA_PROVIDER",
                    south ? "南河接入" : "结算数据",
                    south ? "100.00" : "0");
            row.put("id", draft.participant(unit));
            kept.add(row);
        }
        draft.act("projectParticipantsSave", Map.of("participants", kept));
        var after = framework(draft, "chenjing");
        assertThat(after.get("parts")).hasSize(3);
        assertThat(part(after, SOUTH).get("scope")).hasSize(1);
    }

    @Test
    void isReadInAsManyStatementsForOneProjectAsForSeveral() {
        var draft = Drafting.complete(world);
        save(draft, plan(draft));
        var query = "{ projects(first: %d) { edges { node { id " + FIELDS + " } } } }";
        // Names of units are kept in memory once they were read.
        world.as("chenjing").ask(query.formatted(5));
        var one = statements.during(() -> world.as("chenjing").ask(query.formatted(1)));
        var several = statements.during(() -> world.as("chenjing").ask(query.formatted(5)));
        assertThat(several).hasSameSizeAs(one);
    }

    private String code(String username, Drafting draft, String participant) {
        return world.as(username)
                .answer(
                        "mutation($i: ProjectFrameworkSaveInput!) { projectFrameworkSave(input: $i) { errors { message } } }",
                        Map.of(
                                "i",
                                Map.of(
                                        "projectId",
                                        draft.id,
                                        "version",
                                        draft.version,
                                        "parts",
                                        List.of(partOf(participant, List.of("接口"), null)))))
                .at("/errors/0/extensions/code")
                .asString();
    }

    private void rule(Drafting draft, String key, @Nullable String reason) {
        var input = new HashMap<String, Object>(Map.of("overlapKey", key));
        input.put("reason", reason);
        draft.act("projectOverlapRule", input);
    }

    private static void save(Drafting draft, Map<String, ?> plan) {
        draft.act("projectFrameworkSave", plan);
    }

    private static Map<String, Object> plan(Drafting draft) {
        return Map.of(
                "goals",
                "一人一档，全市可查",
                "contents",
                "市级平台与县级接入",
                "parts",
                List.of(
                        partOf(null, List.of("市级健康数据平台"), null),
                        partOf(draft.participant(EAST), List.of("东山县医院接口改造", "东山县前置机部署"), interfaceTo("市平台", "门诊记录")),
                        partOf(draft.participant(SOUTH), List.of("南河县医院接口改造"), interfaceTo("市平台", "门诊记录")),
                        partOf(draft.participant(INSURANCE), List.of("结算数据按日推送"), interfaceTo("市平台", "结算"))));
    }

    private static Map<String, Object> interfaceTo(String counterpart, String data) {
        return Map.of("name", "数据推送", "direction", "GIVES", "counterpart", counterpart, "data", data);
    }

    private static Map<String, Object> partOf(
            @Nullable String participantId, List<String> scope, @Nullable Map<String, Object> one) {
        var part = new HashMap<String, Object>();
        part.put("participantId", participantId);
        part.put("businessFlow", participantId == null ? null : "东山县业务流程");
        part.put("dataFlow", participantId == null ? null : "医院到前置机到市平台");
        part.put("scope", new ArrayList<>(scope));
        part.put("interfaces", one == null ? List.of() : List.of(one));
        return part;
    }

    @SuppressWarnings("unchecked")
    private static List<String> scope(Map<String, Object> plan, int part) {
        var parts = (List<Map<String, Object>>) Objects.requireNonNull(plan.get("parts"));
        return (List<String>) Objects.requireNonNull(parts.get(part).get("scope"));
    }

    private static JsonNode framework(Drafting draft, String who) {
        return draft.seenBy(who, FIELDS).get("framework");
    }

    private static JsonNode part(JsonNode framework, String unit) {
        return framework
                .get("parts")
                .valueStream()
                .filter(part -> part.at("/unit/name").asString().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    /** Those of the framework plan. */
    private static List<String> framework(List<String> refusals) {
        return refusals.stream().filter(each -> each.contains(" framework")).toList();
    }
}
