package org.cobuild.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.expert.ExpertField.DATA;
import static org.cobuild.expert.ExpertField.FINANCE;
import static org.cobuild.expert.ExpertField.LAW;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.cobuild.Said;
import org.cobuild.expert.Draw.Entrant;
import org.cobuild.expert.Draw.Quota;
import org.cobuild.expert.DrawRules.Party;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is left out of a draw and why, and what may be asked for. */
class DrawRulesTest {
    private static final List<Party> PARTIES = List.of(
            new Party(1, "市卫生健康委员会", LeftOut.LEADS),
            new Party(2, "市数字公司", LeftOut.BUILDS),
            new Party(3, "东山县卫生健康局", LeftOut.TAKES_PART));

    private static Expert expert(String employer, @Nullable Long unitId, String... avoids) {
        return new Expert(
                9,
                1,
                "王专家",
                employer,
                unitId == null ? null : 1L,
                unitId,
                List.of(LAW),
                "",
                "13812345678",
                List.of(avoids),
                true,
                1,
                "李卫东",
                Instant.EPOCH);
    }

    private static @Nullable LeftOut reason(Expert expert, String... reviewers) {
        var found = DrawRules.exclusion(expert, PARTIES, Set.of(reviewers));
        return found == null ? null : found.reason();
    }

    @Test
    void whoWorksForAPartyIsLeftOutByUnitOrByName() {
        assertThat(reason(expert("某大学", 1L))).isEqualTo(LeftOut.LEADS);
        assertThat(reason(expert("市卫生健康委员会 信息中心", null))).isEqualTo(LeftOut.LEADS);
        assertThat(reason(expert("市 数字公司", null))).isEqualTo(LeftOut.BUILDS);
        assertThat(reason(expert("东山县卫生健康局", null))).isEqualTo(LeftOut.TAKES_PART);
        assertThat(reason(expert("某大学", 7L))).isNull();
    }

    @Test
    void whoAvoidsAPartyIsLeftOutByAPartOfItsName() {
        var found = DrawRules.exclusion(expert("某大学", null, "财政", "数字公司"), PARTIES, Set.of());
        assertThat(Objects.requireNonNull(found).reason()).isEqualTo(LeftOut.AVOIDS);
        assertThat(found.because()).isEqualTo("市数字公司");
        assertThat(reason(expert("某大学", null, "财政局"))).isNull();
    }

    @Test
    void marksThatNobodySeesMakeNoOtherName() {
        assertThat(reason(expert("市数字\u200b公司", null))).isEqualTo(LeftOut.BUILDS);
        assertThat(reason(expert("某大学", null, "数字\u00a0公\u2060司"))).isEqualTo(LeftOut.AVOIDS);
        assertThat(DrawRules.plain("ＡＢ\u2028 Ｃ\ufeff")).isEqualTo("abc");
    }

    @Test
    void whoReviewsInTheCaseIsLeftOut() {
        assertThat(reason(expert("某大学", null), "王专家")).isEqualTo(LeftOut.REVIEWS);
        assertThat(reason(expert("某大学", null), "张建军")).isNull();
        assertThat(reason(expert("某大学", null), "张建军", "王\u3000专 家"))
                .as("however the name is spaced")
                .isEqualTo(LeftOut.REVIEWS);
        assertThat(reason(expert("某大学", null), "王专")).isNull();
    }

    @Test
    void aPhoneShowsItsEndsAlone() {
        assertThat(expert("某大学", null).maskedPhone()).isEqualTo("138****5678");
    }

    private static List<String> asked(int size, Quota... quotas) {
        return Said.by(refusals -> DrawRules.asked(refusals, size, List.of(quotas)));
    }

    @Test
    void aPanelHasThreeToFifteenExperts() {
        assertThat(asked(3)).isEmpty();
        assertThat(asked(15)).isEmpty();
        assertThat(asked(2)).containsExactly("INVALID size");
        assertThat(asked(16)).containsExactly("INVALID size");
        assertThat(asked(-5)).containsExactly("INVALID size", "INVALID quotas");
    }

    @Test
    void ofAFieldThereAreOneToFifteenAndTogetherNoMoreThanThePanel() {
        assertThat(asked(5, new Quota(LAW, 2), new Quota(FINANCE, 3))).isEmpty();
        assertThat(asked(5, new Quota(LAW, 3), new Quota(FINANCE, 3))).containsExactly("INVALID quotas");
        assertThat(asked(15, new Quota(LAW, 1), new Quota(FINANCE, 14))).isEmpty();
        assertThat(asked(15, new Quota(LAW, 15))).isEmpty();
        assertThat(asked(15, new Quota(LAW, 16))).containsExactly("INVALID quotas.0.atLeast", "INVALID quotas");
        assertThat(asked(5, new Quota(LAW, 0))).containsExactly("INVALID quotas.0.atLeast");
        assertThat(asked(5, new Quota(LAW, -1), new Quota(FINANCE, 6)))
                .as("what is below zero makes no room")
                .containsExactly("INVALID quotas.0.atLeast", "INVALID quotas");
        assertThat(asked(5, new Quota(LAW, Integer.MAX_VALUE), new Quota(FINANCE, Integer.MAX_VALUE)))
                .containsExactly("INVALID quotas.0.atLeast", "INVALID quotas.1.atLeast", "INVALID quotas");
    }

    @Test
    void aFieldIsNamedOnce() {
        assertThat(asked(5, new Quota(LAW, 1), new Quota(FINANCE, 1), new Quota(LAW, 1)))
                .containsExactly("INVALID quotas.2.field");
    }

    private static List<String> enough(List<Entrant> entrants, int size, Quota... quotas) {
        var refusals = new Refusals();
        var asked = List.of(quotas);
        DrawRules.enough(refusals, size, asked, entrants, Draw.take(entrants, size, asked));
        return refusals.list().stream()
                .map(error -> String.join(".", error.path()) + ": " + error.message())
                .toList();
    }

    @Test
    void aPoolThatFillsThePanelIsEnough() {
        assertThat(enough(pool(LAW, LAW, DATA), 3, new Quota(LAW, 2))).isEmpty();
    }

    @Test
    void theFieldThatLacksPeopleIsNamedWithHowManyThereAre() {
        assertThat(enough(pool(LAW, DATA, DATA, DATA), 4, new Quota(DATA, 1), new Quota(LAW, 3), new Quota(FINANCE, 1)))
                .containsExactly(
                        "quotas.1: " + Refusals.words("expert.lack.field", DrawRules.word(LAW), "3", "1"),
                        "quotas.2: " + Refusals.words("expert.lack.field", DrawRules.word(FINANCE), "1", "0"));
    }

    @Test
    void whereNoFieldLacksPeopleThePoolDoes() {
        assertThat(enough(pool(LAW, LAW), 4, new Quota(LAW, 1)))
                .containsExactly("size: " + Refusals.words("expert.lack", "4", "2"));
    }

    @Test
    void everyFieldHasAWord() {
        assertThat(ExpertField.values())
                .extracting(DrawRules::word)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    private static List<Entrant> pool(ExpertField... fields) {
        return IntStream.range(0, fields.length)
                .mapToObj(n -> new Entrant("key" + n, List.of(fields[n])))
                .toList();
    }
}
