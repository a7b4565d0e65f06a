package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Making a draft and changing its basics. */
@PortalTest
class ProjectDraftTest {
    @Autowired
    private World world;

    @Autowired
    private Statements statements;

    @Test
    void numbersDraftsOfATenantByYearWithoutAGap() {
        var first = codeOf(new Drafting(world).create("一期"));
        var second = codeOf(new Drafting(world).create("二期"));
        assertThat(first).matches("\\d{4}-\\d{4}");
        assertThat(Integer.parseInt(second.substring(5))).isEqualTo(Integer.parseInt(first.substring(5)) + 1);
        assertThat(second).startsWith(first.substring(0, 5));
    }

    private static String codeOf(Drafting draft) {
        return draft.seenBy("chenjing", "code").get("code").asString();
    }

    @Test
    void givesTwoClerksAtTheSameMomentTwoNumbers() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var made = java.util.Collections.nCopies(
                    16, (java.util.concurrent.Callable<String>) () -> codeOf(new Drafting(world).create("同时新建")));
            world.as("chenjing");
            var codes = threads.invokeAll(made).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(codes).doesNotHaveDuplicates();
        }
    }

    @Test
    void leavesWhatIsOmittedAndEmptiesWhatIsNull() {
        var draft = new Drafting(world).create("局部修改").goals();
        draft.act("projectUpdate", Map.of("plannedStartOn", "2026-01-01", "plannedEndOn", "2026-12-31"));
        var emptied = new HashMap<String, Object>();
        emptied.put("plannedEndOn", null);
        draft.act("projectUpdate", emptied);
        var project = draft.seenBy("chenjing", "title goals plannedStartOn plannedEndOn");
        assertThat(project.get("title").asString()).isEqualTo("局部修改");
        assertThat(project.get("goals").asString()).isNotEmpty();
        assertThat(project.get("plannedStartOn").asString()).isEqualTo("2026-01-01");
        assertThat(project.get("plannedEndOn").isNull()).isTrue();
    }

    @Test
    void refusesToEmptyWhatMustBeThere() {
        var draft = new Drafting(world).create("不能空");
        var nulls = new HashMap<String, Object>();
        Arrays.asList("title", "category", "field").forEach(field -> nulls.put(field, null));
        assertThat(Drafting.refusals(draft.attempt("projectUpdate", nulls)))
                .containsExactlyInAnyOrder("REQUIRED title", "REQUIRED category", "INVALID field");
    }

    @Test
    void namesBothVersionsWhenSomebodyElseWasFaster() {
        var draft = new Drafting(world).create("两人同改");
        var known = draft.version;
        draft.goals();
        var payload = draft.attempt("projectUpdate", Map.of("version", known, "title", "后到的一笔"));
        assertThat(Drafting.refusals(payload)).containsExactly("STALE version");
        assertThat(payload.get("errors").get(0).get("message").asString())
                .contains(Integer.toString(known))
                .contains(Integer.toString(draft.version));
        assertThat(draft.seenBy("chenjing", "title").get("title").asString()).isEqualTo("两人同改");
    }

    @Test
    void letsOneOfTwoClerksWinAndOverwritesNothing() throws Exception {
        var draft = new Drafting(world).create("同时改");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries = java.util.stream.IntStream.range(0, 8)
                    .<java.util.concurrent.Callable<List<String>>>mapToObj(i ->
                            () -> Drafting.refusals(draft.attempt("projectUpdate", Map.of("title", "第" + i + "人"))))
                    .toList();
            var answers = threads.invokeAll(tries).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(answers).filteredOn(List::isEmpty).hasSize(1);
            assertThat(answers).filteredOn(answer -> !answer.isEmpty()).allMatch(List.of("STALE version")::equals);
        }
        assertThat(draft.seenBy("chenjing", "version").get("version").asInt()).isEqualTo(draft.version + 1);
    }

    @Test
    void keepsEmojiAndRightToLeftText() {
        var text = "健康 🏥 👨‍👩‍👧 مرحبا";
        var draft = new Drafting(world).create(text);
        draft.act("projectUpdate", Map.of("goals", text + "\n第二行"));
        var project = draft.seenBy("chenjing", "title goals");
        assertThat(project.get("title").asString()).isEqualTo(text);
        assertThat(project.get("goals").asString()).isEqualTo(text + "\n第二行");
    }

    @Test
    void refusesAControlCharacterOneMegabyteAndAnUnknownField() {
        var draft = new Drafting(world).create("坏输入");
        assertThat(Drafting.refusals(draft.attempt(
                        "projectUpdate",
                        Map.of("title", "铃\u0007声", "goals", "长".repeat(350_000), "field", "nothing"))))
                .containsExactlyInAnyOrder("INVALID title", "INVALID goals", "INVALID field");
    }

    @Test
    void refusesDatesThatCrossAlsoWithWhatIsThereAlready() {
        var draft = new Drafting(world).create("日期");
        draft.act("projectUpdate", Map.of("plannedStartOn", "2026-06-01"));
        assertThat(Drafting.refusals(draft.attempt("projectUpdate", Map.of("plannedEndOn", "2026-05-31"))))
                .containsExactly("DATES plannedEndOn");
    }

    @Test
    void isUnseenByEverybodyButItsLead() {
        var draft = new Drafting(world).create("还没人问");
        for (var other : List.of("yangfan", "zhaolei", "zhouguodong", "songtao", "kongxiang", "ouyang", "tanwei")) {
            assertThat(draft.seenBy(other, "id").isNull()).as(other).isTrue();
        }
        assertThat(draft.seenBy("liumin", "viewerCanEdit viewerPart")
                        .get("viewerCanEdit")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void costsAFewStatementsHoweverLongItsLists() {
        var draft = Drafting.complete(world);
        var few = statements.during(() -> draft.milestones());
        assertThat(few.size()).as(String.join("\n", few)).isLessThanOrEqualTo(12);
        var many = java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> Drafting.milestone("节点" + i, 2))
                .toList();
        assertThat(statements.during(() -> draft.act("projectMilestonesSave", Map.of("milestones", many))))
                .hasSameSizeAs(few);
    }
}
