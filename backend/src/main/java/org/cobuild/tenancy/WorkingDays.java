package org.cobuild.tenancy;

import static org.cobuild.db.Tables.CALENDAR_DAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Counts working days by the calendar of the tenant's city: weekends, holidays and shifted working weekends. */
@Component
public class WorkingDays {
    private final DSLContext sql;

    WorkingDays(DSLContext sql) {
        this.sql = sql;
    }

    /** The last day of a term of {@code days} working days that begins on the day after {@code from}. */
    public LocalDate after(long cityId, LocalDate from, int days) {
        var shifted = shifted(cityId, from, from.plusDays(days * 2L + 30));
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
        var shifted = shifted(cityId, day, day.plusDays(30));
        var next = day;
        while (!working(next, shifted)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private Map<LocalDate, Boolean> shifted(long cityId, LocalDate from, LocalDate to) {
        return sql.select(CALENDAR_DAY.DAY, CALENDAR_DAY.WORKING)
                .from(CALENDAR_DAY)
                .where(TenantScope.marked(CALENDAR_DAY, CALENDAR_DAY.TENANT_ID.eq(cityId)))
                .and(CALENDAR_DAY.DAY.between(from, to))
                .fetchMap(CALENDAR_DAY.DAY, CALENDAR_DAY.WORKING);
    }

    static boolean working(LocalDate day, Map<LocalDate, Boolean> shifted) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return shifted.getOrDefault(day, !weekend);
    }
}
