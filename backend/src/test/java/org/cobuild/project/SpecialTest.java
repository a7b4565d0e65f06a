package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_ENTRY;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An urgent project leaves steps out on a leader's order, and makes them good within its days. */
@PortalTest
class SpecialTest {
    private static final String SPECIAL =
            "special { kind leader basis basisNumber basisOn skipped lacking makeGoodDays }";
    private static final String MAKING_GOOD =
            "toMakeGood { step viewerCanWrite condition { id dueOn } refusals { code path } }";
    private static final List<String> REVIEW =
            List.of("zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang", "liweidong", "zhouguodong");

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    @Autowired
    Standing standing;

    @BeforeEach
    void targetsAreAskedFor() {
        Policies.set(sql, "performance_targets", 1);
    }

    @AfterEach
    void notAsked() {
        Policies.set(sql, "performance_targets", 0);
    }

    @Test
    void whatIsLeftOutDoesNotStandInTheWayAndHoldsTheSecondAllocationUntilItIsMadeGood() {
        var draft = Drafting.confirmed(world, "应急指挥平台");
        draft.act("projectTargetsSave", Map.of("targets", List.of()));
        assertThat(draft.refusing())
                .containsExactly("TARGETS_MISSING targets", "TARGETS_MISSING targets", "TARGETS_MISSING targets");
        draft.act("projectSpecialSave", order("URGENT", "FRAMEWORK", "TARGETS"));
        assertThat(draft.refusing()).isEmpty();
        assertThat(special(draft, "chenjing").get("lacking")).isEmpty();
        draft.submit();
        var submitted = special(draft, "chenjing");
        assertThat(words(submitted.get("skipped"))).containsExactly("TARGETS", "FRAMEWORK");
        assertThat(words(submitted.get("lacking")))
                .as("the framework plan was not asked for")
                .containsExactly("TARGETS");
        assertThat(submitted.get("makeGoodDays").asInt()).isEqualTo(30);
        var snapshot = JsonMapper.shared()
                .readTree(draft.seenBy("chenjing", "submissions { content }")
                        .at("/submissions/0/content")
                        .asString())
                .get("special");
        assertThat(snapshot.get("leader").asString()).isEqualTo("张市长");
        assertThat(words(snapshot.get("lacking"))).containsExactly("TARGETS");

        REVIEW.forEach(who -> draft.decide(who, "APPROVE"));
        var approved = draft.seenBy(
                "zhouguodong",
                "approvedOn conditions { id text gate allocationNumber dueOn state tenantName meeting } cases { conditions { id } }");
        assertThat(approved.get("conditions")).hasSize(1);
        assertThat(approved.at("/cases/0/conditions")).hasSize(1);
        var condition = approved.at("/conditions/0");
        assertThat(condition.get("text").asString()).isEqualTo("特事特办，补办：绩效目标");
        assertThat(condition.get("gate").asString()).isEqualTo("ALLOCATION");
        assertThat(condition.get("allocationNumber").asInt()).isEqualTo(2);
        assertThat(condition.get("state").asString()).isEqualTo("OPEN");
        assertThat(LocalDate.parse(condition.get("dueOn").asString()))
                .isEqualTo(
                        LocalDate.parse(approved.get("approvedOn").asString()).plusDays(30));
        var works = new Works(world, sql, standing);
        var year = Works.year();
        Works.done(works.setPool("DEVELOPMENT", year, "1000000.00", null));
        assertThat(allocate(draft, year)).as("it is urgent").isEmpty();
        assertThat(allocate(draft, year)).as("until it is made good").containsExactly("CONDITION_OPEN");
        var met = world.as("zhouguodong")
                .mutate(
                        "conditionMeet",
                        Map.of("conditionId", condition.get("id").asString(), "evidence", "绩效目标表已补交"),
                        "condition { state }");
        assertThat(met.at("/condition/state").asString()).isEqualTo("MET");
        assertThat(allocate(draft, year)).isEmpty();
    }

    private List<String> allocate(Drafting draft, int year) {
        return Works.codes(world.as(Works.CHIEF)
                .mutate(
                        "fundAllocate",
                        Map.of("projectId", draft.id, "source", "DEVELOPMENT", "year", year, "amount", "100.00"),
                        "entry { id }"));
    }

