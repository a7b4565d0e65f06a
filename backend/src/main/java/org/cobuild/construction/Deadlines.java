package org.cobuild.construction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates that rules set. */
final class Deadlines {
    private Deadlines() {}

    /**
     * Within how many days of delivery a supplier is paid. State Council decree 802, art. 9: within what the contract
     * agrees on, otherwise within the statutory days.
     *
     * @param agreed null when nothing is agreed
     */
    static int daysToPay(@Nullable Integer agreed, int statutory) {
        return agreed == null ? statutory : agreed;
    }

    /** The statutory last day of payment: counted from delivery, and moved by no holiday, the safe reading. */
    static LocalDate payBy(LocalDate deliveredOn, int days) {
        return deliveredOn.plusDays(days);
    }

    /**
     * The last day of a period of months: the same day number, or the month's last day. It moves to a working day
     * afterwards, unlike a statutory one.
     */
    static LocalDate monthsAfter(LocalDate day, int months) {
        return day.plusMonths(months);
    }
}
