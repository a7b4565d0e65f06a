package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The lists of a draft: replaced as a whole, each row by its id. */
@PortalTest
class ProjectSectionsTest {
    @Autowired
    private World world;

    @Autowired
    private Statements statements;

    @Test
    void keepsRowsWithTheirIdAddsNewOnesAndRemovesTheRest() {
        var draft = Drafting.complete(world);
        var before = draft.seenBy("chenjing", "milestones { id title }").get("milestones");
        var kept = Drafting.milestone("试运行", 70);
        kept.put("id", before.get(1).get("id").asString());
        draft.act("projectMilestonesSave", Map.of("milestones", List.of(Drafting.milestone("采购", 30), kept)));
        var after = draft.seenBy("chenjing", "milestones { id ordinal title weight }")
                .get("milestones");
        assertThat(after).hasSize(2);
        assertThat(after.get(0).get("title").asString()).isEqualTo("采购");
        assertThat(after.get(1).get("id")).isEqualTo(before.get(1).get("id"));
        assertThat(after.get(1).get("ordinal").asInt()).isEqualTo(2);
        assertThat(after.get(1).get("title").asString()).isEqualTo("试运行");
    }

    @Test
    void keepsParticipantsInTheOrderInWhichTheyWereEntered() {
        var draft = new Drafting(world).create("先后");
        var units = List.of("南河县卫生健康局", "市医疗保障局", "东山县卫生健康局");
        draft.act(
                "projectParticipantsSave",
                Map.of(
                        "participants",
                        units.stream()
                                .map(unit -> Drafting.participant(draft.unit(unit), "CO_BUILDER", unit + "的", "0"))
                                .toList()));
        assertThat(draft.seenBy("chenjing", "participants { unit { name } }")
                        .get("participants")
                        .findValuesAsString("name"))
                .isEqualTo(units);
    }

    @Test
    void sumsUpTheEstimateByQuantityAndPrice() {
        var draft = new Drafting(world).create("概算");
        draft.act(
                "projectEstimateSave",
                Map.of("lines", List.of(Drafting.line("core", "三分之一", "0.3333", "100.01", null))));
        var project = draft.seenBy("chenjing", "submittedAmount cutAmount approvedAmount");
        assertThat(project.get("submittedAmount").asString()).isEqualTo("33.33");
        assertThat(project.get("approvedAmount").asString()).isEqualTo("33.33");
    }

    @Test
    void someLinesAreChangedAndOthersStay() {
        var draft = Drafting.complete(world);
        var before = draft.seenBy("chenjing", "submittedAmount estimateLines { id title ordinal }");
        var platform = before.at("/estimateLines/0");
        var wrong = with(
                Drafting.line("nothing", "x", "0", "-1.00", null),
                "id",
                platform.get("id").asString());
        assertThat(Drafting.refusals(draft.attempt("projectEstimateChange", Map.of("lines", List.of(wrong, wrong)))))
                .contains("INVALID lines.0.costGroup", "INVALID lines.1.id", "INVALID lines.1.quantity");
        var answer = draft.attempt(
                "projectEstimateChange",
                Map.of(
                        "lines",
                        List.of(
                                Drafting.line("core", "后加的", "1", "5.00", null),
                                with(
                                        Drafting.line("core", "核心平台二期", "2", "610.00", null),
                                        "id",
                                        platform.get("id").asString()))),
                "lines { title }");
        assertThat(Drafting.refusals(answer)).isEmpty();
        assertThat(answer.at("/lines")
                        .valueStream()
                        .map(line -> line.get("title").asString()))
                .containsExactly("后加的", "核心平台二期");
        var after = draft.seenBy("chenjing", "submittedAmount approvedAmount estimateLines { id title ordinal }");
        assertThat(after.at("/estimateLines")
                        .valueStream()
                        .map(line ->
                                line.get("ordinal") + " " + line.get("title").asString()))
                .containsExactly("1 核心平台二期", "2 东山前置机", "3 南河前置机", "4 后加的");
        assertThat(after.at("/estimateLines/0/id")).isEqualTo(platform.get("id"));
        assertThat(new BigDecimal(after.get("submittedAmount").asString()))
                .isEqualByComparingTo(
                        new BigDecimal(before.get("submittedAmount").asString()).add(new BigDecimal("25")));
        assertThat(after.get("approvedAmount")).isEqualTo(after.get("submittedAmount"));
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        var draft = Drafting.complete(world);
        var both = Drafting.line("core", "两属", "1", "1.00", draft.participant("东山县卫生健康局"));
        both.put("leads", true);
        var payload = draft.attempt(
                "projectEstimateSave",
                Map.of(
                        "lines",
                        List.of(
                                Drafting.line("nothing", "x", "0", "-1.00", null),
                                both,
                                Drafting.line("core", "天价", "99999999999999", "9999999999999999.99", null))));
        assertThat(Drafting.refusals(payload))
                .contains(
                        "INVALID lines.0.costGroup",
                        "INVALID lines.0.title",
                        "INVALID lines.0.quantity",
                        "INVALID lines.0.unitPrice",
                        "INVALID lines.1.participantId",
                        "INVALID lines.2.quantity");
    }

