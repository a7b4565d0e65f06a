package org.cobuild.tenancy.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * A post that a person holds, has held or will hold, and where.
 *
 * @param over whether it is held no more
 * @param enabled whether it is held now
 * @param zone in which its days begin
 * @param provider that gave it at sign-in; null: by hand or by a folder
 */
record PersonPost(
        long id,
        long personId,
        long tenantId,
        long unitId,
        String title,
        String titleEn,
        String unitName,
        String unitNameEn,
        boolean enabled,
        boolean over,
        @Nullable Instant beginsAt,
        @Nullable Instant endsAt,
        ZoneId zone,
        @Nullable String provider,
        List<Role> roles)
        implements Identified {

    /** Its first day; null when it was there from the start. */
    public @Nullable LocalDate beginsOn() {
        return PostTerm.day(beginsAt, zone);
    }

    /** The day from which it is not held; null when no end is set. */
    public @Nullable LocalDate endsOn() {
        return PostTerm.day(endsAt, zone);
    }
}
