package org.cobuild.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {
    /** The example of GB 32100-2015 itself, and codes of well-known organisations. */
    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91110000802100433B", "911100007109250324"})
    void rightCheckCharactersPass(String code) {
        assertThat(CreditCode.checks(code)).isTrue();
    }

    @Test
    void everyOtherCheckCharacterFails() {
        for (var check : "012456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            assertThat(CreditCode.checks("91350100M000100Y4" + check)).isFalse();
        }
    }

    @Test
    void swappedNeighboursFail() {
        assertThat(CreditCode.checks("91350100M001000Y43")).isFalse();
    }
}