    @Test
    void answersIdsOfOthersLikeMissingOnesInEveryNestedPlace() {
        var mine = Drafting.complete(world);
        var other = Drafting.complete(world);
        var foreignUnit = Drafting.unit(world.as("ouyang"), "北岭县卫生健康局");
        var foreignPackage = other.participant("东山县卫生健康局");
        var line = idOf(other, "estimateLines");
        var attempts = List.of(
                attempt(
                        mine,
                        "projectMilestonesSave",
                        "milestones",
                        with(Drafting.milestone("x1", 1), "id", idOf(other, "milestones"))),
                attempt(
                        mine,
                        "projectEstimateSave",
                        "lines",
                        with(Drafting.line("core", "x1", "1", "1", null), "id", line)),
                attempt(mine, "projectEstimateSave", "lines", Drafting.line("core", "x1", "1", "1", foreignPackage)),
                attempt(
                        mine,
                        "projectEstimateChange",
                        "lines",
                        with(Drafting.line("core", "x1", "1", "1", null), "id", line)),
                attempt(mine, "projectEstimateChange", "lines", Drafting.line("core", "x1", "1", "1", foreignPackage)),
                attempt(
                        mine,
                        "projectSourcesSave",
                        "sources",
                        with(Drafting.source("DEVELOPMENT", "1", null), "id", idOf(other, "fundingSources"))),
                attempt(mine, "projectSourcesSave", "sources", Drafting.source("COUNTY", "1", foreignPackage)),
                attempt(
                        mine,
                        "projectCatalogueSave",
                        "entries",
                        Drafting.entry("x1", foreignUnit, "UNCONDITIONAL", null)),
                attempt(
                        mine,
                        "projectCatalogueSave",
                        "entries",
                        with(
                                Drafting.entry("x1", mine.unit("市卫生健康委员会"), "UNCONDITIONAL", null),
                                "id",
                                idOf(other, "catalogue"))),
                attempt(
                        mine,
                        "projectParticipantsSave",
                        "participants",
                        Drafting.participant(foreignUnit, "CO_BUILDER", "x1", "1")),
                attempt(
                        mine,
                        "projectParticipantsSave",
                        "participants",
                        with(
                                Drafting.participant(mine.unit("市交通运输局"), "CO_BUILDER", "x1", "1"),
                                "id",
                                foreignPackage)));
        assertThat(attempts).allMatch("NOT_FOUND"::equals);
    }

