package org.cobuild.audit.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What kept a head from being signed or countersigned.
 *
 * @param tenantId whose log it is
 * @param witnessTenantId who refused to countersign; null when the tenant itself refused to sign
 * @param knownSize entries of the head that was signed before
 * @param size entries of the log when it was found
 * @param place the first position that is wrong, as far as it is known
 */
public record LogAlarm(
        long id,
        long tenantId,
        Kind kind,
        @Nullable Long witnessTenantId,
        long knownSize,
        long size,
        long place,
        Instant foundAt,
        Instant lastAt) {

    /** What is wrong. */
    public enum Kind {
        /** There are fewer entries than were signed: the database was taken back, or cut. */
        ROLLBACK,
        /** The entries that were signed are not those that are there. */
        FORK,
        /** A position has no entry. */
        GAP,
        /** An entry is not what its leaf was made of. */
        LEAF,
        /** The tenant's signature on its head does not hold. */
        SIGNATURE
    }
}
