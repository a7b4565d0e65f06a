package org.cobuild.project;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How much procedure a project needs. */
public enum ProjectTrack {
    /** Filed, not reviewed. */
    FILE_ONLY,
    /** With fewer steps. */
    LIGHT,
    FULL;

    /**
     * By the amount: 三十万元以上的项目按程序立项, and the light track up to a limit. An amount that equals a limit belongs to the
     * fuller side, as a route's {@code from} and {@code below} count it.
     *
     * @param amount in yuan
     * @param threshold from which on there is a review; null where nobody has set it
     * @param lightLimit from which on the procedure is the full one; null where nobody has set it
     * @return null when neither is set
     */
    static @Nullable ProjectTrack of(
            BigDecimal amount, @Nullable BigDecimal threshold, @Nullable BigDecimal lightLimit) {
        if (threshold == null && lightLimit == null) {
            return null;
        }
        if (threshold != null && amount.compareTo(threshold) < 0) {
            return FILE_ONLY;
        }
        return lightLimit != null && amount.compareTo(lightLimit) < 0 ? LIGHT : FULL;
    }
}
