package org.cobuild.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;

/** How numbers, times, digests and keys are written. */
final class Numbers {
    static final long NONE = Long.MIN_VALUE;

    private static final String TIME = "0000-00-00T00:00:00.000Z";
    /** Whole numbers below 2^53 have 16 digits at most. */
    private static final int MOST_DIGITS = 16;

    private Numbers() {}

    /** A whole number below 2^53, without a sign or needless zeros; NONE when it isn't one. */
    static long whole(byte[] bytes, int from, int to) {
        if (from >= to || to - from > MOST_DIGITS || (bytes[from] == '0' && to - from > 1)) {
            return NONE;
        }
        long number = digits(bytes, from, to);
        return number >= 0 && number < 1L << 53 ? number : NONE;
    }

    private static long digits(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return NONE;
            }
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }

    /** Milliseconds since 1970 of a time such as 2026-11-30T09:15:00.000Z; NONE when it isn't one. */
    static long time(byte[] bytes, int from, int to) {
        if (to - from != TIME.length()) {
            return NONE;
        }
        for (int i = 0; i < TIME.length(); i++) {
            char like = TIME.charAt(i);
            byte one = bytes[from + i];
            if (like == '0' ? one < '0' || one > '9' : one != like) {
                return NONE;
            }
        }
        try {
            return LocalDateTime.of(
                                            (int) digits(bytes, from, from + 4),
                                            (int) digits(bytes, from + 5, from + 7),
                                            (int) digits(bytes, from + 8, from + 10),
                                            (int) digits(bytes, from + 11, from + 13),
                                            (int) digits(bytes, from + 14, from + 16),
                                            (int) digits(bytes, from + 17, from + 19))
                                    .toEpochSecond(ZoneOffset.UTC)
                            * 1000
                    + digits(bytes, from + 20, from + 23);
        } catch (DateTimeException noSuchTime) {
            return NONE;
        }
    }

    static String time(long time) {
        return Instant.ofEpochMilli(time).toString();
    }

    /** Of padded base64, and of no other way to write the same; null when it isn't. */
    static byte[] base64(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** Of 64 lower-case hexadecimal digits; null when it isn't. */
    static byte[] digest(byte[] bytes, int from, int to) {
        if (to - from != 2 * Hash.LENGTH) {
            return null;
        }
        var digest = new byte[Hash.LENGTH];
        for (int i = 0; i < Hash.LENGTH; i++) {
            int high = hex(bytes[from + 2 * i]);
            int low = hex(bytes[from + 2 * i + 1]);
            if (high < 0 || low < 0) {
                return null;
            }
            digest[i] = (byte) (high << 4 | low);
        }
        return digest;
    }

    private static int hex(byte digit) {
        return digit >= '0' && digit <= '9' ? digit - '0' : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
    }
}
