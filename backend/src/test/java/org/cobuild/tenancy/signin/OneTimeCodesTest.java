package org.cobuild.tenancy.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The table of RFC 6238, appendix B, for SHA-1; of its eight digits the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130",
    })
    void areThoseOfTheRfc(long second, String code) {
        assertThat(OneTimeCodes.step(SECRET, code, Instant.ofEpochSecond(second), 0))
                .hasValue(second / 30);
    }

    @ParameterizedTest
    @CsvSource({"-31, false", "-30, true", "0, true", "59, true", "60, false"})
    void countOneStepEarlyAndLate(long secondsSinceTheStepBegan, boolean counts) {
        var asked = Instant.ofEpochSecond(1_111_111_110L + secondsSinceTheStepBegan);
        assertThat(OneTimeCodes.step(SECRET, "050471", asked, 0).isPresent()).isEqualTo(counts);
    }

    @Test
    void aStepThatWasUsedAndThoseBeforeCountNoMore() {
        var now = Instant.ofEpochSecond(1_111_111_111);
        var step = 1_111_111_111L / 30;
        assertThat(OneTimeCodes.step(SECRET, "050471", now, step - 1)).hasValue(step);
        assertThat(OneTimeCodes.step(SECRET, "050471", now, step)).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, "081804", now, step - 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'050 471', 050471", "'０５０４７１', 050471", "' 050-471 ', 050471", "abcd–efgh, ABCDEFGH"})
    void areReadAsPeopleTypeThem(String typed, String plain) {
        assertThat(OneTimeCodes.plain(typed)).isEqualTo(plain);
    }

    @Test
    void recoveryCodesAreTenInGroupsAndNoneTwice() {
        var codes = OneTimeCodes.recoveryCodes();
        assertThat(codes).hasSize(10).allMatch(code -> code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));
        assertThat(new HashSet<>(codes)).hasSize(10);
        assertThat(codes).noneMatch(code -> OneTimeCodes.byTime(OneTimeCodes.plain(code)));
    }

    @Test
    void theAddressNamesPersonAndSecret() {
        assertThat(OneTimeCodes.uri(SECRET, "chen jing"))
                .isEqualTo("otpauth://totp/Cobuild:chen%20jing?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Cobuild"
                        + "&algorithm=SHA1&digits=6&period=30");
    }
}