    @Test
    void nothingIsImposedWhereNothingWasLeftOut() {
        Policies.set(sql, "performance_targets", 0);
        var draft = Drafting.confirmed(world, "不缺什么的应急平台")
                .act("projectSpecialSave", order("MANDATED", "BATCH", "CATALOGUE"));
        draft.submit();
        assertThat(special(draft, "chenjing").get("lacking")).isEmpty();
        REVIEW.forEach(who -> draft.decide(who, "APPROVE"));
        assertThat(draft.seenBy("zhouguodong", "conditions { id }").get("conditions"))
                .isEmpty();
    }

    @Test
    void whatWasLeftOutIsWrittenIntoTheApprovedProjectUntilItsConditionHasEnded() {
        var draft = approvedWithout("补办目标和目录的平台", "TARGETS", "CATALOGUE", "KEY_TASK", "PAPERS");
        var seen = draft.seenBy("chenjing", MAKING_GOOD);
        assertThat(steps(seen)).containsExactly("TARGETS true", "CATALOGUE true");
        assertThat(seen.at("/toMakeGood/0/condition/dueOn").asString()).isNotEmpty();
        assertThat(seen.at("/toMakeGood/0/refusals").findValuesAsString("code")).containsOnly("TARGETS_MISSING");
        assertThat(seen.at("/toMakeGood/1/refusals").findValuesAsString("code")).containsExactly("CATALOGUE_EMPTY");
        var authority = draft.seenBy("zhouguodong", MAKING_GOOD);
        assertThat(steps(authority)).as("who looks on").containsExactly("TARGETS false", "CATALOGUE false");
        assertThat(authority.at("/toMakeGood/0/refusals")).isEmpty();
        assertThat(steps(draft.seenBy("songtao", MAKING_GOOD)))
                .as("who sees its package only")
                .isEmpty();

        draft.targets().catalogue();
        var written = draft.seenBy("chenjing", MAKING_GOOD + " stage targets { id } catalogue { id name }");
        assertThat(written.get("stage").asString()).isEqualTo("APPROVED");
        assertThat(written.get("targets")).hasSize(3);
        assertThat(written.get("catalogue")).hasSize(2);
        assertThat(written.at("/toMakeGood/0/refusals")).isEmpty();
        assertThat(written.at("/toMakeGood/1/refusals")).isEmpty();
        assertThat(draft.seenBy("liweidong", "timeline { action }")
                        .get("timeline")
                        .findValuesAsString("action"))
                .contains("projectTargetsSave", "projectCatalogueSave");
        assertThat(trail(draft)).contains("projectTargetsSave", "projectCatalogueSave");
        assertThat(world.as("mahui")
                        .ask("{ publishedResources(filter: {search: \"居民健康档案\"}) { edges { node { id } } } }")
                        .at("/publishedResources/edges"))
                .as("found in the city tree like what was approved")
                .isNotEmpty();

        end(draft, "conditionMeet", "/toMakeGood/0/condition/id");
        assertThat(steps(draft.seenBy("chenjing", MAKING_GOOD))).containsExactly("CATALOGUE true");
        assertThat(Drafting.refusals(draft.attempt("projectTargetsSave", Map.of("targets", List.of()))))
                .as("what was ended is closed")
                .containsExactly("STAGE");
        draft.catalogue(
                written.at("/catalogue/0/id").asString(),
                written.at("/catalogue/1/id").asString());
        end(draft, "conditionLift", "/toMakeGood/0/condition/id");
        assertThat(Drafting.refusals(draft.attempt("projectCatalogueSave", Map.of("entries", List.of()))))
                .containsExactly("STAGE");
    }

