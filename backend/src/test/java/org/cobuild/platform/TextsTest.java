package org.cobuild.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as something that was written. */
class TextsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\u3000\t\n",
                "\u200b\u200b",
                "\ufeff \u200d\u2060",
                "\u3164\u3164",
                "\u00a0\u202f",
                "\u2800\u2800"
            })
    void aTextThatNobodySeesIsNone(String text) {
        assertThat(Texts.clean(text)).isNull();
        var refusals = new Refusals();
        Texts.check(refusals, PlatformErrorCode.INVALID, PlatformErrorCode.INVALID, "opinion", text, 2, 2000);
        assertThat(refusals.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"同意", "👨\u200d👩\u200d👧", "می\u200cخواهم", "𠮷", "-"})
    void whatIsSeenIsKeptAsItIs(String text) {
        assertThat(Texts.clean(text)).isEqualTo(text);
    }
}
