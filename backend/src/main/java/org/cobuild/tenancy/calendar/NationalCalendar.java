package org.cobuild.tenancy.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holidays and shifted working weekends as the State Council announces them each autumn, and for a few years more the
 * days that the law itself names. The file is made from a maintained data package and comes with the product.
 */
public final class NationalCalendar {
    private static final NationalCalendar INSTANCE = read("/calendar/cn.csv");
    private final Map<LocalDate, NationalDay> days;
    private final Set<Integer> announced;
    private final Set<Integer> expected;

    private NationalCalendar(Map<LocalDate, NationalDay> days, Set<Integer> announced, Set<Integer> expected) {
        this.days = Map.copyOf(days);
        this.announced = Set.copyOf(announced);
        this.expected = Set.copyOf(expected);
    }

    public static NationalCalendar get() {
        return INSTANCE;
    }

    /** A day that is not as its weekday says, or has a name. */
    public record NationalDay(LocalDate day, boolean working, String name, String nameEn) {}

    /** Whether people work on a day, as far as the nation goes. */
    public boolean working(LocalDate day) {
        var special = days.get(day);
        return special == null ? !weekend(day) : special.working();
    }

    @Nullable
    NationalDay special(LocalDate day) {
        return days.get(day);
    }

    /** Whether the State Council has said how holidays are shifted in a year. */
    public boolean announced(int year) {
        return announced.contains(year);
    }

    /** The last year of which that was said. */
    public int lastAnnounced() {
        return announced.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    /** Whether at least the days that the law names are known of a year. */
    boolean expected(int year) {
        return expected.contains(year);
    }

    static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static NationalCalendar read(String resource) {
        var days = new HashMap<LocalDate, NationalDay>();
        var announced = new HashSet<Integer>();
        var expected = new HashSet<Integer>();
        try (var in = Objects.requireNonNull(NationalCalendar.class.getResourceAsStream(resource), resource)) {
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        var cells = line.split(",", -1);
                        if (cells.length == 2) {
                            (cells[1].equals("announced") ? announced : expected).add(Integer.valueOf(cells[0]));
                        } else {
                            var day = LocalDate.parse(cells[0]);
                            days.put(day, new NationalDay(day, cells[1].equals("work"), cells[2], cells[3]));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NationalCalendar(days, announced, expected);
    }
}
