package org.cobuild.approval;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a route is chosen by.
 *
 * @param category a code of the subject's room; null when the subject has none
 * @param amount in yuan
 * @param crossing whether units of other tenants take part
 * @param special whether it goes by the special track
 */
public record RouteFacts(@Nullable String category, BigDecimal amount, boolean crossing, boolean special) {
    /** A matter that goes the usual way. */
    public RouteFacts(@Nullable String category, BigDecimal amount, boolean crossing) {
        this(category, amount, crossing, false);
    }
}
