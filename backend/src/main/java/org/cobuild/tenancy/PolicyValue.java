package org.cobuild.tenancy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number of a rule from a day on, until a later one of the same tenant.
 *
 * @param value a decimal, as it was written
 * @param clause the text it comes from
 * @param mark T, L or C
 * @param countyMay what a county may do with a value of its city: NO, LOWER, RAISE or ANY
 * @param setByName who set it on screen, null when it came with the tenant's folder
 * @param setAt null when that was not kept yet
 */
public record PolicyValue(
        long tenantId,
        String name,
        String value,
        LocalDate effectiveOn,
        @Nullable String clause,
        String mark,
        String countyMay,
        @Nullable String setByName,
        @Nullable Instant setAt) {

    public BigDecimal number() {
        return new BigDecimal(value);
    }

    /** Whether both say the same, whoever set them. */
    public boolean says(PolicyValue other) {
        return number().compareTo(other.number()) == 0
                && Objects.equals(clause, other.clause)
                && mark.equals(other.mark)
                && countyMay.equals(other.countyMay);
    }
}
