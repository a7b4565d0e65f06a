package org.cobuild.tenancy.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cobuild.platform.Identified;
import org.jspecify.annotations.Nullable;

/**
 * A machine client as its tenant's administrator sees it: everything but its secrets.
 *
 * @param addresses networks from which it is used, empty: any
 * @param madeByName null when the portal itself made it
 * @param expiresOn the last day of use in the tenant's time zone; null for clients from before there was an end
 * @param formerEndsAt until when the secret before the present one is taken too, null when there is none
 * @param usedAt to the minute
 */
public record ApiClient(
        long id,
        String clientId,
        String name,
        List<String> scopes,
        List<String> addresses,
        Instant createdAt,
        @Nullable String madeByName,
        @Nullable LocalDate expiresOn,
        Instant secretMadeAt,
        @Nullable Instant formerEndsAt,
        @Nullable Instant formerUsedAt,
        @Nullable Instant usedAt,
        @Nullable String usedFrom,
        boolean enabled,
        @Nullable Instant revokedAt,
        int version)
        implements Identified {

    /** Whether it gets in. */
    enum State {
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    State stateOn(LocalDate today) {
        if (!enabled) {
            return State.REVOKED;
        }
        return expiresOn != null && expiresOn.isBefore(today) ? State.EXPIRED : State.ACTIVE;
    }
}
