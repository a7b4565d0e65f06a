package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.project.duplicate.DuplicateIndex;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** A module that is there already is found, shown to nobody who may not see it, and ruled on by the authority. */
@PortalTest
class DuplicateCheckTest {
    private static final String CHECK = "id occasion state cause askedCount leftOutCount indexAt viewerCanRule"
            + " rulings { verdict reason personName }"
            + " hits { id score covered project { id title } ask { name } matches { ownText otherText words similarity }"
            + " rulings { verdict reason personName ruledAt } }";

    @Autowired
    private World world;

    @Autowired
    private DuplicateIndex index;

    @Value("${cobuild.data}")
    private String data;

    /** A project that one unit leads alone. */
    private Drafting alone(String clerk, String unit, String title, String... lines) {
        var draft = new Drafting(world, clerk).create(title);
        draft.act("projectUpdate", Map.of("goals", title + "，全程在线"));
        var rows = new ArrayList<Map<String, Object>>();
        for (var line : lines) {
            rows.add(Drafting.line("core", line, "1", "100.00", null));
        }
        draft.act("projectEstimateSave", Map.of("lines", rows));
        draft.act(
                "projectSourcesSave",
                Map.of("sources", List.of(Drafting.source("DEVELOPMENT", lines.length + "00.00", null))));
        draft.milestones();
        draft.act(
                "projectCatalogueSave",
                Map.of("entries", List.of(Drafting.entry("目录", draft.unit(unit), "UNCONDITIONAL", null))));
        return draft;
    }

    private Drafting county(String thing) {
        var draft = alone("songtao", "东山县卫生健康局", thing + "管理系统", thing + "采集终端", thing + "统计分析")
                .submit();
        index.follow();
        return draft;
    }

    private JsonNode check(String clerk, String projectId) {
        var payload = world.as(clerk)
                .mutate("projectDuplicateCheck", Map.of("projectId", projectId), "check { " + CHECK + " }");
        assertThat(payload.get("errors")).isEmpty();
        return payload.get("check");
    }

    private static JsonNode hit(JsonNode check, Drafting on) {
        return hits(check).stream()
                .filter(hit -> hit.at("/project/id").asString().equals(on.id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found: " + check));
    }

    private static List<JsonNode> hits(JsonNode check) {
        return StreamSupport.stream(check.get("hits").spliterator(), false).toList();
    }

    @Test
    void findsAModuleHiddenInALargeProjectAndSaysWhichPartMatchesWhich() {
        var there = county("血透耗材配送追溯");
        var large = alone("chenjing", "市卫生健康委员会", "市级大平台一期", "机房改造", "网络专线", "血透耗材配送追溯采集终端", "等级保护测评")
                .submit();
        var seen = large.seenBy("zhaolei", "duplicateChecks { " + CHECK + " }").at("/duplicateChecks/0");
        assertThat(seen.get("occasion").asString()).isEqualTo("SUBMISSION");
        assertThat(seen.get("state").asString()).isEqualTo("DONE");
        var hit = hit(seen, there);
        assertThat(hit.get("score").asDouble()).isBetween(0.3, 1.0);
        assertThat(hit.at("/matches/0/ownText").asString()).isEqualTo("血透耗材配送追溯采集终端");
        assertThat(hit.at("/matches/0/otherText").asString()).isEqualTo("血透耗材配送追溯采集终端");
        assertThat(hit.at("/matches/0/words").toString()).contains("血");
    }

    @Test
    void aHitOutOfSightShowsOnlyThatItExistsAndWhomToAsk() {
        county("冷链疫苗温控巡查");
        var mine = alone("chenjing", "市卫生健康委员会", "冷链疫苗温控巡查平台", "冷链疫苗温控巡查采集终端");
        var found = check("chenjing", mine.id);
        assertThat(found.get("state").asString()).isEqualTo("DONE");
        // What is out of sight stands last.
        var hit = hits(found).getLast();
        assertThat(hit.get("project").isNull()).isTrue();
        assertThat(hit.get("score").isNull()).isTrue();
        assertThat(hit.get("covered").isNull()).isTrue();
        assertThat(hit.get("matches")).isEmpty();
        assertThat(hit.at("/ask/name").asString()).contains("东山");
        assertThat(found.toString().replaceAll("\"id\":\"[^\"]*\"", "")).doesNotContain("冷链");
    }

    @Test
    void whatIsSeenIsAskedWhenItIsReadAndNotWhenItWasChecked() {
        var there = county("急救车载会诊");
        var mine = alone("chenjing", "市卫生健康委员会", "急救车载会诊平台", "急救车载会诊采集终端").submit();
        var lead = mine.seenBy("chenjing", "duplicateChecks { hits { project { id } } }");
        assertThat(lead.at("/duplicateChecks/0/hits")).isNotEmpty();
        assertThat(lead.toString()).doesNotContain(there.id);
        hit(mine.seenBy("zhaolei", "duplicateChecks { " + CHECK + " }").at("/duplicateChecks/0"), there);
    }

    @Test
    void anotherCityIsNeverMatched() {
        county("戒毒康复随访");
        var other = alone("baiyu", "市卫生健康委员会", "戒毒康复随访管理系统", "戒毒康复随访采集终端", "戒毒康复随访统计分析");
        // Others of its own city may be a little like it; none is the other city's.
        assertThat(check("baiyu", other.id).toString()).contains("DONE").doesNotContain("东山");
    }

    @Test
    void whatWasWithdrawnIsNoHitAnyMore() {
        var there = county("听力筛查转诊");
        there.act("projectWithdraw", Map.of("reason", "先不报了"));
        index.follow();
        var mine = alone("chenjing", "市卫生健康委员会", "听力筛查转诊平台", "听力筛查转诊采集终端").submit();
        var found = mine.seenBy("zhaolei", "duplicateChecks { " + CHECK + " }").at("/duplicateChecks/0");
        assertThat(hits(found))
                .noneMatch(hit -> hit.at("/project/id").asString().equals(there.id));
    }

    @Test
    void theAuthorityRulesAndNothingIsOverwritten() {
        var there = county("职业病体检归档");
        var mine = alone("chenjing", "市卫生健康委员会", "职业病体检归档平台", "职业病体检归档采集终端").submit();
        var check = mine.seenBy("zhaolei", "duplicateChecks { " + CHECK + " }").at("/duplicateChecks/0");
        assertThat(check.get("viewerCanRule").asBoolean()).isTrue();
        var hit = hit(check, there).get("id").asString();
        rule("zhaolei", check, hit, "DUPLICATE", "和东山的系统一样");
        var after = rule("zhaolei", check, hit, "OVERLAP", "按接口复用东山的模块");
        var rulings = hit(after.get("check"), there).get("rulings");
        assertThat(rulings).hasSize(2);
        assertThat(rulings.at("/0/verdict").asString()).isEqualTo("OVERLAP");
        assertThat(rulings.at("/0/personName").asString()).isEqualTo("赵磊");
        assertThat(rulings.at("/1/verdict").asString()).isEqualTo("DUPLICATE");
        assertThat(Drafting.refusals(rule("zhaolei", check, hit, "OVERLAP", " ")))
                .containsExactly("REQUIRED reason");
        assertThat(Drafting.refusals(rule("zhaolei", check, null, "OVERLAP", "整体")))
                .containsExactly("INVALID hitId");
        var refused = world.as("chenjing")
                .answer(
                        "mutation($input: ProjectDuplicateRuleInput!) { projectDuplicateRule(input: $input) { errors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "checkId",
                                        check.get("id").asString(),
                                        "hitId",
                                        hit,
                                        "verdict",
                                        "DISTINCT",
                                        "reason",
                                        "不一样")));
        assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    }

