package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Follows canonical JSON (RFC 8785) along what is expected of it. Its members have one order and one way to be written,
 * so that being canonical and being as described is one check, without a copy.
 */
final class Canonical {
    private final byte[] bytes;
    private final int end;
    private int at;

    /** Of the last string: its text between the quotes. */
    int start;

    int stop;

    /** @param bytes UTF-8 that is known to be well formed */
    Canonical(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** A name of a member as it is written. */
    static byte[] name(String name) {
        return ('"' + name + "\":").getBytes(UTF_8);
    }

    void open(char bracket) throws Fault {
        pass(bracket);
    }

    void close(char bracket) throws Fault {
        pass(bracket);
    }

    void nothingElse() throws Fault {
        if (at != end) {
            throw new Fault("canonical.more", at);
        }
    }

    /** Whether a member of that name comes now; if so, it is passed. */
    boolean has(byte[] name) {
        int from = at;
        if (bytes[at - 1] != '{') {
            if (at >= end || bytes[at] != ',') {
                return false;
            }
            from++;
        }
        if (end - from < name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (bytes[from + i] != name[i]) {
                return false;
            }
        }
        at = from + name.length;
        return true;
    }

    void member(byte[] name) throws Fault {
        if (!has(name)) {
            throw new Fault("canonical.member", at, new String(name, 1, name.length - 3, UTF_8));
        }
    }

    /** Whether another element comes, or a member whose name isn't known; its comma is passed. */
    boolean more(char close) throws Fault {
        if (at < end && bytes[at] == close) {
            return false;
        }
        if (bytes[at - 1] != '[' && bytes[at - 1] != '{') {
            pass(',');
        }
        return true;
    }

    void colon() throws Fault {
        pass(':');
    }

    private void pass(char expected) throws Fault {
        if (at >= end || bytes[at] != expected) {
            throw new Fault("canonical.expected", at, String.valueOf(expected));
        }
        at++;
    }

    void string() throws Fault {
        pass('"');
        start = at;
        while (at < end && bytes[at] != '"') {
            byte one = bytes[at++];
            if (one == '\\') {
                escape();
            } else if (one >= 0 && one < ' ') {
                throw new Fault("canonical.escape", at);
            }
        }
        stop = at;
        pass('"');
    }

    /** The shortest way only: \" \\ \b \t \n \f \r, and &#92;u00xx of the other characters below U+0020. */
    private void escape() throws Fault {
        byte kind = at < end ? bytes[at++] : 0;
        if ("\"\\btnfr".indexOf(kind) >= 0) {
            return;
        }
        if (kind == 'u' && at + 4 <= end && bytes[at] == '0' && bytes[at + 1] == '0') {
            int high = bytes[at + 2] - '0';
            byte low = bytes[at + 3];
            boolean hex = low >= '0' && low <= '9' || low >= 'a' && low <= 'f';
            // Of those, \b \t \n \f \r have the short way.
            if ((high == 1 || high == 0 && "89acd".indexOf(low) < 0) && hex) {
                at += 4;
                return;
            }
        }
        throw new Fault("canonical.escape", at);
    }

    /** A string that isn't empty. */
    void words(String name) throws Fault {
        string();
        if (start == stop) {
            throw no(name);
        }
    }

    boolean is(byte[] text) {
        return java.util.Arrays.equals(bytes, start, stop, text, 0, text.length);
    }

    byte[] digest(String name) throws Fault {
        string();
        var digest = Numbers.digest(bytes, start, stop);
        if (digest == null) {
            throw no(name);
        }
        return digest;
    }

    long time(String name) throws Fault {
        string();
        long time = Numbers.time(bytes, start, stop);
        if (time == Numbers.NONE) {
            throw no(name);
        }
        return time;
    }

    /** A number of the trail as a string: digits, without needless zeros. */
    void number(String name) throws Fault {
        string();
        digits(start, stop, name);
    }

    /** Yuan with two digits behind the point. */
    void amount(String name) throws Fault {
        string();
        int from = stop > start && bytes[start] == '-' ? start + 1 : start;
        if (stop - from < 4 || bytes[stop - 3] != '.' || !digit(bytes[stop - 2]) || !digit(bytes[stop - 1])) {
            throw no(name);
        }
        digits(from, stop - 3, name);
    }

    private void digits(int from, int to, String name) throws Fault {
        boolean fine = from < to && (bytes[from] != '0' || to - from == 1);
        for (int i = from; i < to; i++) {
            fine &= digit(bytes[i]);
        }
        if (!fine) {
            throw no(name);
        }
    }

    private static boolean digit(byte one) {
        return one >= '0' && one <= '9';
    }

    /** That the value of a member, which was just passed, is not as described. */
    Fault no(String name) {
        return new Fault("canonical.value", start, name);
    }

    /**
     * Whether a name comes before another in the order of their UTF-16 code units. That is the order of their bytes, but
     * for what takes four: its surrogates come before U+E000 to U+FFFF.
     */
    boolean before(int from, int to, int otherFrom, int otherTo) {
        int i = from;
        int j = otherFrom;
        while (i < to && j < otherTo) {
            int one = character(i);
            int other = character(j);
            if (one != other) {
                return one >= 0xee && other >= 0xee && one >= 0xf0 != other >= 0xf0 ? one >= 0xf0 : one < other;
            }
            i = past(i);
            j = past(j);
        }
        return i == to && j < otherTo;
    }

    private int character(int at) {
        if (bytes[at] != '\\') {
            return bytes[at] & 0xff;
        }
        if (bytes[at + 1] != 'u') {
            return Json.plain(bytes[at + 1]);
        }
        return Character.digit(bytes[at + 4], 16) << 4 | Character.digit(bytes[at + 5], 16);
    }

    private int past(int at) {
        return bytes[at] != '\\' ? at + 1 : bytes[at + 1] != 'u' ? at + 2 : at + 6;
    }
}
