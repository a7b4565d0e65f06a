package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cobuild.planning.EntryTerms;
import org.cobuild.planning.ListEntry;
import org.cobuild.planning.ListKind;
import org.cobuild.tenancy.ProjectSight;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which clauses a project hits, clause by clause. */
class PrecheckRulesTest {
    private static final ListEntry ENGINE = entry(1, "统建-01", List.of("表单引擎", "流程引擎"), List.of(), List.of());
    private static final ListEntry SERVERS = entry(2, "负面-01", List.of(), List.of("服务器"), List.of("迁移"));

    @Test
    void namesTheClauseTheLineItsAmountAndTheWords() {
        var hits = check(project("健康平台", "一人一档"), List.of(line(7, 3, "自建表单与流程引擎", "586000.00")));
        assertThat(hits).hasSize(1);
        var hit = hits.getFirst();
        assertThat(hit.place()).isEqualTo(PrecheckPlace.LINE);
        assertThat(hit.lineId()).isEqualTo(7);
        assertThat(hit.lineOrdinal()).isEqualTo(3);
        assertThat(hit.amount()).isEqualByComparingTo("586000.00");
        assertThat(hit.entryId()).isEqualTo(1);
        assertThat(hit.words()).containsExactly("流程引擎");
        assertThat(hit.verdict()).isEqualTo(PrecheckVerdict.OPEN);
    }

    @Test
    void looksAtTitleAndGoalsSentenceBySentence() {
        var hits = check(project("县局服务器更新", "建设流程引擎。原有服务器迁移上云；另购服务器两台\n其他"), List.of());
        assertThat(hits)
                .extracting(PrecheckHit::place)
                .containsExactly(PrecheckPlace.TITLE, PrecheckPlace.GOALS, PrecheckPlace.GOALS);
        assertThat(hits).extracting(PrecheckHit::text).containsExactly("县局服务器更新", "建设流程引擎", "另购服务器两台");
        assertThat(hits).allMatch(hit -> hit.amount() == null);
    }

    @Test
    void hitsAreNumberedTitleAndGoalsFirstAndByClause() {
        var both = "服务器与流程引擎";
        var hits = check(project(both, both), List.of(line(7, 1, both, "1.00"), line(8, 2, both, "1.00")));
        assertThat(hits).extracting(PrecheckHit::ordinal).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(hits).extracting(PrecheckHit::entryId).containsExactly(1L, 2L, 1L, 2L, 1L, 2L, 1L, 2L);
        assertThat(hits).extracting(PrecheckHit::lineId).containsExactly(null, null, null, null, 7L, 7L, 8L, 8L);
    }

    @Test
    void aHitShowsFiveHundredSignsOfItsTextAndTwentyWords() {
        var whole = "𠮷".repeat(497) + "服务器";
        assertThat(check(project("x", whole), List.of()))
                .extracting(PrecheckHit::text)
                .containsExactly(whole);
        assertThat(check(project("x", "服务器" + "𠮷".repeat(498)), List.of()))
                .extracting(PrecheckHit::text)
                .containsExactly("服务器" + "𠮷".repeat(496) + "…");
        var words = IntStream.range(10, 31).mapToObj(n -> "第" + n + "词").toList();
        var many = entry(3, "统建-03", words, List.of(), List.of());
        assertThat(PrecheckRules.check(project(String.join("", words), ""), List.of(), List.of(many), List.of())
                        .getFirst()
                        .words())
                .isEqualTo(words.subList(0, 20));
    }

    @Test
    void theListsAreKeptByTheirIds() {
        assertThat(PrecheckRules.ids(List.of(ENGINE, SERVERS))).isEqualTo("1 2");
        assertThat(PrecheckRules.ids(List.of())).isEmpty();
    }

    @Test
    void leavesOutClausesForOtherCategories() {
        var service = new ListEntry(
                3,
                1,
                ListKind.NEGATIVE,
                "负面-09",
                "t",
                "c",
                ENGINE.terms(),
                "s",
                List.of("OM", "SERVICE"),
                LocalDate.EPOCH,
                null,
                1,
                null,
                Instant.EPOCH);
        assertThat(PrecheckRules.check(project("x", "流程引擎"), List.of(), List.of(service), List.of()))
                .isEmpty();
    }

    @Test
    void anAnswerStandsAsLongAsTextAmountAndClauseAreTheSame() {
        var project = project("健康平台", "");
        var line = line(7, 3, "采购服务器", "470000.00");
        var kept = check(project, List.of(line))
                .getFirst()
                .answered(PrecheckVerdict.KEPT, "涉密网络不得上云", "陈静", Instant.EPOCH);
        // Moved to another place it is the same line.
        assertThat(again(project, line(7, 9, "采购服务器", "470000.00"), kept).verdict())
                .isEqualTo(PrecheckVerdict.KEPT);
        assertThat(again(project, line(7, 9, "采购服务器", "470000.00"), kept).reason())
                .isEqualTo("涉密网络不得上云");
        assertThat(again(project, line(7, 3, "采购服务器五台", "470000.00"), kept).verdict())
                .isEqualTo(PrecheckVerdict.OPEN);
        assertThat(again(project, line(7, 3, "采购服务器", "470000.01"), kept).verdict())
                .isEqualTo(PrecheckVerdict.OPEN);
        assertThat(again(project, line(8, 3, "采购服务器", "470000.00"), kept).verdict())
                .isEqualTo(PrecheckVerdict.OPEN);
        var replaced = entry(22, "负面-01", List.of(), List.of("服务器"), List.of());
        assertThat(PrecheckRules.check(project, List.of(line), List.of(replaced), List.of(kept)))
                .extracting(PrecheckHit::verdict)
                .containsExactly(PrecheckVerdict.OPEN);
    }