    @Test
    void nothingElseOfTheApprovedProjectIsWrittenAndNothingThatStandsThereIsTakenOut() {
        var draft = approvedWithout("只补办目标的平台", "TARGETS");
        for (var other : Map.of(
                        "projectUpdate",
                        Map.<String, Object>of("title", "另一个题目"),
                        "projectCatalogueSave",
                        Map.<String, Object>of("entries", List.of()),
                        "projectFrameworkSave",
                        Map.<String, Object>of("parts", List.of()),
                        "projectCategorySave",
                        Map.<String, Object>of(),
                        "projectMilestonesSave",
                        Map.<String, Object>of("milestones", List.of()),
                        "projectSpecialSave",
                        order("URGENT", "CATALOGUE"))
                .entrySet()) {
            assertThat(Drafting.refusals(draft.attempt(other.getKey(), other.getValue())))
                    .as(other.getKey())
                    .containsExactly("STAGE");
        }
        var stale = Map.of("version", draft.version - 1, "targets", List.of());
        assertThat(Drafting.refusals(draft.attempt("projectTargetsSave", stale)))
                .containsExactly("STALE version");
        draft.targets();
        assertThat(Drafting.refusals(draft.attempt("projectTargetsSave", Map.of("targets", List.of()))))
                .containsExactly("STAGE targets");
        var mine =
                draft.seenBy("chenjing", "targets { id }").at("/targets/0/id").asString();
        var foreign = new HashMap<>(Drafting.target("QUANTITY", "别家的指标", "1", "个"));
        foreign.put(
                "id",
                new GlobalId("PerformanceTarget", GlobalId.valueOf(mine).of("PerformanceTarget") + 1_000).toString());
        assertThat(notFound("chenjing", draft, List.of(foreign))).isEqualTo("NOT_FOUND");
        assertThat(notFound("songtao", draft, List.of())).isEqualTo("FORBIDDEN");
        assertThat(draft.seenBy("chenjing", "targets { id }").get("targets")).hasSize(3);
    }

    @Test
    void whoProvidesAResourceThatWasApprovedStays() {
        Policies.set(sql, "catalogue_complete", 1);
        try {
            var draft = Drafting.confirmed(world, "目录未填全的平台")
                    .act("projectSpecialSave", order("URGENT", "CATALOGUE", "TARGETS"));
            approve(draft.submit());
            var entries = draft.seenBy("chenjing", "catalogue { id }").get("catalogue");
            var first = Drafting.entry("居民健康档案（新）", draft.unit("市医疗保障局"), "UNCONDITIONAL", null);
            first.put("id", entries.at("/0/id").asString());
            assertThat(Drafting.refusals(draft.attempt("projectCatalogueSave", Map.of("entries", List.of(first)))))
                    .containsExactlyInAnyOrder("STAGE entries", "STAGE entries.0.providerId");
            draft.catalogue(entries.at("/0/id").asString(), entries.at("/1/id").asString());
        } finally {
            Policies.set(sql, "catalogue_complete", 0);
        }
    }

    /** Approved, with targets and catalogue empty where the order leaves them out. */
    private Drafting approvedWithout(String title, String... skipped) {
        var draft = Drafting.confirmed(world, title).act("projectTargetsSave", Map.of("targets", List.of()));
        if (List.of(skipped).contains("CATALOGUE")) {
            draft.act("projectCatalogueSave", Map.of("entries", List.of()));
        }
        draft.act("projectSpecialSave", order("URGENT", skipped)).submit();
        return approve(draft);
    }

    private static Drafting approve(Drafting draft) {
        REVIEW.forEach(who -> draft.decide(who, "APPROVE"));
        draft.version = draft.seenBy("chenjing", "version").get("version").asInt();
        return draft;
    }

    private void end(Drafting draft, String act, String path) {
        var id = draft.seenBy("zhouguodong", MAKING_GOOD).at(path).asString();
        var why = act.equals("conditionMeet") ? "evidence" : "reason";
        var ended = world.as("zhouguodong").mutate(act, Map.of("conditionId", id, why, "已核实"), "condition { state }");
        assertThat(ended.get("errors")).isEmpty();
    }

    private static List<String> steps(JsonNode project) {
        return project.get("toMakeGood")
                .valueStream()
                .map(each -> each.get("step").asString() + " "
                        + each.get("viewerCanWrite").asBoolean())
                .toList();
    }