    private String attempt(Drafting draft, String mutation, String list, Map<String, Object> row) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        var answer = world.as("chenjing")
                .answer(
                        "mutation($input: " + type + "!) { " + mutation + "(input: $input) { errors { message } } }",
                        Map.of("input", Map.of("projectId", draft.id, "version", draft.version, list, List.of(row))));
        return answer.has("errors")
                ? answer.get("errors").get(0).get("extensions").get("code").asString()
                : answer.toString();
    }

    private static Map<String, Object> with(Map<String, Object> row, String key, Object value) {
        var copy = new HashMap<>(row);
        copy.put(key, value);
        return copy;
    }

    private static String idOf(Drafting draft, String list) {
        return draft.seenBy("chenjing", list + " { id }")
                .get(list)
                .get(0)
                .get("id")
                .asString();
    }

    @Test
    void refusesAParticipantThatLeadsComesTwiceOrBuilds() {
        var draft = new Drafting(world).create("参建");
        var transport = draft.unit("市交通运输局");
        var payload = draft.attempt(
                "projectParticipantsSave",
                Map.of(
                        "participants",
                        List.of(
                                Drafting.participant(draft.unit("市卫生健康委员会"), "CO_BUILDER", "自己", "1"),
                                Drafting.participant(transport, "CO_BUILDER", "一包", "1"),
                                Drafting.participant(transport, "CO_BUILDER", "二包", "-1"),
                                Drafting.participant(draft.unit("市数字公司"), "BUILDER", "建设", "1"))));
        assertThat(Drafting.refusals(payload))
                .containsExactlyInAnyOrder(
                        "INVALID participants.0.unitId",
                        "INVALID participants.2.unitId",
                        "INVALID participants.2.share",
                        "INVALID participants.3.role");
    }

    @Test
    void letsGoOfLinesAndSourcesWhenAPackageIsRemoved() {
        var draft = Drafting.complete(world);
        draft.act("projectParticipantsSave", Map.of("participants", List.of()));
        var project = draft.seenBy(
                "chenjing",
                "participants { id } estimateLines { leads participant { id } } fundingSources { participant { id } }");
        assertThat(project.get("participants")).isEmpty();
        assertThat(project.get("estimateLines"))
                .allMatch(line -> line.get("participant").isNull());
        assertThat(project.get("fundingSources"))
                .allMatch(source -> source.get("participant").isNull());
    }

    @Test
    void isOnlyTheLeadsToChange() {
        var draft = Drafting.complete(world).invite();
        var answer = world.as("songtao")
                .answer(
                        "mutation($input: ProjectMilestonesSaveInput!) { projectMilestonesSave(input: $input) { errors { message } } }",
                        Map.of(
                                "input",
                                Map.of("projectId", draft.id, "version", draft.version, "milestones", List.of())));
        assertThat(answer.get("errors").get(0).get("extensions").get("code").asString())
                .isEqualTo("FORBIDDEN");
        assertThat(draft.seenBy("chenjing", "milestones { id }").get("milestones"))
                .hasSize(2);
    }

    @Test
    void writesTwoThousandLinesInAsManyStatementsAsOne() {
        var draft = new Drafting(world).create("两千条");
        var one = statements.during(() -> draft.act("projectEstimateSave", Map.of("lines", lines(1))));
        var all = statements.during(() -> draft.act("projectEstimateSave", Map.of("lines", lines(2_000))));
        assertThat(one.size()).as(String.join("\n", one)).isLessThanOrEqualTo(12);
        // The one line of before is removed.
        assertThat(all.size()).isEqualTo(one.size() + 1);
        assertThat(Drafting.refusals(draft.attempt("projectEstimateSave", Map.of("lines", lines(2_001)))))
                .containsExactly("INVALID lines");
        assertThat(amount(draft)).isEqualTo("2000.00");
    }

    private static List<Map<String, Object>> lines(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> Drafting.line("core", "第" + i + "条", "1", "1.00", null))
                .toList();
    }

    private static String amount(Drafting draft) {
        JsonNode project = draft.seenBy("chenjing", "submittedAmount");
        return project.get("submittedAmount").asString();
    }
}
