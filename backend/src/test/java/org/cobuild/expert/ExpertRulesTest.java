package org.cobuild.expert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.cobuild.Said;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be said of an expert and by one, clause by clause. */
class ExpertRulesTest {
    @Test
    void aTextIsThereWithinItsLengthAndComesBackClean() {
        var refusals = new Refusals();
        assertThat(ExpertRules.text(refusals, "name", " 王专家 ", 2, 3)).isEqualTo("王专家");
        assertThat(ExpertRules.text(refusals, "title", null, 0, 3)).isEmpty();
        assertThat(Said.in(refusals)).isEmpty();
        assertThat(ExpertRules.text(refusals, "name", " ", 2, 3)).isEmpty();
        assertThat(ExpertRules.text(refusals, "name", "王", 2, 3)).isEmpty();
        assertThat(Said.in(refusals)).containsExactly("REQUIRED name", "INVALID name");
    }

    @Test
    void anExpertHasOneFieldAtLeast() {
        assertThat(Said.by(refusals -> ExpertRules.fields(refusals, List.of(ExpertField.LAW))))
                .isEmpty();
        assertThat(Said.by(refusals -> ExpertRules.fields(refusals, List.of()))).containsExactly("REQUIRED fields");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "13812345678",
                "+86 538 123-4567",
                " 13812345678 ",
                "12345678901234567890123456789012",
            })
    void aPhoneIsWrittenAsPeopleWriteIt(String typed) {
        var refusals = new Refusals();
        assertThat(ExpertRules.phone(refusals, typed)).isEqualTo(typed.strip());
        assertThat(Said.in(refusals)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\u200b"})
    void aPhoneMayBeLeftOut(@Nullable String typed) {
        var refusals = new Refusals();
        assertThat(ExpertRules.phone(refusals, typed)).isNull();
        assertThat(Said.in(refusals)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234",
                "123456789012345678901234567890123",
                "-12345",
                "138x2345678",
                "1381234567\n8",
                "+- - - -",
                "1 - - - 2",
            })
    void whatHasOtherSignsOrFewerThanFiveDigitsOrTooManySignsIsNoPhone(String typed) {
        var refusals = new Refusals();
        assertThat(ExpertRules.phone(refusals, typed)).isNull();
        assertThat(Said.in(refusals)).containsExactly("INVALID phone");
    }

    @Test
    void anExpertAvoidsThirtyOrganisationsAtMost() {
        var refusals = new Refusals();
        assertThat(ExpertRules.avoids(refusals, organisations(30))).hasSize(30);
        assertThat(Said.in(refusals)).isEmpty();
        assertThat(ExpertRules.avoids(refusals, organisations(31))).isEmpty();
        assertThat(Said.in(refusals)).containsExactly("INVALID avoids");
        assertThat(refusals.list().getFirst().message()).contains("30").contains("31");
    }

    @Test
    void whatIsAvoidedIsKeptOnceWithSingleSpaces() {
        var refusals = new Refusals();
        assertThat(ExpertRules.avoids(refusals, List.of("数字  \t公司", " 财政局 ", "数字 公司", "财政局")))
                .containsExactly("数字 公司", "财政局");
        assertThat(Said.in(refusals)).isEmpty();
    }

    @Test
    void aNameThatIsAvoidedHasTwoToSixtySigns() {
        var refusals = new Refusals();
        assertThat(ExpertRules.avoids(refusals, List.of("财政", "局".repeat(60)))).hasSize(2);
        assertThat(Said.in(refusals)).isEmpty();
        assertThat(ExpertRules.avoids(refusals, List.of("财政局", "局", "", "局".repeat(61))))
                .containsExactly("财政局");
        assertThat(Said.in(refusals)).containsExactly("INVALID avoids.1", "REQUIRED avoids.2", "INVALID avoids.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"局\u200b", "局 \u200d", "\u2060 局"})
    void aNameThatIsOneSignOnceItIsComparedIsTooShort(String name) {
        var refusals = new Refusals();
        assertThat(ExpertRules.avoids(refusals, List.of(name))).isEmpty();
        assertThat(Said.in(refusals)).containsExactly("INVALID avoids.0");
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "100, true", "101, false"})
    void aScoreLiesBetweenZeroAndAHundredBothIncluded(int score, boolean holds) {
        assertThat(Said.by(refusals -> ExpertRules.score(refusals, score)))
                .isEqualTo(holds ? List.of() : List.of("INVALID score"));
    }

    @Test
    void whatWasReadIsWhatIsThere() {
        assertThat(Said.by(refusals -> ExpertRules.version(refusals, 2, 2))).isEmpty();
        assertThat(Said.by(refusals -> ExpertRules.version(refusals, 1, 2))).containsExactly("STALE version");
        assertThat(Said.by(refusals -> ExpertRules.version(refusals, 3, 2))).containsExactly("STALE version");
    }

    private static List<String> organisations(int count) {
        return IntStream.range(0, count).mapToObj(n -> "第" + n + "单位").toList();
    }
}
