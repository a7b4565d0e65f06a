package org.cobuild.tenancy.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A year as it holds for a city and its counties.
 *
 * @param notice the announcement by which the city entered the year, null when it did not
 * @param days the days that are not as their weekday says, or have a name, in order
 * @param workingDays how many days people work in it
 */
record CalendarYear(
        int year,
        CalendarStatus status,
        @Nullable String notice,
        @Nullable String setByName,
        @Nullable Instant setAt,
        List<CalendarDay> days,
        int workingDays,
        boolean viewerCanSet) {

    /** How much is known of a year. */
    enum CalendarStatus {
        ANNOUNCED,
        ENTERED,
        EXPECTED,
        UNKNOWN
    }

    /** Who says so. */
    enum CalendarSource {
        NATIONAL,
        OWN
    }

    /**
     * A day of it.
     *
     * @param nationalWorking what the national calendar says, also where the city says otherwise
     */
    record CalendarDay(
            LocalDate day,
            boolean working,
            @Nullable String name,
            @Nullable String nameEn,
            CalendarSource source,
            boolean nationalWorking) {}

    /** What a city says of a day. */
    record OwnDay(boolean working, @Nullable String name) {}

    /** What a city says of a year as a whole. */
    record Notice(String text, @Nullable String setByName, Instant setAt) {}

    static CalendarYear of(int year, Map<LocalDate, OwnDay> own, @Nullable Notice notice, boolean viewerCanSet) {
        var nation = NationalCalendar.get();
        var first = LocalDate.of(year, 1, 1);
        var all = first.datesUntil(first.plusYears(1)).toList();
        var days = all.stream()
                .map(day -> day(nation, day, own.get(day)))
                .filter(day -> day.name() != null || day.working() == NationalCalendar.weekend(day.day()))
                .toList();
        var status = nation.announced(year)
                ? CalendarStatus.ANNOUNCED
                : notice != null
                        ? CalendarStatus.ENTERED
                        : nation.expected(year) ? CalendarStatus.EXPECTED : CalendarStatus.UNKNOWN;
        var working = all.stream()
                .filter(day -> day(nation, day, own.get(day)).working())
                .count();
        return new CalendarYear(
                year,
                status,
                notice == null ? null : notice.text(),
                notice == null ? null : notice.setByName(),
                notice == null ? null : notice.setAt(),
                days,
                (int) working,
                viewerCanSet);
    }

    private static CalendarDay day(NationalCalendar nation, LocalDate day, @Nullable OwnDay own) {
        var special = nation.special(day);
        var national = nation.working(day);
        var name = special == null ? null : special.name();
        var nameEn = special == null ? null : special.nameEn();
        if (own == null || own.working() == national) {
            return new CalendarDay(day, national, name, nameEn, CalendarSource.NATIONAL, national);
        }
        var named = own.name() != null;
        return new CalendarDay(
                day,
                own.working(),
                named ? own.name() : name,
                named ? own.name() : nameEn,
                CalendarSource.OWN,
                national);
    }
}
