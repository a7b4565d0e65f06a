package org.cobuild.tenancy.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.calendar.CalendarRepository.Said;
import org.cobuild.tenancy.calendar.CalendarYear.Notice;
import org.cobuild.tenancy.calendar.CalendarYear.OwnDay;
import org.cobuild.tenancy.onboarding.FolderPart;
import org.cobuild.tenancy.onboarding.FolderRow;
import org.cobuild.tenancy.onboarding.Planned;
import org.cobuild.tenancy.onboarding.PlannedChange;
import org.cobuild.tenancy.onboarding.Shape;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.cobuild.tenancy.onboarding.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code calendar.yaml}: by year, what a city says other than the national calendar does: {@code holidays} on which
 * people don't work, {@code workdays} on which they do, and the {@code notice} when the city entered a year that the
 * product did not know yet. A city's calendar holds for its counties. A year that doesn't stand here stays as it is.
 */
@Component
class CalendarFile implements FolderPart<SortedMap<Integer, CalendarFile.Year>> {
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final Shape SHAPE = Shape.list(
            Key.whole("year", 2000, 2100, "年份 Year"),
            Key.text("notice", "本市录入该年度所依据的通知 The announcement by which the city entered the year")
                    .optional(),
            Key.texts("holidays", DAY + "(/" + DAY + ")?", "与全国不同的放假日，可写“起/止” Days off, single or first/last")
                    .optional(),
            Key.texts("workdays", DAY, "与全国不同的上班日 Free days on which people work")
                    .optional());
    private final CalendarRepository calendar;
    private final PortalClock clock;

    CalendarFile(CalendarRepository calendar, PortalClock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A year as the file has it: whether people work, on the days on which the nation says other. */
    record Year(@Nullable String notice, SortedMap<LocalDate, Boolean> days) {}

    @Override
    public String file() {
        return "calendar.yaml";
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public SortedMap<Integer, Year> read(Standing standing, List<FolderRow> rows) {
        var years = new TreeMap<Integer, Year>();
        for (var row : rows) {
            if (standing.inherits()) {
                row.fault("", "folder.calendar.county");
            }
            int year = row.number("year");
            var days = new TreeMap<LocalDate, Boolean>();
            row.texts("holidays").forEach(span -> holidays(row, year, span, days));
            for (var text : row.texts("workdays")) {
                var day = row.date("workdays", text);
                if (day.getYear() != year || ordinary(day, true) || days.put(day, true) != null) {
                    row.fault("workdays", "folder.calendar.workday", text);
                }
            }
            days.entrySet().removeIf(day -> NationalCalendar.get().working(day.getKey()) == day.getValue());
            if (years.put(year, new Year(row.textOrNull("notice"), days)) != null) {
                row.fault("year", "folder.calendar.year", String.valueOf(year));
            }
        }
        return years;
    }

    /** One day, or {@code first/last}; weekend days in between are free anyway. */
    private static void holidays(FolderRow row, int year, String span, Map<LocalDate, Boolean> days) {
        var ends = span.split("/", -1);
        var first = row.date("holidays", ends[0].strip());
        var last = ends.length == 1 ? first : row.date("holidays", ends[ends.length - 1].strip());
        if (first.getYear() != year || last.getYear() != year || last.isBefore(first)) {
            row.fault("holidays", "folder.calendar.span", span);
            return;
        }
        first.datesUntil(last.plusDays(1)).filter(day -> !ordinary(day, false)).forEach(day -> {
            if (days.put(day, false) != null) {
                row.fault("holidays", "folder.calendar.span", span);
            }
        });
    }

    /** Whether a day is that by its weekday alone, so that nobody has to say so. */
    private static boolean ordinary(LocalDate day, boolean working) {
        return NationalCalendar.get().special(day) == null && NationalCalendar.weekend(day) != working;
    }

    @Override
    public Planned plan(Grant grant, Standing standing, SortedMap<Integer, Year> years) {
        var known = calendar.said(grant);
        var changes = new ArrayList<PlannedChange>();
        var changed = new TreeMap<Integer, Said>();
        years.forEach((year, wanted) -> {
            var before = known.getOrDefault(year, Said.NOTHING);
            var change = change(grant, year, before, wanted);
            if (change.changesAnything()) {
                changes.add(change.build());
                changed.put(year, said(before, wanted));
            }
        });
        return new Planned(changes, () -> calendar.replace(grant, changed));
    }

    private static PlannedChange.Builder change(Grant grant, int year, Said before, Year wanted) {
        var was = before.notice().map(Notice::text).orElse(null);
        var change = PlannedChange.of(
                        "calendarYearSet", "Tenant", grant.tenantId(), String.valueOf(year), String.valueOf(year))
                .field("notice", was, wanted.notice());
        var days = new TreeSet<>(before.days().keySet());
        days.addAll(wanted.days().keySet());
        days.forEach(day -> change.field(
                day.toString(),
                working(day, Optional.ofNullable(before.days().get(day)).map(OwnDay::working)),
                working(day, Optional.ofNullable(wanted.days().get(day)))));
        return change;
    }

    private static boolean working(LocalDate day, Optional<Boolean> own) {
        return own.orElseGet(() -> NationalCalendar.get().working(day));
    }

    /** What stands after the file is applied; a day that stays keeps its name, and a notice who entered it. */
    private Said said(Said before, Year wanted) {
        var days = new TreeMap<LocalDate, OwnDay>();
        wanted.days().forEach((day, working) -> {
            var was = before.days().get(day);
            days.put(day, was != null && was.working() == working ? was : new OwnDay(working, null));
        });
        var notice = Optional.ofNullable(wanted.notice())
                .map(text -> before.notice()
                        .filter(was -> was.text().equals(text))
                        .orElseGet(() -> new Notice(text, null, clock.now())));
        return new Said(notice, days);
    }

    @Override
    public List<Map<String, Object>> export(Grant grant) {
        var entries = new ArrayList<Map<String, Object>>();
        calendar.said(grant).forEach((year, said) -> {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("year", year);
            said.notice().ifPresent(notice -> entry.put("notice", notice.text()));
            entry.put("holidays", texts(said.days(), false));
            entry.put("workdays", texts(said.days(), true));
            entries.add(entry);
        });
        return entries;
    }

    private static List<String> texts(Map<LocalDate, OwnDay> days, boolean working) {
        return days.entrySet().stream()
                .filter(day -> day.getValue().working() == working)
                .map(day -> day.getKey().toString())
                .toList();
    }
}
