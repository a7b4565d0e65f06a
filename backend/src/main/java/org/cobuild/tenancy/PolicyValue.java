package org.cobuild.tenancy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number of a rule from a day on, until a later one of the same tenant.
 *
 * @param value a decimal, as it was written; null: from that day on the county has what its city has
 * @param clause the text it comes from
 * @param mark T, L or C
 * @param countyMay what a county may do with a value of its city: NO, LOWER, RAISE or ANY
 * @param setByName who set it on screen, null when it came with the tenant's folder
 * @param setAt null when that was not kept yet
 */
public record PolicyValue(
        long tenantId,
        String name,
        @Nullable String value,
        LocalDate effectiveOn,
        @Nullable String clause,
        String mark,
        String countyMay,
        @Nullable String setByName,
        @Nullable Instant setAt) {

    /** Whether it ends what the county had of its own. */
    public boolean inherits() {
        return value == null;
    }

    /** Of one that doesn't inherit. */
    public BigDecimal number() {
        return new BigDecimal(Objects.requireNonNull(value));
    }

    /** Whether both say the same, whoever set them. */
    public boolean says(PolicyValue other) {
        return sameNumber(other)
                && Objects.equals(clause, other.clause)
                && mark.equals(other.mark)
                && countyMay.equals(other.countyMay);
    }

    /** Whether both are the same number, or both inherit. */
    public boolean sameNumber(PolicyValue other) {
        return inherits() || other.inherits()
                ? inherits() == other.inherits()
                : number().compareTo(other.number()) == 0;
    }
}
