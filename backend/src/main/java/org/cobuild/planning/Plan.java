package org.cobuild.planning;

import java.time.Instant;
import org.cobuild.platform.Identified;

/**
 * A plan of several years of a tenant.
 *
 * @param lastYear included
 */
public record Plan(
        long id,
        long tenantId,
        String title,
        int firstYear,
        int lastYear,
        PlanState state,
        int version,
        Instant updatedAt)
        implements Identified {

    /** Whether it is in force and says something of that year. */
    public boolean binds(int year) {
        return state == PlanState.IN_FORCE && firstYear <= year && year <= lastYear;
    }
}
