package org.cobuild.tenancy;

import static org.cobuild.db.Tables.CALENDAR_DAY;
import static org.cobuild.db.Tables.CALENDAR_YEAR;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import org.cobuild.platform.Change;
import org.cobuild.tenancy.calendar.NationalCalendar;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Counts working days by the calendar of the tenant's city: weekends, holidays and shifted working weekends of the
 * nation, and what the city says otherwise. Every deadline of the product that is counted in working days, or moves to
 * one, comes from here; once set it stays, whatever the calendar becomes. What a city says is remembered: a change made
 * here is seen at once, one made by another process of the portal within a minute.
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
        var own = own(cityId);
        var day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (working(day, own)) {
                left--;
            }
        }
        return day;
    }

    /** How many working days there are after {@code from} up to {@code to}. */
    public int between(long cityId, LocalDate from, LocalDate to) {
        var own = own(cityId);
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(day -> working(day, own))
                .count();
    }

    /** The day itself if it is a working day, otherwise the next one: a last day moves, a statutory one does not. */
    public LocalDate onOrAfter(long cityId, LocalDate day) {
        var own = own(cityId);
        var next = day;
        while (!working(next, own)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /**
     * The last year, without a gap, of which the shifted days are known, from the nation or entered by the city: a
     * deadline in a later year is counted by the days that the law names alone, and is shown as such.
     */
    public int knownUntil(long cityId) {
        var entered = new HashSet<>(sql.select(CALENDAR_YEAR.YEAR)
                .from(CALENDAR_YEAR)
                .where(TenantScope.marked(CALENDAR_YEAR, CALENDAR_YEAR.TENANT_ID.eq(cityId)))
                .fetch(CALENDAR_YEAR.YEAR));
        int year = NationalCalendar.get().lastAnnounced();
        while (entered.contains(year + 1)) {
            year++;
        }
        return year;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    public void forget(Change change) {
        if (change.subjectType().equals("Tenant")) {
            calendars.invalidateAll();
        }
    }

    private Map<LocalDate, Boolean> own(long cityId) {
        return calendars.get(cityId, this::read);
    }

    private Map<LocalDate, Boolean> read(long cityId) {
        return sql.select(CALENDAR_DAY.DAY, CALENDAR_DAY.WORKING)
                .from(CALENDAR_DAY)
                .where(TenantScope.marked(CALENDAR_DAY, CALENDAR_DAY.TENANT_ID.eq(cityId)))
                .fetchMap(CALENDAR_DAY.DAY, CALENDAR_DAY.WORKING);
    }

    private static boolean working(LocalDate day, Map<LocalDate, Boolean> own) {
        var said = own.get(day);
        return said == null ? NationalCalendar.get().working(day) : said;
    }
}
