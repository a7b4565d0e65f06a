package org.cobuild.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/** Arithmetic of yuan and fen. */
public final class Money {
    public static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000");

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

    /**
     * For sentences, with its unit, in the caller's language: Chinese officials read 万元, as long as nothing is lost by
     * it.
     */
    public static String text(BigDecimal amount) {
        if (!Locale.CHINESE.getLanguage().equals(LocaleContextHolder.getLocale().getLanguage())) {
            return String.format(Locale.ROOT, "¥%,.2f", amount);
        }
        var tenThousands = amount.movePointLeft(4).stripTrailingZeros();
        return amount.abs().compareTo(TEN_THOUSAND) >= 0 && tenThousands.scale() <= 2
                ? String.format(Locale.ROOT, "%,.2f 万元", tenThousands)
                : String.format(Locale.ROOT, "%,.2f 元", amount);
    }
}
