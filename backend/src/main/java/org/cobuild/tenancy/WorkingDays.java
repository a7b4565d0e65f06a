package org.cobuild.tenancy;

import static org.cobuild.db.Tables.CALENDAR_DAY;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.cobuild.platform.Change;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Counts working days by the calendar of the tenant's city: weekends, holidays and shifted working weekends. A calendar
 * is announced months ahead, so it is remembered: a change made here is seen at once, one made by another process of
 * the portal within a minute.
 */
@Component
public class WorkingDays {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST = 1_000;
    private final Cache<Long, Map<LocalDate, Boolean>> calendars =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST).build();
    private final DSLContext sql;

    WorkingDays(DSLContext sql) {
        this.sql = sql;
    }

    /** The last day of a term of {@code days} working days that begins on the day after {@code from}. */
    public LocalDate after(long cityId, LocalDate from, int days) {
        var shifted = shifted(cityId);
        var day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (working(day, shifted)) {
                left--;
            }
        }
        return day;
    }

    /** The day itself if it is a working day, otherwise the next one: a last day moves, a statutory one does not. */
    public LocalDate onOrAfter(long cityId, LocalDate day) {
        var shifted = shifted(cityId);
        var next = day;
        while (!working(next, shifted)) {
            next = next.plusDays(1);
        }
        return next;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    public void forget(Change change) {
        if (change.subjectType().equals("Tenant")) {
            calendars.invalidateAll();
        }
    }

    private Map<LocalDate, Boolean> shifted(long cityId) {
        return calendars.get(cityId, this::read);
    }

    private Map<LocalDate, Boolean> read(long cityId) {
        return sql.select(CALENDAR_DAY.DAY, CALENDAR_DAY.WORKING)
                .from(CALENDAR_DAY)
                .where(TenantScope.marked(CALENDAR_DAY, CALENDAR_DAY.TENANT_ID.eq(cityId)))
                .fetchMap(CALENDAR_DAY.DAY, CALENDAR_DAY.WORKING);
    }

    static boolean working(LocalDate day, Map<LocalDate, Boolean> shifted) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return shifted.getOrDefault(day, !weekend);
    }
}
