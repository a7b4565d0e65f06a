package org.cobuild.project;

import java.math.BigDecimal;
import org.cobuild.platform.Refusals;

/** Rules of form that several acts share. */
final class Rules {
    /** What fits into the columns of money. */
    private static final BigDecimal MOST_MONEY = new BigDecimal("9999999999999999.99");

    private Rules() {}

    /** A list has at most so many entries. */
    static void most(Refusals refusals, String path, int size, int most) {
        refusals.unless(
                size <= most,
                ProjectErrorCode.INVALID,
                "project.most",
                path,
                Integer.toString(most),
                Integer.toString(size));
        // What is far too long is not looked at entry by entry.
        if (size > most) {
            refusals.throwIfAny();
        }
    }

    /** Money that is planned is neither negative nor beyond what can be kept. */
    static void money(Refusals refusals, String path, BigDecimal amount) {
        refusals.unless(amount.signum() >= 0, ProjectErrorCode.INVALID, "project.money.negative", path);
        refusals.unless(amount.compareTo(MOST_MONEY) <= 0, ProjectErrorCode.INVALID, "project.money.huge", path);
    }
}
