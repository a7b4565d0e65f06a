package org.cobuild.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The story's dates, moved by whole years: its last day, 20 November 2026, is the last 20 November that has begun.
 *
 * @param years by how many years
 */
record Calendar(int years, ZoneId zone) {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 20);

    /** The calendar for a start on that day. */
    static Calendar on(LocalDate today, ZoneId zone) {
        var years = today.getYear() - LAST.getYear();
        return new Calendar(LAST.plusYears(years).isAfter(today) ? years - 1 : years, zone);
    }

    LocalDate day(LocalDate story) {
        return story.plusYears(years);
    }

    int year(int story) {
        return story + years;
    }

    Instant at(LocalDate story, LocalTime time) {
        return LocalDateTime.of(day(story), time).atZone(zone).toInstant();
    }

    /** When the demo's past ends: the evening before the story's last day, which may be just beginning. */
    Instant end() {
        return at(LAST.minusDays(1), LocalTime.of(23, 0));
    }
}