    private List<String> trail(Drafting draft) {
        return sql.select(AUDIT_ENTRY.ACTION)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.SUBJECT_ID.eq(GlobalId.valueOf(draft.id).of("Project")))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .fetch(AUDIT_ENTRY.ACTION);
    }

    private String notFound(String username, Drafting draft, List<?> targets) {
        return world.as(username)
                .answer(
                        "mutation($i: ProjectTargetsSaveInput!) { projectTargetsSave(input: $i) { errors { code } } }",
                        Map.of("i", Map.of("projectId", draft.id, "version", draft.version, "targets", targets)))
                .at("/errors/0/extensions/code")
                .asString();
    }

    @Test
    void nobodysSilenceBecomesConsentBecauseItIsUrgent() {
        var draft = new Drafting(world)
                .create("没有答复的应急平台")
                .participants()
                .estimate()
                .sources();
        draft.act(
                "projectSpecialSave",
                order("URGENT", "KEY_TASK", "BATCH", "PRECHECK", "TARGETS", "FRAMEWORK", "CATALOGUE", "CATEGORY"));
        assertThat(draft.refusing()).anyMatch(refusal -> refusal.startsWith("PARTICIPANT_OPEN"));
        assertThat(draft.refusing()).noneMatch(refusal -> refusal.contains("targets") || refusal.contains("catalogue"));
    }

    @Test
    void theOrderIsNamedAndDatedAndLeavesSomethingOut() {
        var draft = new Drafting(world).create("没有依据的平台");
        assertThat(Drafting.refusals(draft.attempt("projectSpecialSave", Map.of("kind", "URGENT"))))
                .containsExactlyInAnyOrder("REQUIRED leader", "REQUIRED basis", "REQUIRED basisOn", "REQUIRED skipped");
        var tomorrow = new HashMap<>(order("URGENT", "TARGETS"));
        tomorrow.put("basisOn", "2099-01-01");
        assertThat(Drafting.refusals(draft.attempt("projectSpecialSave", tomorrow)))
                .containsExactly("DATES basisOn");
        var longer = new HashMap<>(order("URGENT", "TARGETS"));
        longer.put("basis", "急".repeat(1_001));
        longer.put("leader", "张".repeat(101));
        assertThat(Drafting.refusals(draft.attempt("projectSpecialSave", longer)))
                .containsExactlyInAnyOrder("INVALID leader", "INVALID basis");
        assertThat(draft.seenBy("chenjing", SPECIAL).get("special").isNull()).isTrue();
    }

    @Test
    void whatComesBackStaysOnItsWay() {
        var draft = Drafting.confirmed(world, "退回的应急平台").act("projectSpecialSave", order("URGENT", "TARGETS"));
        draft.submit().decide("zhaolei", "RETURN");
        assertThat(Drafting.refusals(draft.attempt("projectSpecialSave", now(draft, Map.of()))))
                .containsExactly("STAGE kind");
        draft.act("projectSpecialSave", now(draft, order("MANDATED", "TARGETS")));
        assertThat(special(draft, "chenjing").get("kind").asString()).isEqualTo("MANDATED");

        var usual = Drafting.confirmed(world, "退回的常规平台").targets().submit().decide("zhaolei", "RETURN");
        assertThat(Drafting.refusals(usual.attempt("projectSpecialSave", now(usual, order("URGENT", "TARGETS")))))
                .containsExactly("STAGE kind");
    }

    /** With the version that the return has made. */
    private static Map<String, Object> now(Drafting draft, Map<String, Object> input) {
        var whole = new HashMap<>(input);
        whole.put("version", draft.seenBy("chenjing", "version").get("version").asInt());
        return whole;
    }

    @Test
    void itIsTakenOffAgainAndIsPartOfThePlan() {
        var draft = Drafting.confirmed(world, "又不急的平台").act("projectSpecialSave", order("MANDATED", "TARGETS"));
        assertThat(special(draft, "chenjing").get("kind").asString()).isEqualTo("MANDATED");
        draft.act("projectSpecialSave", Map.of());
        assertThat(draft.seenBy("chenjing", SPECIAL).get("special").isNull()).isTrue();
        draft.act("projectSpecialSave", order("MANDATED", "TARGETS")).submit();
        assertThat(special(draft, "liweidong").get("basis").asString()).contains("防汛");
        assertThat(draft.seenBy("songtao", SPECIAL).get("special").isNull())
                .as("who sees its package only")
                .isTrue();
    }

    private static Map<String, Object> order(String kind, String... skipped) {
        return Map.of(
                "kind",
                kind,
                "leader",
                "张市长",
                "basis",
                "防汛期前必须上线",
                "basisNumber",
                "青政办纪〔2026〕3号",
                "basisOn",
                "2020-03-01",
                "skipped",
                List.of(skipped));
    }

    private static JsonNode special(Drafting draft, String username) {
        return draft.seenBy(username, SPECIAL).get("special");
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
