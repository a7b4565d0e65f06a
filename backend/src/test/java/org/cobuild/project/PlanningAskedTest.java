package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.db.Tables.AUDIT_CHANGE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.planning.Plans;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a plan in force and an open batch ask of a county's project that is submitted. */
@PortalTest
class PlanningAskedTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String CHIEF = "liweidong";
    private static final String DIRECTOR = "zhouguodong";
    private static final String COUNTY = "houjianguo";
    private static final String SISTER = "lizhengyi";

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    private Plans plans;
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void people() {
        plans = new Plans(world);
        today = world.clock().today(ZONE);
    }

    @AfterEach
    void clear() {
        world.clock().release();
        Plans.clear(sql);
    }

    @Test
    void asksForAKeyTaskWhereThePlanOfTheCityCoversTheYearOfTheStart() {
        var plan = plans.inForce(CHIEF, DIRECTOR, health(CHIEF), 2061, 2065);
        var draft = draftFor(2061);
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of()))).containsExactly("TASK_MISSING keyTask");
        assertThat(draft.seenBy("songtao", "submissionRefusals { code }")
                        .at("/submissionRefusals/0/code")
                        .asString())
                .isEqualTo("TASK_MISSING");
        draft.act("projectUpdate", Map.of("keyTaskId", task(plan)));
        assertThat(sql.select(AUDIT_CHANGE.AFTER_VALUE)
                        .from(AUDIT_CHANGE)
                        .where(AUDIT_CHANGE.FIELD.eq("keyTask"))
                        .and(SystemScope.all(SystemScope.Reason.REBUILD))
                        .fetch(AUDIT_CHANGE.AFTER_VALUE))
                .as("the trail names it in words")
                .contains("01 健康档案跨县可查");
        draft.submit();
        assertThat(content(draft).at("/keyTask/code").asString()).isEqualTo("01");
        assertThat(content(draft).at("/keyTask/plan").asString()).isEqualTo("数字2061规划");
        assertThat(draft.seenBy(COUNTY, "keyTask { code plan { title } }")
                        .at("/keyTask/plan/title")
                        .asString())
                .isEqualTo("数字2061规划");
    }

    @Test
    void asksNothingOutsideOfThePlansYearsNorForADraftOrAClosedPlan() {
        var plan = plans.inForce(CHIEF, DIRECTOR, health(CHIEF), 2061, 2065);
        draftFor(2066).submit();
        draft().submit();
        plans.close(DIRECTOR, plan);
        draftFor(2061).submit();
    }

    @Test
    void aProjectWithoutAPlannedStartCountsInTheCurrentYear() {
        plans.inForce(CHIEF, DIRECTOR, health(CHIEF), today.getYear(), today.getYear());
        assertThat(Drafting.refusals(draft().attempt("projectSubmit", Map.of())))
                .containsExactly("TASK_MISSING keyTask");
    }

    @Test
    void aTaskOfAClosedPlanDoesNotDoWhereAnotherIsInForce() {
        var old = plans.inForce(CHIEF, DIRECTOR, health(CHIEF), 2061, 2065);
        var draft = draftFor(2061).act("projectUpdate", Map.of("keyTaskId", task(old)));
        plans.close(DIRECTOR, old);
        var next = plans.inForce(CHIEF, DIRECTOR, health(CHIEF), 2061, 2065);
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of()))).containsExactly("TASK_MISSING keyTask");
        draft.act("projectUpdate", Map.of("title", "其余照旧", "keyTaskId", task(old)));
        draft.act("projectUpdate", Map.of("keyTaskId", task(next))).submit();
    }

    @Test
    void servesATaskOfItsTenantOrItsCityAndOfNobodyElse() {
        var own = plans.inForce(COUNTY, COUNTY, health(COUNTY), 2061, 2065);
        var sisters = plans.inForce(SISTER, SISTER, health(SISTER), 2061, 2065);
        var foreign = plans.inForce("tianfeng", "fanghua", health("tianfeng"), 2061, 2065);
        var draft = draft().act("projectUpdate", Map.of("keyTaskId", task(own)));
        for (var other : List.of(sisters, foreign)) {
            assertThatThrownBy(() -> draft.attempt("projectUpdate", Map.of("keyTaskId", task(other))))
                    .hasMessageContaining("NOT_FOUND");
        }
        var citys = new Drafting(world, "chenjing").create("市里的");
        assertThatThrownBy(() -> citys.attempt("projectUpdate", Map.of("keyTaskId", task(own))))
                .as("a city's project serves no county's plan")
                .hasMessageContaining("NOT_FOUND");
        var empty = new HashMap<String, Object>();
        empty.put("keyTaskId", null);
        draft.act("projectUpdate", empty);
        assertThat(draft.seenBy("songtao", "keyTask { id }").get("keyTask").isNull())
                .isTrue();
    }

    @Test
    void aTaskThatAProjectServesCannotBeRemovedAndItsPlanSaysHowMany() {
        var plan = plans.inForce(CHIEF, DIRECTOR, health(CHIEF), 2061, 2065);
        draft().act("projectUpdate", Map.of("keyTaskId", task(plan)));
        var less = new HashMap<String, Object>(Map.of(
                "id",
                plan.get("id").asString(),
                "version",
                plan.get("version").asInt(),
                "title",
                "少一项",
                "firstYear",
                2061,
                "lastYear",
                2065,
                "goals",
                List.of()));
        var refused = world.as(DIRECTOR).mutate("planSave", less, "plan { id }");
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("TASK_SERVED");
        assertThat(refused.at("/errors/0/message").asString())
                .contains("01 健康档案跨县可查")
                .contains("1 个项目");
        assertThat(refused.get("errors")).hasSize(1);
        var unserved = new HashMap<>(less);
        unserved.put(
                "goals",
                List.of(Map.of(
                        "id",
                        plan.at("/goals/0/id").asString(),
                        "year",
                        2061,
                        "title",
                        "全民健康信息互通",
                        "tasks",
                        List.of(Map.of("id", task(plan), "code", "01", "title", "改名的任务", "unitId", health(CHIEF))))));
        assertThat(Plans.done(
                                world.as(DIRECTOR)
                                        .mutate("planSave", unserved, "plan { id goals { tasks { title } } }"),
                                "plan")
                        .at("/goals/0/tasks"))
                .hasSize(1);
    }

    @Test
    void whereThereIsNoBatchNothingIsAsked() {
        var draft = draft();
        assertThat(draft.seenBy("songtao", "submissionBatches { id }").get("submissionBatches"))
                .isEmpty();
        draft.submit();
        assertThat(draft.seenBy("songtao", "batch { id }").get("batch").isNull())
                .isTrue();
        assertThat(content(draft).has("batch")).isFalse();
    }

    @Test
    void goesIntoTheOneBatchThatIsOpen() {
        var batch = plans.batch(CHIEF, today.getYear() + 1, "年度申报", day(-1), day(10));
        plans.batch(CHIEF, today.getYear() + 2, "后年的", day(-1), day(10));
        var draft = draft();
        assertThat(draft.seenBy("songtao", "submissionBatches { title window { daysLeft state } }")
                        .at("/submissionBatches/0/window/daysLeft")
                        .asInt())
                .isEqualTo(10);
        draft.submit();
        assertThat(draft.seenBy("songtao", "batch { title }").at("/batch/title").asString())
                .isEqualTo("年度申报");
        assertThat(content(draft).at("/batch/id")).isEqualTo(batch.get("id"));
        assertThat(draft.seenBy("songtao", "submissions { lateReason }")
                        .at("/submissions/0/lateReason")
                        .isNull())
                .isTrue();
    }

    @Test
    void chooses_whenSeveralAreOpen() {
        plans.batch(CHIEF, today.getYear(), "上半年", day(-1), day(10));
        var county = plans.batch(COUNTY, today.getYear(), "县级", day(-1), day(3));
        var sisters = plans.batch(SISTER, today.getYear(), "邻县", day(-1), day(3));
        var draft = draft();
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of()))).containsExactly("BATCH_CHOICE batchId");
        assertThatThrownBy(() -> draft.attempt(
                        "projectSubmit", Map.of("batchId", sisters.get("id").asString())))
                .hasMessageContaining("NOT_FOUND");
        draft.act("projectSubmit", Map.of("batchId", county.get("id").asString()));
        assertThat(draft.seenBy("songtao", "batch { title }").at("/batch/title").asString())
                .isEqualTo("县级");
    }

    @Test
    void beforeTheOpeningDayItIsRefusedAndTheDraftStays() {
        plans.batch(CHIEF, today.getYear(), "还没开始", day(1), day(10));
        var draft = draft();
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of("lateReason", "等不及了"))))
                .containsExactly("BATCH_UPCOMING batch");
        assertThat(draft.seenBy("songtao", "submissionRefusals { code lift }")
                        .at("/submissionRefusals/0/lift")
                        .asString())
                .contains(day(1));
        draft.act("projectUpdate", Map.of("title", "照常保存"));
    }

    @Test
    void afterTheClosingDayItSaysWhyAndTheReasonStandsEverywhere() {
        plans.batch(CHIEF, today.getYear(), "已截止", day(-20), day(-1));
        var draft = draft();
        draft.act("projectUpdate", Map.of("title", "截止以后照常保存"));
        var refused = draft.attempt("projectSubmit", Map.of());
        assertThat(Drafting.refusals(refused)).containsExactly("BATCH_LATE lateReason");
        assertThat(refused.at("/errors/0/lift").asString()).contains("500");
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of("lateReason", "x"))))
                .containsExactly("INVALID lateReason");
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of("lateReason", "x".repeat(501)))))
                .containsExactly("INVALID lateReason");
        draft.act("projectSubmit", Map.of("lateReason", "上级临时交办"));
        assertThat(draft.seenBy(COUNTY, "submissions { lateReason }")
                        .at("/submissions/0/lateReason")
                        .asString())
                .isEqualTo("上级临时交办");
        assertThat(content(draft).at("/batch/lateReason").asString()).isEqualTo("上级临时交办");
    }

    @Test
    void theLastDayEndsAtMidnightWhereTheTenantIs() {
        plans.batch(CHIEF, today.getYear(), "今天截止", day(-20), day(0));
        var draft = draft();
        var midnight = today.plusDays(1).atStartOfDay(ZONE).toInstant();
        world.clock().setTo(midnight);
        assertThat(Drafting.refusals(draft.attempt("projectSubmit", Map.of())))
                .containsExactly("BATCH_LATE lateReason");
        world.clock().setTo(midnight.minusSeconds(1));
        draft.submit();
    }

    @Test
    void aCountysOwnWindowHoldsForItAndNotForItsSister() {
        var input = new HashMap<String, Object>(Map.of(
                "version", 0, "year", today.getYear(), "title", "分县窗口", "opensOn", day(-20), "closesOn", day(-1)));
        input.put("countiesMaySet", true);
        var batch = Plans.done(plans.saveBatch(CHIEF, input), "batch");
        var set = world.as(COUNTY)
                .mutate(
                        "batchWindowSet",
                        Map.of(
                                "batchId",
                                batch.get("id").asString(),
                                "version",
                                1,
                                "opensOn",
                                day(-20),
                                "closesOn",
                                day(5)),
                        "batch { id }");
        assertThat(set.get("errors")).isEmpty();
        draft().submit();
        assertThat(Drafting.refusals(draft("mahui", "南河县卫生健康局").attempt("projectSubmit", Map.of())))
                .containsExactly("BATCH_LATE lateReason");
    }

    @Test
    void whatWasSubmittedStaysWhereItIsWhenTheWindowMoves() {
        var batch = plans.batch(CHIEF, today.getYear(), "窗口会变", day(-1), day(10));
        var draft = draft().submit();
        var moved = new HashMap<String, Object>(Map.of(
                "id",
                batch.get("id").asString(),
                "version",
                1,
                "year",
                today.getYear(),
                "title",
                "窗口会变",
                "opensOn",
                day(5),
                "closesOn",
                day(10)));
        Plans.done(plans.saveBatch(CHIEF, moved), "batch");
        assertThat(draft.seenBy("songtao", "stage batch { title }")
                        .at("/batch/title")
                        .asString())
                .isEqualTo("窗口会变");
        assertThat(draft.seenBy("songtao", "stage").get("stage").asString()).isEqualTo("SUBMITTED");
    }

    @Test
    void aPlanShowsWhatItGotAsFarAsTheReaderSeesIt() {
        var plan = plans.inForce(CHIEF, DIRECTOR, health(CHIEF), 2061, 2065);
        var chosen = Map.<String, Object>of("keyTaskId", task(plan));
        draft().act("projectUpdate", chosen).submit();
        draft().act("projectUpdate", chosen);
        draft("mahui", "南河县卫生健康局").act("projectUpdate", chosen).submit();
        assertThat(outcome("songtao", plan))
                .as("its unit's two, the draft among them")
                .isEqualTo(2);
        assertThat(outcome(COUNTY, plan)).as("what its county has submitted").isEqualTo(1);
        assertThat(outcome(SISTER, plan)).isEqualTo(1);
        assertThat(outcome(CHIEF, plan)).as("what both counties have submitted").isEqualTo(2);
        assertThat(outcome("lvhang", plan)).as("a unit that leads none of them").isZero();
        var listed = world.as(CHIEF)
                .ask(
                        "query($t: ID!) { projects(filter: {keyTaskId: $t}) { edges { node { keyTask { id } } } } }",
                        Map.of("t", task(plan)))
                .at("/projects/edges");
        assertThat(listed)
                .hasSize(2)
                .allMatch(edge -> edge.at("/node/keyTask/id").asString().equals(task(plan)));
    }

    private int outcome(String username, JsonNode plan) {
        var seen = world.as(username)
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on Plan { outcome { count approved paid inOperation }"
                                + " goals { outcome { count } tasks { outcome { count } } } } } }",
                        Map.of("id", plan.get("id").asString()))
                .get("node");
        var count = seen.at("/outcome/count").asInt();
        assertThat(seen.at("/goals/0/outcome/count").asInt()).isEqualTo(count);
        assertThat(seen.at("/goals/0/tasks/0/outcome/count").asInt()).isEqualTo(count);
        assertThat(seen.at("/goals/0/tasks/1/outcome/count").asInt()).isZero();
        return count;
    }

    private Drafting draft() {
        return draft("songtao", "东山县卫生健康局");
    }

    /** The same, planned for that year. */
    private Drafting draftFor(int year) {
        var from = year + "-03-01";
        var until = year + "-12-01";
        return draft().act("projectUpdate", Map.of("plannedStartOn", from, "plannedEndOn", until))
                .act(
                        "projectMilestonesSave",
                        Map.of(
                                "milestones",
                                List.of(Map.of(
                                        "title",
                                        "上线",
                                        "weight",
                                        100,
                                        "baselineStartOn",
                                        from,
                                        "baselineEndOn",
                                        until))));
    }

    /** A small project of a county that lacks nothing but what is asked here. */
    private Drafting draft(String clerk, String unit) {
        var draft = new Drafting(world, clerk).create("县健康档案").goals();
        return draft.act(
                        "projectEstimateSave",
                        Map.of("lines", List.of(Drafting.line("core", "前置机", "1", "100.00", null))))
                .act("projectSourcesSave", Map.of("sources", List.of(Drafting.source("DEVELOPMENT", "100.00", null))))
                .milestones()
                .act(
                        "projectCatalogueSave",
                        Map.of("entries", List.of(Drafting.entry("健康档案", draft.unit(unit), "UNCONDITIONAL", null))));
    }

    private static String task(JsonNode plan) {
        return plan.at("/goals/0/tasks/0/id").asString();
    }

    private String health(String username) {
        return plans.unit(username, "卫生健康");
    }

    private String day(int fromToday) {
        return today.plusDays(fromToday).toString();
    }

    private JsonNode content(Drafting draft) {
        return new JsonMapper()
                .readTree(draft.seenBy("songtao", "submissions { content }")
                        .at("/submissions/0/content")
                        .asString());
    }
}
