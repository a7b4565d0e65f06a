package org.cobuild.tenancy;

import static org.cobuild.db.Tables.CALENDAR_DAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobuild.db.tables.records.CalendarDayRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * {@code calendar.yaml}: by year, the holidays that fall on weekdays and the weekend days on which people work, as the
 * State Council announces them each autumn. A city's calendar holds for its counties.
 */
@Component
class CalendarFile implements FolderPart {
    static final String NAME = "calendar.yaml";
    private final DSLContext sql;

    CalendarFile(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String file() {
        return NAME;
    }

    @Override
    public void apply(Grant grant, Map<String, Unit> units, List<FolderRow> rows) {
        var days = new TreeMap<LocalDate, Boolean>();
        var years = new ArrayList<Condition>();
        for (var row : rows) {
            row.onlyKeys("year", "holidays", "workdays");
            int year = row.number("year", 2000, 2100);
            row.texts("holidays").forEach(span -> holidays(row, year, span, days));
            for (var text : row.texts("workdays")) {
                var day = row.date("workdays", text);
                if (day.getYear() != year || !weekend(day) || days.put(day, true) != null) {
                    row.wrong("folder.calendar.workday", text);
                }
            }
            years.add(CALENDAR_DAY.DAY.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        }
        sql.deleteFrom(CALENDAR_DAY)
                .where(grant.on(CALENDAR_DAY))
                .and(DSL.or(years))
                .execute();
        sql.batchInsert(days.entrySet().stream()
                        .map(day -> new CalendarDayRecord(grant.tenantId(), day.getKey(), day.getValue()))
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
        first.datesUntil(last.plusDays(1)).filter(day -> !weekend(day)).forEach(day -> {
            if (days.put(day, false) != null) {
                row.wrong("folder.calendar.span", span);
            }
        });
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
