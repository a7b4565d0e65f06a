package org.cobuild.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was approved for the same thing in other projects, as far as the reader sees their lines: approved amount ÷
 * quantity, in yuan, rounded to the fen.
 *
 * @param count how many lines
 * @param excess by how many whole percent the asked line's unit price is above the median; null when it isn't
 * @param aboveAll whether it is above the highest
 * @param newest at most five, the newest approval first
 */
record EarlierPrices(
        int count,
        BigDecimal lowest,
        BigDecimal median,
        BigDecimal highest,
        @Nullable Integer excess,
        boolean aboveAll,
        List<One> newest) {
    /** As many examples are told. */
    static final int TOLD = 5;

    /** One of them. */
    record One(long projectId, BigDecimal unitPrice, LocalDate approvedOn) {}

    /**
     * One as it was found, with what is known of all that were found for the same line.
     *
     * @param age its place from 1, the newest approval first
     * @param rank its place from 1, the lowest price first
     */
    record Found(One one, int age, int rank, int count, BigDecimal lowest, BigDecimal highest) {}

    /** @param found of one line, not empty: the newest, and those in the middle by price */
    static EarlierPrices of(BigDecimal unitPrice, List<Found> found) {
        var any = found.getFirst();
        var middle = found.stream()
                .filter(each -> inTheMiddle(each.rank(), each.count()))
                .map(each -> each.one().unitPrice())
                .toList();
        var median = middle.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(middle.size()), 2, RoundingMode.HALF_UP);
        return new EarlierPrices(
                any.count(),
                any.lowest(),
                median,
                any.highest(),
                excess(unitPrice, median),
                unitPrice.compareTo(any.highest()) > 0,
                found.stream()
                        .filter(each -> each.age() <= TOLD)
                        .sorted(Comparator.comparing(Found::age))
                        .map(Found::one)
                        .toList());
    }

    private static boolean inTheMiddle(int rank, int count) {
        return 2 * rank >= count && 2 * rank <= count + 2;
    }

    private static @Nullable Integer excess(BigDecimal unitPrice, BigDecimal median) {
        if (median.signum() == 0 || unitPrice.compareTo(median) <= 0) {
            return null;
        }
        // A price of a billion times the usual one is a slip of the pen; the figure stays one that fits.
        return unitPrice
                .subtract(median)
                .movePointRight(2)
                .divide(median, 0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(999_999))
                .intValueExact();
    }
}
