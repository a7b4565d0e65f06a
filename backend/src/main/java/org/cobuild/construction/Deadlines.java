package org.cobuild.construction;

import java.time.LocalDate;

/** Dates that rules set. */
final class Deadlines {
    private Deadlines() {}

    /** The policy value that says within how many days a supplier of that size must be paid. */
    static String daysToPay(SupplierSize size) {
        // State Council decree 802, art. 9: small and medium enterprises are paid within 30 days of delivery, or within
        // what was agreed, at most 60. The contracts of this portal agree on the latter.
        return size == SupplierSize.LARGE ? "statutory_payment_days" : "statutory_payment_days_agreed";
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
