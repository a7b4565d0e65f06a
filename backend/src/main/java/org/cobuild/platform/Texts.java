package org.cobuild.platform;

import org.jspecify.annotations.Nullable;

/** What may stand in a text that a person typed. */
public final class Texts {
    /** Fillers of Hangul, and braille without a dot. */
    private static final String BLANK = "\u115f\u1160\u2800\u3164\uffa0";

    private Texts() {}

    /** Without surrounding white space; null when nothing is left that somebody could see. */
    public static @Nullable String clean(@Nullable String text) {
        return text == null || text.codePoints().allMatch(Texts::unseen) ? null : text.strip();
    }

    /** White space, marks that only say how others are written, and letters that are blank. */
    private static boolean unseen(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || BLANK.indexOf(c) >= 0;
    }

    /** Whether it has a control character other than tab and line break. Emoji and right-to-left text are welcome. */
    public static boolean hasControl(String text) {
        return text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    /**
     * Notes a reason in {@code refusals} unless the text, cleaned, has {@code least} to {@code most} characters and no
     * control character.
     *
     * @param required code for a missing text, {@code invalid} for one out of form
     * @return the clean text, empty when it is missing or refused
     */
    public static String check(
            Refusals refusals,
            Enum<?> required,
            Enum<?> invalid,
            String path,
            @Nullable String text,
            int least,
            int most) {
        var clean = clean(text);
        if (clean == null) {
            if (least > 0) {
                refusals.add(required, "text.required", path);
            }
            return "";
        }
        var length = clean.codePointCount(0, clean.length());
        if (length < least || length > most) {
            refusals.add(invalid, "text.length", path, least, most, length);
            return "";
        }
        if (hasControl(clean)) {
            refusals.add(invalid, "text.control", path);
            return "";
        }
        return clean;
    }
}
