package org.cobuild.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.cobuild.Said;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an entry of a list may say, and when it may come and go, clause by clause. */
class ListRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final List<String> NOTHING = List.of();

    @Test
    void anEntryHasThirtyWordsOfAKindAtMost() {
        var refusals = new Refusals();
        assertThat(ListRules.terms(refusals, "anyTerms", words(30))).isEqualTo(words(30));
        assertThat(Said.in(refusals)).isEmpty();
        assertThat(ListRules.terms(refusals, "anyTerms", words(31))).isEmpty();
        assertThat(Said.in(refusals)).containsExactly("TERMS anyTerms");
        assertThat(refusals.list().getFirst().message()).contains("30").contains("31");
    }

    @Test
    void aWordHasTwoToThirtySigns() {
        var refusals = new Refusals();
        assertThat(ListRules.terms(refusals, "any", List.of("引擎", "引".repeat(30))))
                .containsExactly("引擎", "引".repeat(30));
        assertThat(Said.in(refusals)).isEmpty();
        assertThat(ListRules.terms(refusals, "any", List.of("", "引", "引".repeat(31), "表单引擎")))
                .as("what was refused is left out")
                .containsExactly("表单引擎");
        assertThat(Said.in(refusals)).containsExactly("REQUIRED any.0", "INVALID any.1", "INVALID any.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"引\u200b", "引\u2060\u200d", "表单\n引擎"})
    void aWordHasTwoSignsThatCanBeSeenAndStandsInOneLine(String word) {
        assertThat(Said.by(refusals -> ListRules.terms(refusals, "any", List.of("表单", word))))
                .containsExactly("TERMS any.1");
    }

    @Test
    void aWordIsKeptOnceWithoutSpaceAround() {
        var refusals = new Refusals();
        assertThat(ListRules.terms(refusals, "any", List.of(" 引擎", "引擎 ", "表单")))
                .containsExactly("引擎", "表单");
        assertThat(Said.in(refusals)).isEmpty();
    }

    @Test
    void anEntryIsRecognisedByOneWordAtLeast() {
        assertThat(recognisable(List.of("引擎"), NOTHING, NOTHING)).isEmpty();
        assertThat(recognisable(NOTHING, List.of("引擎"), NOTHING)).isEmpty();
        assertThat(recognisable(NOTHING, NOTHING, NOTHING)).containsExactly("TERMS anyTerms");
        assertThat(recognisable(NOTHING, NOTHING, List.of("对接"))).containsExactly("TERMS anyTerms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CA 证书", "ca证书", "ＣＡ　证书"})
    void aWordThatRecognisesItDoesNotShutItOutHoweverItIsWritten(String none) {
        assertThat(recognisable(List.of("密钥", "CA 证书"), NOTHING, List.of("对接", none)))
                .containsExactly("TERMS noneTerms");
        assertThat(recognisable(NOTHING, List.of("密钥", "CA 证书"), List.of("对接", none)))
                .containsExactly("TERMS noneTerms");
        assertThat(recognisable(List.of("密钥"), List.of("证书"), List.of("对接", none)))
                .isEmpty();
    }

    @Test
    void ofSeveralWordsThatDoBothTheFirstIsNamed() {
        var refusals = new Refusals();
        ListRules.recognisable(refusals, new EntryTerms(List.of("甲方", "乙方"), NOTHING, List.of("乙方", "甲方")));
        assertThat(Said.in(refusals)).containsExactly("TERMS noneTerms");
        assertThat(refusals.list().getFirst().message()).contains("乙方").doesNotContain("甲方");
    }

    @Test
    void anEntryBeginsTodayOrLater() {
        assertThat(days(TODAY, null)).isEmpty();
        assertThat(days(TODAY.plusDays(1), null)).isEmpty();
        assertThat(days(TODAY.minusDays(1), null)).containsExactly("DATE effectiveOn");
    }

    @Test
    void anEntryEndsOnItsFirstDayAtTheEarliest() {
        assertThat(days(TODAY, TODAY)).isEmpty();
        assertThat(days(TODAY.plusDays(1), TODAY)).containsExactly("DATE untilOn");
        assertThat(days(TODAY.minusDays(1), TODAY.minusDays(2))).containsExactly("DATE effectiveOn", "DATE untilOn");
        assertThat(Said.by(refusals -> ListRules.order(refusals, TODAY.minusDays(9), TODAY.minusDays(9))))
                .as("what stands in the folder may have begun")
                .isEmpty();
        assertThat(Said.by(refusals -> ListRules.order(refusals, TODAY, TODAY.minusDays(1))))
                .containsExactly("DATE untilOn");
    }

    @ParameterizedTest
    @CsvSource({
        // the other's first and last day, this one's, whether they meet
        "1,  5, 6, 9, false",
        "1,  6, 6, 9, true",
        "9, 12, 6, 9, true",
        "10,12, 6, 9, false",
        "1,   , 6, 9, true",
        "10,  , 6, 9, false",
        "10,  , 6,  , true",
        "1,  5, 6,  , false",
        "7,  8, 6, 9, true"
    })
    void ofANumberOneEntryIsInForceOnADay(
            int from, @Nullable Integer until, int ownFrom, @Nullable Integer ownUntil, boolean meets) {
        var other = entry(1, ListKind.NEGATIVE, "负面-01", from, until);
        var own = entry(2, ListKind.NEGATIVE, "负面-01", ownFrom, ownUntil);
        assertThat(once(own, other)).isEqualTo(meets ? List.of("TWICE clause") : List.of());
    }

    @Test
    void anEntryOfAnotherNumberOrListOrItselfIsNoOther() {
        var own = entry(2, ListKind.NEGATIVE, "01", 6, null);
        assertThat(once(own, entry(1, ListKind.NEGATIVE, "02", 6, null))).isEmpty();
        assertThat(once(own, entry(1, ListKind.UNIFIED_BUILD, "01", 6, null))).isEmpty();
        assertThat(once(own, entry(2, ListKind.NEGATIVE, "01", 6, null))).isEmpty();
        assertThat(once(
                        own,
                        entry(3, ListKind.NEGATIVE, "02", 6, null),
                        entry(4, ListKind.NEGATIVE, "01", 6, null),
                        entry(5, ListKind.NEGATIVE, "01", 6, null)))
                .as("said once")
                .containsExactly("TWICE clause");
    }

    private static List<String> words(int count) {
        return IntStream.range(0, count).mapToObj(n -> "第" + n + "词").toList();
    }

    private static List<String> recognisable(List<String> any, List<String> all, List<String> none) {
        return Said.by(refusals -> ListRules.recognisable(refusals, new EntryTerms(any, all, none)));
    }

    private static List<String> days(LocalDate from, @Nullable LocalDate until) {
        return Said.by(refusals -> ListRules.days(refusals, TODAY, from, until));
    }

    private static List<String> once(ListEntry entry, ListEntry... others) {
        return Said.by(refusals -> ListRules.once(refusals, List.of(others), entry));
    }

    private static ListEntry entry(long id, ListKind kind, String clause, int from, @Nullable Integer until) {
        return new ListEntry(
                id,
                1,
                kind,
                clause,
                "题",
                "文",
                new EntryTerms(List.of("引擎"), NOTHING, NOTHING),
                "建议",
                List.of(),
                LocalDate.of(2026, 4, from),
                until == null ? null : LocalDate.of(2026, 4, until),
                1,
                null,
                Instant.EPOCH);
    }
}
