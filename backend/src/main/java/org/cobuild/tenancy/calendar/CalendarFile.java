package org.cobuild.tenancy.calendar;

import static org.cobuild.db.Tables.CALENDAR_DAY;
import static org.cobuild.db.Tables.CALENDAR_YEAR;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobuild.db.tables.records.CalendarDayRecord;
import org.cobuild.db.tables.records.CalendarYearRecord;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.FolderPart;
import org.cobuild.tenancy.FolderRow;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Unit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * {@code calendar.yaml}: by year, what a city says other than the national calendar does: {@code holidays} on which
 * people don't work, {@code workdays} on which they do, and the {@code notice} when the city entered a year that the
 * product did not know yet. A city's calendar holds for its counties.
 */
@Component
public class CalendarFile implements FolderPart {
    private final DSLContext sql;
    private final PortalClock clock;

    public CalendarFile(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String file() {
        return "calendar.yaml";
    }

    @Override
    public void apply(Grant grant, Map<String, Unit> units, List<FolderRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var days = new TreeMap<LocalDate, Boolean>();
        var years = new ArrayList<Condition>();
        var entered = new ArrayList<Condition>();
        var notices = new ArrayList<CalendarYearRecord>();
        for (var row : rows) {
            row.onlyKeys("year", "notice", "holidays", "workdays");
            int year = row.number("year", 2000, 2100);
            row.texts("holidays").forEach(span -> holidays(row, year, span, days));
            for (var text : row.texts("workdays")) {
                var day = row.date("workdays", text);
                if (day.getYear() != year || ordinary(day, true) || days.put(day, true) != null) {
                    row.wrong("folder.calendar.workday", text);
                }
            }
            years.add(CALENDAR_DAY.DAY.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
            entered.add(CALENDAR_YEAR.YEAR.eq(year));
            var notice = row.textOrNull("notice");
            if (notice != null) {
                notices.add(new CalendarYearRecord(grant.tenantId(), year, notice, null, clock.now()));
            }
        }
        sql.deleteFrom(CALENDAR_DAY)
                .where(grant.on(CALENDAR_DAY))
                .and(DSL.or(years))
                .execute();
        sql.deleteFrom(CALENDAR_YEAR)
                .where(grant.on(CALENDAR_YEAR))
                .and(DSL.or(entered))
                .execute();
        sql.batchInsert(notices).execute();
        sql.batchInsert(days.entrySet().stream()
                        .filter(day -> NationalCalendar.get().working(day.getKey()) != day.getValue())
                        .map(day -> new CalendarDayRecord(grant.tenantId(), day.getKey(), day.getValue(), null))
                        .toList())
                .execute();
    }

    /** One day, or {@code first/last}; weekend days in between are free anyway. */
    private static void holidays(FolderRow row, int year, String span, Map<LocalDate, Boolean> days) {
        var ends = span.split("/", -1);
        var first = row.date("holidays", ends[0].strip());
        var last = ends.length == 1 ? first : row.date("holidays", ends[ends.length - 1].strip());
        if (ends.length > 2 || first.getYear() != year || last.getYear() != year || last.isBefore(first)) {
            row.wrong("folder.calendar.span", span);
            return;
        }
        first.datesUntil(last.plusDays(1)).filter(day -> !ordinary(day, false)).forEach(day -> {
            if (days.put(day, false) != null) {
                row.wrong("folder.calendar.span", span);
            }
        });
    }

    /** Whether a day is that by its weekday alone, so that nobody has to say so. */
    private static boolean ordinary(LocalDate day, boolean working) {
        return NationalCalendar.get().special(day) == null && NationalCalendar.weekend(day) != working;
    }
}