    private JsonNode rule(
            String who, JsonNode check, @org.jspecify.annotations.Nullable String hit, String verdict, String reason) {
        var input = new java.util.HashMap<String, Object>(
                Map.of("checkId", check.get("id").asString(), "verdict", verdict, "reason", reason));
        input.put("hitId", hit);
        return world.as(who).mutate("projectDuplicateRule", input, "check { " + CHECK + " }");
    }

    @Test
    void withoutItsIndexACheckIsUndeterminedAndRuledByHandAndTheIndexComesBackByItself() throws IOException {
        var there = county("儿童窝沟封闭");
        try (var made = Files.list(Path.of(data, "duplicates"))) {
            for (var folder : made.toList()) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
        var mine = alone("chenjing", "市卫生健康委员会", "儿童窝沟封闭平台", "儿童窝沟封闭采集终端").submit();
        var check = mine.seenBy("zhaolei", "duplicateChecks { " + CHECK + " }").at("/duplicateChecks/0");
        assertThat(check.get("state").asString()).isEqualTo("UNDETERMINED");
        assertThat(check.get("cause").asString()).isEqualTo("INDEX");
        assertThat(check.get("indexAt").isNull()).isTrue();
        var ruled = rule("zhaolei", check, null, "DISTINCT", "人工翻了台账，没有同类项目");
        assertThat(ruled.at("/check/rulings/0/verdict").asString()).isEqualTo("DISTINCT");
        index.follow();
        mine.act("projectWithdraw", Map.of("reason", "再查一次"));
        assertThat(check("chenjing", mine.id).get("state").asString()).isEqualTo("DONE");
        assertThat(there.id).isNotEmpty();
    }

    @Test
    void whatTheIndexCouldTakeForASyntaxIsText() {
        index.follow();
        var mine = alone("chenjing", "市卫生健康委员会", "+*?~\"(AND) title:[* TO *]/\\^9", "*:* OR -x && !");
        assertThat(check("chenjing", mine.id).get("state").asString()).isEqualTo("DONE");
        var one = alone("chenjing", "市卫生健康委员会", "血透", "血透");
        assertThat(check("chenjing", one.id).get("state").asString()).isEqualTo("DONE");
    }

    @Test
    void ofVeryManyLinesTheDearestAreComparedAndTheRestIsTold() {
        index.follow();
        var lines = new String[300];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "第" + i + "批设备";
        }
        var mine = alone("chenjing", "市卫生健康委员会", "设备更新三百批", lines);
        var check = check("chenjing", mine.id);
        assertThat(check.get("askedCount").asInt()).isEqualTo(60);
        assertThat(check.get("leftOutCount").asInt()).isEqualTo(242);
    }

    @Test
    void onlyWhoMayEditTheDraftChecksItAndOnlyWhileItMayBeEdited() {
        index.follow();
        var mine = alone("chenjing", "市卫生健康委员会", "谁能查重", "一行");
        var asked =
                "mutation($input: ProjectDuplicateCheckInput!) { projectDuplicateCheck(input: $input) { errors { code } } }";
        var input = Map.of("input", Map.of("projectId", mine.id));
        assertThat(world.as("zhaolei")
                        .answer(asked, input)
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
        mine.submit();
        assertThat(world.as("zhaolei")
                        .answer(asked, input)
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
        assertThat(world.as("chenjing")
                        .answer(asked, input)
                        .at("/data/projectDuplicateCheck/errors/0/code")
                        .asString())
                .isEqualTo("STAGE");
    }
}
