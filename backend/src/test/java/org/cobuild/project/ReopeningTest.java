package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.planning.Plans;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was refused appeals within its batch, and is closed then until another one is open. */
@PortalTest
class ReopeningTest {
    private static final String CHIEF = "liweidong";
    private static final List<String> BEFORE =
            List.of("zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    private Plans plans;
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void people() {
        plans = new Plans(world);
        today = world.clock().today(ZoneId.of("Asia/Shanghai"));
    }

    @AfterEach
    void clear() {
        Plans.clear(sql);
        Policies.set(sql, "appeals_per_batch", 1);
    }

    @Test
    void appealsOnceInItsBatchAndIsClosedThenUntilTheNextOneIsOpen() {
        plans.batch(CHIEF, today.getYear(), "今年", day(-1), day(10));
        var draft = refused(Drafting.confirmed(world, "展示大屏").submit());
        assertThat(ways(draft)).containsExactly("APPEAL", "NEXT_BATCH BATCH_UPCOMING kind");
        assertThat(Drafting.refusals(reopen(draft, "NEXT_BATCH", "下一批再报"))).containsExactly("BATCH_UPCOMING kind");

        draft.act("projectReopen", Map.of("kind", "APPEAL", "reason", "大屏已并入应急指挥场所，不另建展示"));
        assertThat(draft.seenBy("chenjing", "stage viewerCanEdit submissionBatches { id } reopeningWays { kind }")
                        .toString())
                .isEqualTo(
                        "{\"stage\":\"REOPENED\",\"viewerCanEdit\":true,\"submissionBatches\":[],\"reopeningWays\":[]}");
        assertThat(draft.refusing()).isEmpty();
        draft.act("projectUpdate", Map.of("title", "应急指挥场所显示设备")).submit();
        assertThat(draft.seenBy("chenjing", "cases { id } batch { title }").get("cases"))
                .as("a case of its own")
                .hasSize(2);
        assertThat(draft.seenBy("chenjing", "batch { title }")
                        .at("/batch/title")
                        .asString())
                .isEqualTo("今年");
        var said = content(draft).get("reopenings");
        assertThat(said).hasSize(1);
        assertThat(said.at("/0/kind").asString()).isEqualTo("APPEAL");
        assertThat(said.at("/0/reason").asString()).startsWith("大屏已并入");

        refused(draft);
        assertThat(ways(draft)).containsExactly("APPEAL APPEAL_SPENT kind", "NEXT_BATCH BATCH_UPCOMING kind");
        assertThat(Drafting.refusals(reopen(draft, "APPEAL", "再申诉一次"))).containsExactly("APPEAL_SPENT kind");

        var next = plans.batch(CHIEF, today.getYear() + 1, "明年", day(-1), day(10));
        assertThat(ways(draft)).containsExactly("APPEAL APPEAL_SPENT kind", "NEXT_BATCH");
        draft.act("projectReopen", Map.of("kind", "NEXT_BATCH", "reason", "已按意见改为利旧"));
        draft.act("projectSubmit", Map.of("batchId", next.get("id").asString()));
        assertThat(draft.seenBy("chenjing", "batch { title }")
                        .at("/batch/title")
                        .asString())
                .isEqualTo("明年");
        refused(draft);
        assertThat(ways(draft)).as("an appeal for each batch").contains("APPEAL");
        assertThat(draft.seenBy("chenjing", "reopenings { kind personName }")
                        .get("reopenings")
                        .toString())
                .isEqualTo(
                        "[{\"kind\":\"APPEAL\",\"personName\":\"陈静\"},{\"kind\":\"NEXT_BATCH\",\"personName\":\"陈静\"}]");
    }

    @Test
    void anAppealGoesOnInItsBatchAfterTheWindowHasClosed() {
        plans.batch(CHIEF, today.getYear(), "已截止", day(-20), day(-1));
        var draft = Drafting.confirmed(world, "逾期的").act("projectSubmit", Map.of("lateReason", "上级临时交办"));
        refused(draft).act("projectReopen", Map.of("kind", "APPEAL", "reason", "补充了依据"));
        assertThat(draft.submit().seenBy("chenjing", "stage").get("stage").asString())
                .isEqualTo("SUBMITTED");
        var batch = content(draft).get("batch");
        assertThat(batch.get("title").asString()).as("its form names it, too").isEqualTo("已截止");
        assertThat(batch.get("lateReason").isNull())
                .as("said with the first submission")
                .isTrue();
    }

    @Test
    void howOftenIsThePolicysToSayAndWithoutBatchesItIsOnceAndForAll() {
        Policies.set(sql, "appeals_per_batch", 2);
        var draft = Drafting.confirmed(world, "没有批次的").submit();
        for (var time = 1; time <= 2; time++) {
            refused(draft)
                    .act("projectReopen", Map.of("kind", "APPEAL", "reason", "第 " + time + " 次申诉"))
                    .submit();
        }
        refused(draft);
        assertThat(ways(draft)).containsExactly("APPEAL APPEAL_SPENT kind", "NEXT_BATCH BATCH_UPCOMING kind");
        Policies.set(sql, "appeals_per_batch", 0);
        assertThat(ways(refused(Drafting.confirmed(world, "不许申诉的").submit()))).contains("APPEAL APPEAL_SPENT kind");
    }

    @Test
    void isTheLeadsOwnActAndOnlyAfterARefusal() {
        var draft = Drafting.confirmed(world, "谁能申诉").submit();
        assertThat(Drafting.refusals(reopen(draft, "APPEAL", "还没有不予立项"))).containsExactly("STAGE");
        refused(draft);
        assertThat(Drafting.refusals(reopen(draft, "APPEAL", " "))).containsExactly("REQUIRED reason");
        assertThat(Drafting.refusals(reopen(draft, "APPEAL", "长".repeat(1_001))))
                .containsExactly("INVALID reason");
        var stale = Map.of("id", draft.id, "version", 1, "kind", "APPEAL", "reason", "过时的版本");
        assertThat(Drafting.refusals(world.as("chenjing").mutate("projectReopen", stale, "project { id }")))
                .containsExactly("STALE version");
        for (var other : List.of(CHIEF, "songtao")) {
            assertThat(draft.seenBy(other, "reopeningWays { kind }").get("reopeningWays"))
                    .isEmpty();
            assertThatThrownBy(() -> world.as(other).mutate("projectReopen", stale, "project { id }"))
                    .hasMessageContaining("FORBIDDEN");
        }
        assertThatThrownBy(() -> world.as("tianfeng").mutate("projectReopen", stale, "project { id }"))
                .hasMessageContaining("NOT_FOUND");
        draft.act("projectReopen", Map.of("kind", "APPEAL", "reason", "一次", "clientMutationId", "once"));
        var again = Map.of(
                "id",
                draft.id,
                "version",
                draft.version - 1,
                "kind",
                "APPEAL",
                "reason",
                "一次",
                "clientMutationId",
                "once");
        assertThat(world.as("chenjing")
                        .mutate("projectReopen", again, "project { version }")
                        .at("/project/version")
                        .asInt())
                .as("a double click is one act")
                .isEqualTo(draft.version);
        assertThat(draft.seenBy("chenjing", "reopenings { kind }").get("reopenings"))
                .hasSize(1);
        var county = draft.seenBy("songtao", "reopenings { kind } timeline { action detail }");
        assertThat(county.get("reopenings"))
                .as("who sees a package only is told that it came forward again, and not why")
                .isEmpty();
        assertThat(county.get("timeline").toString()).contains("projectReopen").doesNotContain("一次");
        assertThat(draft.seenBy("chenjing", "timeline { action detail }")
                        .get("timeline")
                        .toString())
                .as("who reads the plan reads the reason there, too")
                .contains("一次");
    }

    private Drafting refused(Drafting draft) {
        BEFORE.forEach(who -> draft.decide(who, "APPROVE"));
        draft.decide(CHIEF, "REFUSE");
        var seen = draft.seenBy("chenjing", "stage version");
        assertThat(seen.get("stage").asString()).isEqualTo("REFUSED");
        draft.version = seen.get("version").asInt();
        return draft;
    }

    private static JsonNode reopen(Drafting draft, String kind, String reason) {
        return draft.attempt("projectReopen", Map.of("kind", kind, "reason", reason));
    }

    /** Each way with the code and place of what stands in it. */
    private static List<String> ways(Drafting draft) {
        return draft.seenBy("chenjing", "reopeningWays { kind refusals { code path } }")
                .get("reopeningWays")
                .valueStream()
                .map(way -> (way.get("kind").asString() + " "
                                + String.join(
                                        " ",
                                        way.get("refusals")
                                                .valueStream()
                                                .map(error -> error.get("code").asString() + " "
                                                        + error.at("/path/0").asString())
                                                .toList()))
                        .strip())
                .toList();
    }

    private static JsonNode content(Drafting draft) {
        return JsonMapper.shared()
                .readTree(draft.seenBy("chenjing", "submissions { content }")
                        .at("/submissions/0/content")
                        .asString());
    }

    private String day(int from) {
        return today.plusDays(from).toString();
    }
}
