package org.cobuild.platform;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are wanted: {@code first} of them after the row whose sort key is {@code after}.
 *
 * @param first 1 to 100
 * @param after parts of the sort key of the last row of the page before, empty for the first page
 */
public record Page(int first, List<String> after) {
    /** A day before or after can't be in a row: it is nothing that the database could compare. */
    private static final LocalDate FIRST = LocalDate.of(1000, 1, 1);

    private static final LocalDate END = LocalDate.of(9999, 1, 1);
    private static final String SEPARATOR = "\u001f";

    /** @throws BadInput when {@code first} is out of 1 to 100 or the cursor is not one of ours */
    public static Page of(int first, @Nullable String after) {
        if (first < 1 || first > 100) {
            throw new BadInput("page.first");
        }
        if (after == null) {
            return new Page(first, List.of());
        }
        try {
            var key = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            return new Page(first, List.of(key.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException e) {
            throw new BadInput("page.after");
        }
    }

    /** The sort key out of its parts, to be given to {@link Connection#of}. */
    public static String key(Object... parts) {
        return String.join(
                SEPARATOR, List.of(parts).stream().map(Object::toString).toList());
    }

    static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    public boolean isFirstPage() {
        return after.isEmpty();
    }

    /** Part of the sort key of the row before, as a long. */
    public long afterLong(int part) {
        try {
            return Long.parseLong(afterText(part));
        } catch (NumberFormatException e) {
            throw new BadInput("page.after");
        }
    }

    /** Part of the sort key of the row before, as an instant written by {@code toString}. */
    public java.time.Instant afterInstant(int part) {
        try {
            var instant = java.time.Instant.parse(afterText(part));
            if (instant.isBefore(FIRST.atStartOfDay(ZoneOffset.UTC).toInstant())
                    || !instant.isBefore(END.atStartOfDay(ZoneOffset.UTC).toInstant())) {
                throw new BadInput("page.after");
            }
            return instant;
        } catch (java.time.format.DateTimeParseException e) {
            throw new BadInput("page.after");
        }
    }

    /** Part of the sort key of the row before, as a day written by {@code toString}. */
    public LocalDate afterDate(int part) {
        try {
            var day = LocalDate.parse(afterText(part));
            if (day.isBefore(FIRST) || !day.isBefore(END)) {
                throw new BadInput("page.after");
            }
            return day;
        } catch (java.time.format.DateTimeParseException e) {
            throw new BadInput("page.after");
        }
    }

    public String afterText(int part) {
        if (part >= after.size()) {
            throw new BadInput("page.after");
        }
        return after.get(part);
    }
}
