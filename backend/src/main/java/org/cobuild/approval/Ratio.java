package org.cobuild.approval;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of a whole as people write it, e.g. 2/3. Compared without rounding: two of three reach 2/3. */
public record Ratio(int part, int whole) {
    private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d?)/([1-9]\\d?)");

    /** @param text e.g. {@code 2/3}; nothing when it isn't a part of a whole, i.e. above 0 and at most 1 */
    public static Optional<Ratio> parse(String text) {
        var match = WRITTEN.matcher(text.strip());
        return match.matches()
                ? Optional.of(new Ratio(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                        .filter(ratio -> ratio.part <= ratio.whole)
                : Optional.empty();
    }

    /** Out of a column. */
    public static @Nullable Ratio read(@Nullable String text) {
        return text == null ? null : parse(text).orElseThrow();
    }

    boolean reached(int agreed, int all) {
        return (long) agreed * whole >= (long) part * all;
    }

    @Override
    public String toString() {
        return part + "/" + whole;
    }
}
