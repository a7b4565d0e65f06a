package org.cobuild.tenancy.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.tenancy.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Working days as the State Council shifts them, and what a city says before the product knows it. */
@PortalTest
class CalendarTest {
    private static final String ADMINISTRATOR = "hanbing";
    private static final String YEAR = "year status notice setByName workingDays viewerCanSet"
            + " days { day working name source nationalWorking }";

    @Autowired
    World world;

    @Autowired
    WorkingDays workingDays;

    @AfterEach
    void nothingStaysEntered() {
        for (int year : List.of(knownYear() + 1, knownYear() + 3)) {
            assertThat(codes(set(ADMINISTRATOR, year, null, List.of()))).isEmpty();
        }
    }

    @Test
    void springFestival2026IsCountedWithItsShiftedWeekends() {
        // Off from 15 to 23 February; Saturdays 14 and 28 February are worked.
        assertThat(after("2026-02-13", 1)).isEqualTo("2026-02-14");
        assertThat(after("2026-02-13", 2)).isEqualTo("2026-02-24");
        assertThat(after("2026-02-13", 10)).isEqualTo("2026-03-05");
        assertThat(onOrAfter("2026-02-15")).isEqualTo("2026-02-24");
        assertThat(onOrAfter("2026-02-28")).isEqualTo("2026-02-28");
        assertThat(onOrAfter("2026-03-01")).isEqualTo("2026-03-02");
    }

    @Test
    void nationalDay2026IsCountedWithItsShiftedWeekends() {
        // Off from 1 to 7 October; Sunday 20 September and Saturday 10 October are worked.
        assertThat(after("2026-09-18", 1)).isEqualTo("2026-09-20");
        assertThat(after("2026-09-30", 1)).isEqualTo("2026-10-08");
        assertThat(after("2026-09-30", 3)).isEqualTo("2026-10-10");
        assertThat(after("2026-09-30", 4)).isEqualTo("2026-10-12");
        assertThat(onOrAfter("2026-10-03")).isEqualTo("2026-10-08");
    }

    @Test
    void aYearSaysWhatItIsAndWhoSaysSo() {
        var year = year("songtao", 2026);
        assertThat(year.get("status").asString()).isEqualTo("ANNOUNCED");
        assertThat(year.get("viewerCanSet").asBoolean()).isFalse();
        assertThat(year.get("workingDays").asInt()).isEqualTo(248);
        assertThat(year.get("days").valueStream().map(JsonNode::toString))
                .contains("{\"day\":\"2026-10-10\",\"working\":true,\"name\":\"国庆节\",\"source\":\"NATIONAL\","
                        + "\"nationalWorking\":true}");
        assertThat(year(ADMINISTRATOR, knownYear() + 1).get("status").asString())
                .isEqualTo("EXPECTED");
        assertThat(year(ADMINISTRATOR, 2090).get("status").asString()).isEqualTo("UNKNOWN");
    }

    @Test
    void aCityEntersTheNextYearAndItsCountiesFollow() {
        int next = knownYear() + 1;
        assertThat(knownUntil("songtao")).isEqualTo(next - 1);
        var ordinary = weekday(next);
        var weekend = weekend(next);
        var set = set(
                ADMINISTRATOR,
                next,
                "国办发明电〔%d〕7号".formatted(next - 1),
                List.of(
                        Map.of("day", ordinary.toString(), "working", false, "name", "春节"),
                        Map.of("day", weekend.toString(), "working", true, "name", "春节"),
                        // What the nation says anyway is not kept as the city's.
                        Map.of("day", next + "-10-01", "working", false)));
        assertThat(codes(set)).isEmpty();
        assertThat(set.at("/calendar/status").asString()).isEqualTo("ENTERED");
        assertThat(set.at("/calendar/setByName").asString()).isEqualTo("韩冰");
        assertThat(set.at("/calendar/days")
                        .valueStream()
                        .filter(day -> day.get("source").asString().equals("OWN")))
                .hasSize(2);
        assertThat(knownUntil("songtao")).isEqualTo(next);
        assertThat(onOrAfter(ordinary.toString()))
                .isEqualTo(ordinary.plusDays(1).toString());
        assertThat(onOrAfter(weekend.toString())).isEqualTo(weekend.toString());

        assertThat(codes(set(ADMINISTRATOR, next, null, List.of()))).isEmpty();
        assertThat(onOrAfter(ordinary.toString())).isEqualTo(ordinary.toString());
        assertThat(knownUntil("songtao")).isEqualTo(next - 1);
    }

