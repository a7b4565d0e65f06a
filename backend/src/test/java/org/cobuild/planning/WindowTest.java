package org.cobuild.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A window holds both of its days. */
class WindowTest {
    private static final Window WINDOW = new Window(LocalDate.of(2025, 8, 1), LocalDate.of(2025, 9, 15));

    @Test
    void itIsOpenFromItsFirstDayToTheEndOfItsLast() {
        assertThat(WINDOW.state(LocalDate.of(2025, 7, 31))).isEqualTo(Window.State.UPCOMING);
        assertThat(WINDOW.state(LocalDate.of(2025, 8, 1))).isEqualTo(Window.State.OPEN);
        assertThat(WINDOW.state(LocalDate.of(2025, 9, 15))).isEqualTo(Window.State.OPEN);
        assertThat(WINDOW.state(LocalDate.of(2025, 9, 16))).isEqualTo(Window.State.CLOSED);
    }

    @Test
    void itCountsTheDaysLeftAndNoneOnTheLast() {
        assertThat(WINDOW.daysLeft(LocalDate.of(2025, 7, 31))).isNull();
        assertThat(WINDOW.daysLeft(LocalDate.of(2025, 9, 1))).isEqualTo(14);
        assertThat(WINDOW.daysLeft(LocalDate.of(2025, 9, 15))).isZero();
        assertThat(WINDOW.daysLeft(LocalDate.of(2025, 9, 16))).isNull();
    }

    @Test
    void aWindowOfOneDayIsOpenOnIt() {
        var day = LocalDate.of(2025, 8, 1);
        assertThat(new Window(day, day).state(day)).isEqualTo(Window.State.OPEN);
    }
}
