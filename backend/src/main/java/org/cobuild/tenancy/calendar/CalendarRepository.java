package org.cobuild.tenancy.calendar;

import static org.cobuild.db.Tables.CALENDAR_DAY;
import static org.cobuild.db.Tables.CALENDAR_YEAR;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.cobuild.db.tables.records.CalendarDayRecord;
import org.cobuild.db.tables.records.CalendarYearRecord;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.calendar.CalendarYear.Notice;
import org.cobuild.tenancy.calendar.CalendarYear.OwnDay;
import org.jooq.DSLContext;
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

    /** What a city says of a year is this from now on. */
    void replace(Grant grant, int year, Map<LocalDate, OwnDay> days, Optional<Notice> notice) {
        sql.deleteFrom(CALENDAR_DAY)
                .where(grant.on(CALENDAR_DAY))
                .and(CALENDAR_DAY.DAY.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .execute();
        sql.deleteFrom(CALENDAR_YEAR)
                .where(grant.on(CALENDAR_YEAR))
                .and(CALENDAR_YEAR.YEAR.eq(year))
                .execute();
        sql.batchInsert(days.entrySet().stream()
                        .map(day -> new CalendarDayRecord(
                                grant.tenantId(),
                                day.getKey(),
                                day.getValue().working(),
                                day.getValue().name()))
                        .toList())
                .execute();
        notice.ifPresent(said -> sql.executeInsert(
                new CalendarYearRecord(grant.tenantId(), year, said.text(), said.setByName(), said.setAt())));
    }
}
