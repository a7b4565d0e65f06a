package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Works;
import org.cobuild.World;
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
