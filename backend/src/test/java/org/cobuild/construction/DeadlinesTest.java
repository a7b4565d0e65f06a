package org.cobuild.construction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    @Test
    void theStatutoryDateDoesNotMoveForAWeekend() {
        var payBy = Deadlines.payBy(LocalDate.of(2026, 11, 10), 60);

        assertThat(payBy).isEqualTo("2027-01-09").isEqualTo(LocalDate.of(2027, 1, 9));
        assertThat(payBy.getDayOfWeek()).isEqualTo(java.time.DayOfWeek.SATURDAY);
    }

    @Test
    void monthsEndOnTheSameDayNumberOrOnTheMonthsLastDay() {
        assertThat(Deadlines.monthsAfter(LocalDate.of(2026, 11, 30), 6)).isEqualTo("2027-05-30");
        assertThat(Deadlines.monthsAfter(LocalDate.of(2026, 8, 31), 6)).isEqualTo("2027-02-28");
    }

    @Test
    void aSupplierIsPaidWithinWhatIsAgreedAndOtherwiseWithinTheStatutoryDays() {
        assertThat(Deadlines.daysToPay(null, 30)).isEqualTo(30);
        assertThat(Deadlines.daysToPay(60, 30)).isEqualTo(60);
        assertThat(Deadlines.daysToPay(15, 30)).isEqualTo(15);
    }
}
