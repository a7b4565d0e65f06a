package org.cobuild.approval.flow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of a whole as people write it, e.g. 2/3. Compared without rounding: two of three reach 2/3. */
public record Ratio(int part, int whole) {
    private static final BigDecimal DECIMALS = new BigDecimal("0.0001");
    private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d?)/([1-9]\\d?)");

    /** @param text e.g. {@code 2/3}; nothing when it isn't a part of a whole, i.e. above 0 and at most 1 */
    public static Optional<Ratio> parse(String text) {
        var match = WRITTEN.matcher(text.strip());
        return match.matches()
                ? Optional.of(new Ratio(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                        .filter(ratio -> ratio.part <= ratio.whole)
                : Optional.empty();
    }

    /**
     * The plain part of a whole that a decimal of the policy profile stands for: 0.6666 and 0.6667 are 2/3. Where none
     * of two digits comes as near as four decimals, the next one above, so that never fewer are enough.
     *
     * @param decimal above 0 and at most 1
     */
    public static Ratio of(BigDecimal decimal) {
        for (int whole = 1; whole < 100; whole++) {
            var wanted = decimal.multiply(BigDecimal.valueOf(whole));
            var part = wanted.setScale(0, RoundingMode.HALF_UP).intValueExact();
            var away = wanted.subtract(BigDecimal.valueOf(part)).abs();
            if (part > 0 && away.compareTo(DECIMALS.multiply(BigDecimal.valueOf(whole))) < 0) {
                return new Ratio(part, whole);
            }
        }
        return new Ratio(
                decimal.multiply(BigDecimal.valueOf(99))
                        .setScale(0, RoundingMode.CEILING)
                        .intValueExact(),
                99);
    }

    /** Out of a column. */
    public static @Nullable Ratio read(@Nullable String text) {
        return text == null ? null : parse(text).orElseThrow();
    }

    boolean reached(int agreed, int all) {
        return (long) agreed * whole >= (long) part * all;
    }

    @Override
    public String toString() {
        return part + "/" + whole;
    }
}
