package org.cobuild.tenancy.policy;

import java.math.BigDecimal;

/** Two rules whose numbers would contradict each other. */
enum PolicyPair {
    THRESHOLD_LIGHT(PolicyRule.PROCEDURE_THRESHOLD, PolicyRule.LIGHT_TRACK_LIMIT),
    LIGHT_LEADING(PolicyRule.LIGHT_TRACK_LIMIT, PolicyRule.LEADING_GROUP_LIMIT),
    STATUTORY_AGREED(PolicyRule.STATUTORY_PAYMENT_DAYS, PolicyRule.STATUTORY_PAYMENT_DAYS_AGREED),
    EVALUATION_WINDOW(PolicyRule.EVALUATION_FROM_MONTHS, PolicyRule.EVALUATION_TO_MONTHS),
    FAIR_GOOD(PolicyRule.GRADE_FAIR_FROM, PolicyRule.GRADE_GOOD_FROM),
    GOOD_EXCELLENT(PolicyRule.GRADE_GOOD_FROM, PolicyRule.GRADE_EXCELLENT_FROM),
    /** What is paid before and what is kept back are parts of one contract. */
    PREPAID_RETAINED(PolicyRule.PREPAYMENT_CAP, PolicyRule.RETENTION_RATIO) {
        @Override
        boolean agree(BigDecimal low, BigDecimal high) {
            return low.add(high).compareTo(BigDecimal.ONE) <= 0;
        }
    };

    private final PolicyRule low;
    private final PolicyRule high;

    PolicyPair(PolicyRule low, PolicyRule high) {
        this.low = low;
        this.high = high;
    }

    PolicyRule low() {
        return low;
    }

    PolicyRule high() {
        return high;
    }

    boolean concerns(PolicyRule rule) {
        return rule == low || rule == high;
    }

    boolean agree(BigDecimal lowValue, BigDecimal highValue) {
        return lowValue.compareTo(highValue) <= 0;
    }
}
