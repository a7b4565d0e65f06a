package org.cobuild.tenancy.calendar;

import static org.cobuild.db.Tables.CALENDAR_DAY;
import static org.cobuild.db.Tables.CALENDAR_YEAR;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cobuild.db.tables.records.CalendarDayRecord;
import org.cobuild.db.tables.records.CalendarYearRecord;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.calendar.CalendarYear.Notice;
import org.cobuild.tenancy.calendar.CalendarYear.OwnDay;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads and writes what a city says of its days. */
@Repository
class CalendarRepository {
    private final DSLContext sql;

    CalendarRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The days of a year on which the caller's city has its own say. */
    Map<LocalDate, OwnDay> days(TenantScope scope, int year) {
        return sql.select(CALENDAR_DAY.DAY, CALENDAR_DAY.WORKING, CALENDAR_DAY.NAME)
                .from(CALENDAR_DAY)
                .where(scope.tree(CALENDAR_DAY))
                .and(CALENDAR_DAY.TENANT_ID.eq(scope.cityId()))
                .and(CALENDAR_DAY.DAY.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .fetchMap(CALENDAR_DAY.DAY, row -> new OwnDay(row.value2(), row.value3()));
    }

    Optional<Notice> notice(TenantScope scope, int year) {
        return sql.select(CALENDAR_YEAR.NOTICE, CALENDAR_YEAR.SET_BY_NAME, CALENDAR_YEAR.SET_AT)
                .from(CALENDAR_YEAR)
                .where(scope.tree(CALENDAR_YEAR))
                .and(CALENDAR_YEAR.TENANT_ID.eq(scope.cityId()))
                .and(CALENDAR_YEAR.YEAR.eq(year))
                .fetchOptional(row -> new Notice(row.value1(), row.value2(), row.value3()));
    }

    /** All that a city says of a year. */
    record Said(Optional<Notice> notice, SortedMap<LocalDate, OwnDay> days) {
        static final Said NOTHING = new Said(Optional.empty(), Collections.emptySortedMap());
    }

    /** All that a tenant says, by year. */
    SortedMap<Integer, Said> said(Grant grant) {
        var days = new TreeMap<Integer, SortedMap<LocalDate, OwnDay>>();
        sql.selectFrom(CALENDAR_DAY)
                .where(grant.on(CALENDAR_DAY))
                .forEach(row -> days.computeIfAbsent(row.getDay().getYear(), year -> new TreeMap<>())
                        .put(row.getDay(), new OwnDay(row.getWorking(), row.getName())));
        var notices = sql.selectFrom(CALENDAR_YEAR)
                .where(grant.on(CALENDAR_YEAR))
                .fetchMap(CALENDAR_YEAR.YEAR, row -> new Notice(row.getNotice(), row.getSetByName(), row.getSetAt()));
        var years = new TreeSet<>(days.keySet());
        years.addAll(notices.keySet());
        var said = new TreeMap<Integer, Said>();
        years.forEach(year -> said.put(
                year,
                new Said(
                        Optional.ofNullable(notices.get(year)),
                        days.getOrDefault(year, Collections.emptySortedMap()))));
        return said;
    }

    /** What a city says of a year is this from now on. */
    void replace(Grant grant, int year, Map<LocalDate, OwnDay> days, Optional<Notice> notice) {
        replace(grant, Map.of(year, new Said(notice, new TreeMap<>(days))));
    }

    /** What a city says of these years is this from now on. */
    void replace(Grant grant, Map<Integer, Said> years) {
        if (years.isEmpty()) {
            return;
        }
        sql.deleteFrom(CALENDAR_DAY)
                .where(grant.on(CALENDAR_DAY))
                .and(DSL.or(years.keySet().stream()
                        .map(year -> CALENDAR_DAY.DAY.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                        .toList()))
                .execute();
        sql.deleteFrom(CALENDAR_YEAR)
                .where(grant.on(CALENDAR_YEAR))
                .and(CALENDAR_YEAR.YEAR.in(years.keySet()))
                .execute();
        var days = new ArrayList<CalendarDayRecord>();
        var notices = new ArrayList<CalendarYearRecord>();
        years.forEach((year, said) -> {
            said.days()
                    .forEach((day, own) ->
                            days.add(new CalendarDayRecord(grant.tenantId(), day, own.working(), own.name())));
            said.notice()
                    .ifPresent(notice -> notices.add(new CalendarYearRecord(
                            grant.tenantId(), year, notice.text(), notice.setByName(), notice.setAt())));
        });
        Rows.insert(sql, CALENDAR_DAY, days);
        Rows.insert(sql, CALENDAR_YEAR, notices);
    }
}