    @Test
    void anAnswerAboutGoalsAsksAgainWhenASentenceJoinsIt() {
        var kept = check(project("x", "购服务器一台。"), List.of())
                .getFirst()
                .answered(PrecheckVerdict.KEPT, "理由在此", "陈静", Instant.EPOCH);
        var entries = List.of(ENGINE, SERVERS);
        assertThat(PrecheckRules.check(project("x", "其他。购服务器一台"), List.of(), entries, List.of(kept)))
                .extracting(PrecheckHit::verdict)
                .containsExactly(PrecheckVerdict.KEPT);
        assertThat(PrecheckRules.check(project("x", "购服务器一台。再购服务器"), List.of(), entries, List.of(kept)))
                .extracting(PrecheckHit::verdict)
                .containsExactly(PrecheckVerdict.OPEN);
    }

    @Test
    void theDigestChangesWithTextLinesAndLists() {
        var project = project("x", "y");
        var lines = List.of(line(1, 1, "一", "1.00"));
        var digest = PrecheckRules.digest(project, lines, List.of(ENGINE));
        assertThat(PrecheckRules.digest(project, lines, List.of(ENGINE))).isEqualTo(digest);
        assertThat(List.of(
                        PrecheckRules.digest(project("x", "z"), lines, List.of(ENGINE)),
                        PrecheckRules.digest(project, List.of(), List.of(ENGINE)),
                        PrecheckRules.digest(project, List.of(line(1, 1, "一", "2.00")), List.of(ENGINE)),
                        PrecheckRules.digest(project, lines, List.of(ENGINE, SERVERS))))
                .doesNotContain(digest)
                .doesNotHaveDuplicates();
    }

    @Test
    void twoThousandLinesAgainstThreeHundredClausesTakeLessThanFourSeconds() {
        var entries = new ArrayList<ListEntry>();
        for (int i = 0; i < 300; i++) {
            var words = new ArrayList<String>();
            for (int w = 0; w < 30; w++) {
                words.add("识别词语" + i + "之" + w);
            }
            entries.add(entry(i, "统建-" + i, words, List.of(), List.of()));
        }
        var lines = IntStream.range(0, 2_000)
                .mapToObj(i -> line(i, i + 1, "第" + i + "条：采购与部署若干软件硬件和服务，识别词语" + i % 300 + "之7", "1.00"))
                .toList();
        var project = project("名称", "目标。".repeat(6_000));
        var from = System.nanoTime();
        var hits = PrecheckRules.check(project, lines, entries, List.of());
        var millis = (System.nanoTime() - from) / 1_000_000;
        System.out.println("precheck of 2,000 lines × 300 clauses × 30 words: " + millis + " ms");
        assertThat(hits).hasSize(2_000);
        assertThat(millis).isLessThan(4_000);
    }

    private static PrecheckHit again(Project project, EstimateLine line, PrecheckHit before) {
        return PrecheckRules.check(project, List.of(line), List.of(ENGINE, SERVERS), List.of(before))
                .getFirst();
    }

    private static List<PrecheckHit> check(Project project, List<EstimateLine> lines) {
        return PrecheckRules.check(project, lines, List.of(ENGINE, SERVERS), List.of());
    }

    private static ListEntry entry(long id, String clause, List<String> any, List<String> all, List<String> none) {
        return new ListEntry(
                id,
                1,
                clause.startsWith("统建") ? ListKind.UNIFIED_BUILD : ListKind.NEGATIVE,
                clause,
                "题",
                "文",
                new EntryTerms(any, all, none),
                "建议",
                List.of(),
                LocalDate.EPOCH,
                null,
                1,
                null,
                Instant.EPOCH);
    }

    private static EstimateLine line(long id, int ordinal, String title, String price) {
        var amount = new BigDecimal(price);
        return new EstimateLine(
                id,
                1,
                1,
                ordinal,
                "core",
                title,
                BigDecimal.ONE,
                "项",
                amount,
                amount,
                BigDecimal.ZERO,
                null,
                null,
                amount,
                nobody(),
                true);
    }

    private static @Nullable Long nobody() {
        return null;
    }

    private static Project project(String title, String goals) {
        return new Project(
                1,
                1,
                1,
                1,
                "2025-0001",
                title,
                goals,
                ProjectCategory.NEW,
                "health",
                ProjectStage.DRAFT,
                ProjectSight.WHOLE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
