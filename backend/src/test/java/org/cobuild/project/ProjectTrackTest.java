package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectTrackTest {
    @ParameterizedTest(name = "{0} with {1} and {2} goes {3}")
    @CsvSource({
        "0,         300000, 1000000, FILE_ONLY",
        "299999.99, 300000, 1000000, FILE_ONLY",
        "300000,    300000, 1000000, LIGHT",
        "999999.99, 300000, 1000000, LIGHT",
        "1000000,   300000, 1000000, FULL",
        "299999.99,       , 1000000, LIGHT",
        "299999.99, 300000,        , FILE_ONLY",
        "300000,    300000,        , FULL",
        "300000,          ,        , ",
        // A county whose threshold is above its city's light limit reviews nothing by the light track.
        "400000,    500000,  300000, FILE_ONLY",
        "500000,    500000,  300000, FULL",
    })
    void theAmountDecides(
            BigDecimal amount,
            @Nullable BigDecimal threshold,
            @Nullable BigDecimal lightLimit,
            @Nullable ProjectTrack track) {
        assertThat(ProjectTrack.of(amount, threshold, lightLimit)).isEqualTo(track);
    }
}
