package org.cobuild.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What the close of a year makes of its sums. */
class YearResultTest {
    private static final BigDecimal FORTY_PERCENT = new BigDecimal("0.400000");

    @Test
    void fortyPercentOfANetOf936000FlowBack() {
        var result = close("1860000.00", "924000.00", "0.00", true);

        assertThat(result.net()).isEqualByComparingTo("936000.00");
        assertThat(result.reinvested()).isEqualByComparingTo("374400.00");
        assertThat(result.lossLeft()).isEqualByComparingTo("0");
    }

    @Test
    void aLossFeedsNothingBackAndIsCarriedForward() {
        var result = close("100.00", "150.00", "20.00", true);

        assertThat(result.net()).isEqualByComparingTo("-50.00");
        assertThat(result.reinvested()).isEqualByComparingTo("0");
        assertThat(result.lossCarried()).isEqualByComparingTo("0");
        assertThat(result.lossLeft()).isEqualByComparingTo("70.00");
    }

    @Test
    void aNetMakesUpForEarlierLossesFirst() {
        var result = close("200.00", "100.00", "70.00", true);

        assertThat(result.lossCarried()).isEqualByComparingTo("70.00");
        assertThat(result.lossLeft()).isEqualByComparingTo("0");
        assertThat(result.reinvested()).isEqualByComparingTo("12.00");
    }

    @Test
    void aLossThatIsLargerThanTheNetStaysForLaterYears() {
        var result = close("200.00", "100.00", "170.00", true);

        assertThat(result.lossCarried()).isEqualByComparingTo("100.00");
        assertThat(result.lossLeft()).isEqualByComparingTo("70.00");
        assertThat(result.reinvested()).isEqualByComparingTo("0");
    }

    @Test
    void aPolicyThatCarriesNoLossForgetsIt() {
        assertThat(close("100.00", "150.00", "0.00", false).lossLeft()).isEqualByComparingTo("0");
        assertThat(close("200.00", "100.00", "70.00", false).reinvested()).isEqualByComparingTo("40.00");
    }

    @Test
    void theShareIsRoundedHalfUpToTheFen() {
        assertThat(YearResult.of(
                                new BigDecimal("0.33"),
                                new BigDecimal("0.00"),
                                new BigDecimal("0.00"),
                                true,
                                new BigDecimal("0.500000"))
                        .reinvested())
                .isEqualTo(new BigDecimal("0.17"));
    }

    private static YearResult close(String revenue, String cost, String lossBefore, boolean carries) {
        return YearResult.of(
                new BigDecimal(revenue), new BigDecimal(cost), new BigDecimal(lossBefore), carries, FORTY_PERCENT);
    }
}
