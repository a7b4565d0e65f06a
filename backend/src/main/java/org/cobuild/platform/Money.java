package org.cobuild.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;

/** Arithmetic of yuan and fen. */
public final class Money {
    public static final BigDecimal ZERO = new BigDecimal("0.00");

    private Money() {}

    /** quantity × unit price, rounded half up to the fen. */
    public static BigDecimal times(BigDecimal quantity, BigDecimal unitPrice) {
        return quantity.multiply(unitPrice).setScale(2, RoundingMode.HALF_UP);
    }

    public static BigDecimal sum(Collection<BigDecimal> amounts) {
        return amounts.stream().reduce(ZERO, BigDecimal::add).setScale(2, RoundingMode.UNNECESSARY);
    }

    public static boolean equal(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) == 0;
    }

    public static boolean positive(BigDecimal amount) {
        return amount.signum() > 0;
    }

    /** For sentences: yuan with separators of thousands, the same in both languages, e.g. {@code 9,175,000.00}. */
    public static String text(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
