package org.cobuild.tenancy;

import static org.cobuild.db.Tables.POST;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * From when until when a post is held. Rows say it and every read asks them at its instant: what is planned begins and
 * ends without a job, and with it all that its holder may.
 */
public final class PostTerm {
    private PostTerm() {}

    /** Posts that are held at that instant. */
    public static Condition held(Instant at) {
        return notOver(at).and(POST.BEGINS_AT.isNull().or(POST.BEGINS_AT.le(at)));
    }

    /** Posts that are held at that instant or will be. */
    public static Condition notOver(Instant at) {
        return POST.ENABLED.isTrue().and(POST.ENDS_AT.isNull().or(POST.ENDS_AT.gt(at)));
    }

    /** As {@link #notOver}, for a row that was read. */
    public static boolean notOver(@Nullable Boolean enabled, @Nullable Instant endsAt, Instant at) {
        return Boolean.TRUE.equals(enabled) && (endsAt == null || endsAt.isAfter(at));
    }

    /** When that day begins where the tenant is. */
    public static Instant begin(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The day of that instant where the tenant is. */
    public static @Nullable LocalDate day(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : LocalDate.ofInstant(at, zone);
    }
}
