package org.cobuild.planning;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text as it is compared with the words of lists: half width, lower case, without marks that nobody sees. White space
 * is one space between Latin words, and nothing beside Chinese, where people put it as they like.
 */
public final class PlainText {
    /** From here on scripts are written without spaces between words. */
    private static final int FIRST_OF_CHINESE = 0x2e80;

    private final String plain;
    private final long signs;

    private PlainText(String plain) {
        this.plain = plain;
        this.signs = signs(plain);
    }

    public static PlainText of(String text) {
        return new PlainText(plain(text));
    }

    static String plain(String text) {
        var narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(narrow.length());
        var space = false;
        for (int i = 0; i < narrow.length(); i++) {
            var c = narrow.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
            } else if (Character.getType(c) != Character.FORMAT && !Character.isISOControl(c)) {
                if (space && !plain.isEmpty() && ofAWord(plain.charAt(plain.length() - 1)) && ofAWord(c)) {
                    plain.append(' ');
                }
                plain.append(c);
                space = false;
            }
        }
        return plain.toString();
    }

    /** One bit for each sign that is there, some sharing one: a text can hold only words whose bits it has. */
    static long signs(String plain) {
        var signs = 0L;
        for (int i = 0; i < plain.length(); i++) {
            signs |= 1L << plain.charAt(i);
        }
        return signs;
    }

    /** Whether the word, made plain, stands in it. @param itsSigns as {@link #signs} tells them */
    boolean has(String word, long itsSigns) {
        if (word.isEmpty() || (signs & itsSigns) != itsSigns) {
            return false;
        }
        for (int at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
            var end = at + word.length();
            if ((at == 0 || !joined(plain.charAt(at - 1), plain.charAt(at)))
                    && (end == plain.length() || !joined(plain.charAt(end - 1), plain.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean joined(char one, char next) {
        return ofAWord(one) && ofAWord(next);
    }

    private static boolean ofAWord(char c) {
        return c < FIRST_OF_CHINESE && Character.isLetterOrDigit(c);
    }
}
