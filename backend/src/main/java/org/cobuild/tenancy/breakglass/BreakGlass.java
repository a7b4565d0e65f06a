package org.cobuild.tenancy.breakglass;

import java.time.Instant;
import org.cobuild.platform.Identified;
import org.jspecify.annotations.Nullable;

/**
 * That an operator may look, or could, into a tenant's business data. Names are those of the day.
 *
 * @param endsAt its limit
 * @param endedAt when somebody ended it before its time; null when nobody did
 */
public record BreakGlass(
        long id,
        long tenantId,
        String personName,
        String unitName,
        String reason,
        Instant beganAt,
        Instant endsAt,
        @Nullable Instant endedAt,
        @Nullable String endedByName,
        @Nullable String endedByUnit)
        implements Identified {

    boolean openAt(Instant now) {
        return endedAt == null && endsAt.isAfter(now);
    }
}
