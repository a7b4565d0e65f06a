package org.cobuild.tenancy.excel;

import java.text.Normalizer;
import java.util.Locale;

/** Text of cells as people type it, made comparable. */
final class CellText {
    /** A blank that fills a name of two characters up to the width of three, or came by a line break. */
    private static final String BETWEEN_HAN = "(?<=\\p{IsHan}) (?=\\p{IsHan})";

    private CellText() {}

    /**
     * A text without stray spaces and invisible characters, its full-width digits and letters made plain. Full-width
     * brackets and punctuation stay: they belong to Chinese names.
     */
    static String clean(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= 0xFF10 && c <= 0xFF19 || c >= 0xFF21 && c <= 0xFF3A || c >= 0xFF41 && c <= 0xFF5A) {
                plain.append((char) (c - 0xFEE0));
            } else if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
                plain.append(' ');
            } else if (!invisible(c)) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString().strip().replaceAll(" {2,}", " ").replaceAll(BETWEEN_HAN, "");
    }

    /** A code: NFKC, without any space. */
    static String code(String text) {
        return Normalizer.normalize(clean(text), Normalizer.Form.NFKC).replace(" ", "");
    }

    /** What makes two names the same when they are looked up: NFKC, lower case, no spaces. */
    static String key(String text) {
        return code(text).toLowerCase(Locale.ROOT);
    }

    /** As {@link #key}, for heads: also without the star and the remarks in brackets. */
    static String headKey(String text) {
        return key(text).replaceAll("\\([^)]*\\)|[*:]", "");
    }

    /** Digits of a mobile phone, without separators and the country's prefix. */
    static String phone(String text) {
        return code(text).replaceAll("[-.()‐–—]", "").replaceFirst("^(?:\\+|00)86", "");
    }

    /** A phone as it is shown to those who don't edit it. */
    static String masked(String phone) {
        return phone.length() < 8 ? "*".repeat(phone.length()) : phone.substring(0, 3) + "****" + phone.substring(7);
    }

    private static boolean invisible(int c) {
        return Character.getType(c) == Character.FORMAT || c == 0xFE0F;
    }
}