    @Test
    void aYearAfterAGapIsNotKnown() {
        int year = knownYear() + 3;
        assertThat(codes(set(
                        ADMINISTRATOR,
                        year,
                        "试填",
                        List.of(Map.of("day", weekday(year).toString(), "working", false)))))
                .isEmpty();
        assertThat(knownUntil(ADMINISTRATOR)).isEqualTo(knownYear());
    }

    @Test
    void aPassedDayAnotherYearADayTwiceAndAYearWithoutItsNoticeAreRefused() {
        int next = knownYear() + 1;
        var day = weekday(next).toString();
        assertThat(codes(set(ADMINISTRATOR, next, "通知", List.of(Map.of("day", "2026-12-31", "working", false)))))
                .containsExactly("CALENDAR_DAY");
        assertThat(codes(set(
                        ADMINISTRATOR,
                        next,
                        "通知",
                        List.of(Map.of("day", day, "working", false), Map.of("day", day, "working", true)))))
                .contains("CALENDAR_DAY");
        assertThat(codes(set(ADMINISTRATOR, next, null, List.of(Map.of("day", day, "working", false)))))
                .containsExactly("INVALID");
        assertThat(codes(set(ADMINISTRATOR, 2025, "通知", List.of()))).containsExactly("CALENDAR_YEAR");
        var today = world.clock().today(ZoneId.of("Asia/Shanghai"));
        var passed = today.minusDays(today.getDayOfYear() > 1 ? 1 : 0);
        assertThat(codes(set(
                        ADMINISTRATOR,
                        passed.getYear(),
                        "通知",
                        List.of(Map.of(
                                "day",
                                passed.toString(),
                                "working",
                                !NationalCalendar.get().working(passed))))))
                .containsExactly("CALENDAR_DAY");
    }

    @Test
    void onlyTheSystemAdministratorOfACityDoes() {
        for (var who : List.of("denghui", "fengyi", "zhouguodong", "houjianguo")) {
            var answer = world.as(who)
                    .answer(
                            "mutation { calendarYearSet(input: {year: 2027, notice: \"通知\", days: []}) {"
                                    + " calendar { year } } }",
                            Map.of());
            assertThat(answer.at("/errors/0/extensions/code").asString())
                    .as(who)
                    .isEqualTo("FORBIDDEN");
        }
    }

    private int knownYear() {
        return NationalCalendar.get().lastAnnounced();
    }

    /** A Wednesday in March that is nothing special, with an ordinary day behind it. */
    private static LocalDate weekday(int year) {
        return LocalDate.of(year, 3, 1)
                .with(java.time.temporal.TemporalAdjusters.firstInMonth(java.time.DayOfWeek.WEDNESDAY));
    }

    private static LocalDate weekend(int year) {
        return LocalDate.of(year, 3, 1)
                .with(java.time.temporal.TemporalAdjusters.firstInMonth(java.time.DayOfWeek.SATURDAY));
    }

    private long cityId() {
        return world.viewer(ADMINISTRATOR, "990100").tenant().cityId();
    }

    private String after(String from, int days) {
        return workingDays.after(cityId(), LocalDate.parse(from), days).toString();
    }

    private String onOrAfter(String day) {
        return workingDays.onOrAfter(cityId(), LocalDate.parse(day)).toString();
    }

    private int knownUntil(String who) {
        return world.as(who)
                .ask("{ viewer { calendarKnownUntil } }")
                .at("/viewer/calendarKnownUntil")
                .asInt();
    }

    private JsonNode year(String who, int year) {
        return world.as(who)
                .ask("{ calendarYear(year: " + year + ") { " + YEAR + " } }")
                .get("calendarYear");
    }

    private JsonNode set(String who, int year, @Nullable String notice, List<Map<String, ?>> days) {
        var input = new HashMap<String, @Nullable Object>(Map.of("year", year, "days", days));
        input.put("notice", notice);
        return world.as(who).mutate("calendarYearSet", input, "calendar { " + YEAR + " }");
    }

    private static List<String> codes(JsonNode payload) {
        return payload.get("errors")
                .valueStream()
                .map(error -> error.get("code").asString())
                .toList();
    }
}
