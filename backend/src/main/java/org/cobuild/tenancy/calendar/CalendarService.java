package org.cobuild.tenancy.calendar;

import static org.cobuild.db.Tables.TENANT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.calendar.CalendarYear.Notice;
import org.cobuild.tenancy.calendar.CalendarYear.OwnDay;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows a year of the city's calendar and takes over what the city says of it. A deadline that was set before does not
 * move: what somebody was told stays true. Days that have passed stay as they were.
 */
@Service
public class CalendarService {
    private static final int FARTHEST = 5;
    private final DSLContext sql;
    private final CalendarRepository calendar;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    CalendarService(
            DSLContext sql,
            CalendarRepository calendar,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.calendar = calendar;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** A day as the city wants it. */
    record Wanted(LocalDate day, boolean working, @Nullable String name) {}

    /** A year; one outside 2000 to 2100 is read as the nearest. */
    @Transactional(readOnly = true)
    public CalendarYear get(Viewer viewer, int year) {
        var shown = Math.clamp(year, 2000, 2100);
        return CalendarYear.of(
                shown,
                calendar.days(viewer.scope(), shown),
                calendar.notice(viewer.scope(), shown).orElse(null),
                maySet(viewer));
    }

    /**
     * Takes over a whole year: the days on which the city says other than the nation, and its announcement.
     *
     * @param notice null takes everything back that the city said of the year
     * @throws org.cobuild.platform.Refused CALENDAR_COUNTY, CALENDAR_YEAR, CALENDAR_DAY, INVALID
     */
    @Transactional
    public CalendarYear set(Viewer viewer, int year, @Nullable String notice, List<Wanted> wanted) {
        var grant = access.require(viewer, Action.CALENDAR_SET, viewer.tenantId());
        var refusals = new Refusals();
        refusals.unless(maySet(viewer), TenancyErrorCode.CALENDAR_COUNTY, "calendar.county", "")
                .throwIfAny();
        sql.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.ID.eq(grant.tenantId()))
                .forUpdate()
                .execute();
        var today = clock.today(viewer.tenant().zone());
        var text = Texts.clean(notice);
        if (year < today.getYear() || year > today.getYear() + FARTHEST) {
            refusals.add(
                    TenancyErrorCode.CALENDAR_YEAR,
                    "calendar.year",
                    "year",
                    String.valueOf(today.getYear()),
                    String.valueOf(today.getYear() + FARTHEST));
        }
        if (text != null) {
            Texts.check(refusals, TenancyErrorCode.INVALID, TenancyErrorCode.INVALID, "notice", text, 2, 100);
        }
        refusals.unless(text != null || wanted.isEmpty(), TenancyErrorCode.INVALID, "calendar.notice", "notice");
        refusals.throwIfAny();

        var before = calendar.days(viewer.scope(), year);
        var after = days(refusals, year, wanted);
        var changed = changed(before, after);
        changed.stream().filter(day -> !day.isAfter(today)).findFirst().ifPresent(day -> {
            refusals.add(TenancyErrorCode.CALENDAR_DAY, "calendar.past", "days", day.toString());
        });
        refusals.throwIfAny();

        var said = Optional.ofNullable(text).map(words -> new Notice(words, viewer.name(), clock.now()));
        var change = Change.of("calendarYearSet", viewer, grant.tenantId(), "Tenant", grant.tenantId())
                .detail(year + (text == null ? "" : " " + text))
                .field(
                        "notice",
                        calendar.notice(viewer.scope(), year).map(Notice::text).orElse(null),
                        text);
        changed.forEach(day -> change.field(day.toString(), working(day, before), working(day, after)));
        calendar.replace(grant, year, after, said);
        events.publishEvent(change.build());
        return CalendarYear.of(year, after, said.orElse(null), true);
    }

    private static Map<LocalDate, OwnDay> days(Refusals refusals, int year, List<Wanted> wanted) {
        var days = new TreeMap<LocalDate, OwnDay>();
        var seen = new TreeSet<LocalDate>();
        for (int i = 0; i < wanted.size(); i++) {
            var day = wanted.get(i).day();
            var path = "days." + i + ".";
            if (day.getYear() != year || !seen.add(day)) {
                refusals.add(
                        TenancyErrorCode.CALENDAR_DAY,
                        "calendar.day",
                        path + "day",
                        day.toString(),
                        String.valueOf(year));
            }
            var name = Texts.clean(wanted.get(i).name());
            if (name != null) {
                Texts.check(refusals, TenancyErrorCode.INVALID, TenancyErrorCode.INVALID, path + "name", name, 1, 40);
            }
            if (NationalCalendar.get().working(day) != wanted.get(i).working()) {
                days.put(day, new OwnDay(wanted.get(i).working(), name));
            }
        }
        return days;
    }

    private static TreeSet<LocalDate> changed(Map<LocalDate, OwnDay> before, Map<LocalDate, OwnDay> after) {
        var days = new TreeSet<LocalDate>(before.keySet());
        days.addAll(after.keySet());
        days.removeIf(day -> working(day, before) == working(day, after));
        return days;
    }

    private static boolean working(LocalDate day, Map<LocalDate, OwnDay> own) {
        var said = own.get(day);
        return said == null ? NationalCalendar.get().working(day) : said.working();
    }

    /** A county follows its city. */
    private static boolean maySet(Viewer viewer) {
        return viewer.may(Action.CALENDAR_SET, viewer.tenantId())
                && viewer.tenant().cityId() == viewer.tenantId()
                && viewer.tenant().level() != TenantLevel.PLATFORM;
    }
}
