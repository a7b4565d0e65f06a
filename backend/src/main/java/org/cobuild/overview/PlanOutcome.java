package org.cobuild.overview;

import java.math.BigDecimal;
import java.time.Instant;
import org.cobuild.platform.Money;

/**
 * What a plan, a goal or a task got for its money, as far as the caller sees it.
 *
 * @param count projects that serve it, in every stage
 * @param approved of those that the caller sees whole
 * @param paid of the same
 * @param inOperation how many of all are in operation
 */
record PlanOutcome(Instant asOf, int count, int approvedCount, BigDecimal approved, BigDecimal paid, int inOperation) {
    static PlanOutcome none(Instant asOf) {
        return new PlanOutcome(asOf, 0, 0, Money.ZERO, Money.ZERO, 0);
    }
}
