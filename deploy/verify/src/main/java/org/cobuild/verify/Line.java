package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One line of an export: an object of JSON of which the members that are described are at hand, the others passed over. */
final class Line {
    private static final Set<String> DESCRIBED = Set.of(
            "line",
            "format",
            "log",
            "tenant",
            "hash",
            "size",
            "at",
            "name",
            "algorithm",
            "public",
            "from",
            "to",
            "revoked",
            "position",
            "content",
            "leaf",
            "opening",
            "sha256",
            "text",
            "note",
            "entries",
            "hashes");
    private static final int LONGEST_NAME = 16;
    /** What is made a string of is short; contents, openings and texts stay bytes. */
    private static final int LONGEST_STRING = 1 << 16;

    private static final int MOST_HASHES = 64;

    final byte[] bytes;
    private final Map<String, Value> members = new HashMap<>();

    /** Where a value lies: of a string what is between the quotes. */
    private record Value(byte kind, int from, int to, boolean escaped) {}

    /** Bytes of the line, from and up to. */
    record Span(int from, int to) {
        int length() {
            return to - from;
        }
    }

    private Line(byte[] bytes) {
        this.bytes = bytes;
    }

    static Line of(byte[] bytes, int length) throws Fault {
        var line = new Line(bytes);
        var json = new Json(bytes, 0, length);
        json.pass('{');
        for (boolean first = true; json.more(first, '}'); first = false) {
            json.string();
            var name = name(bytes, json);
            json.pass(':');
            byte kind = json.next();
            int from = json.at();
            json.value();
            var value = kind == '"'
                    ? new Value(kind, json.start, json.stop, json.escaped)
                    : new Value(kind, from, json.at(), false);
            if (DESCRIBED.contains(name) && line.members.put(name, value) != null) {
                throw new Fault("line.twice", name);
            }
        }
        json.nothingElse();
        return line;
    }

    private static String name(byte[] bytes, Json json) {
        int length = json.stop - json.start;
        if (!json.escaped) {
            return length > LONGEST_NAME ? "" : new String(bytes, json.start, length, ISO_8859_1);
        }
        if (length > 6 * LONGEST_NAME) {
            return "";
        }
        var copy = Arrays.copyOfRange(bytes, json.start, json.stop);
        return new String(copy, 0, Json.unescape(copy, 0, length), UTF_8);
    }

    /** What kind of line it is, or nothing; the line is not changed by it. */
    String kind() {
        var value = members.get("line");
        if (value == null || value.kind != '"' || value.to - value.from > 6 * LONGEST_NAME) {
            return "";
        }
        var copy = Arrays.copyOfRange(bytes, value.from, value.to);
        return new String(copy, 0, Json.unescape(copy, 0, copy.length), UTF_8);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** The text of a member, in UTF-8, where it lies in the line; the line is changed by it. */
    Span text(String name) throws Fault {
        var value = members.get(name);
        if (value == null) {
            throw new Fault("line.lacks", name);
        }
        if (value.kind != '"') {
            throw new Fault("line.no-string", name);
        }
        if (value.escaped) {
            value = new Value((byte) '"', value.from, Json.unescape(bytes, value.from, value.to), false);
            members.put(name, value);
        }
        return new Span(value.from, value.to);
    }

    String string(String name) throws Fault {
        var span = text(name);
        if (span.length() > LONGEST_STRING) {
            throw new Fault("line.long-string", name, LONGEST_STRING);
        }
        return new String(bytes, span.from, span.length(), UTF_8);
    }

    /** A whole number from 0, below 2^53. */
    long number(String name) throws Fault {
        var value = members.get(name);
        if (value == null) {
            throw new Fault("line.lacks", name);
        }
        long number = Numbers.whole(bytes, value.from, value.to);
        if (value.kind == '"' || number < 0) {
            throw new Fault("line.no-number", name);
        }
        return number;
    }

    long time(String name) throws Fault {
        var span = text(name);
        long time = Numbers.time(bytes, span.from, span.to);
        if (time == Numbers.NONE) {
            throw new Fault("line.no-time", name);
        }
        return time;
    }

    byte[] hash(String name) throws Fault {
        return hash(name, string(name));
    }

    private static byte[] hash(String name, String text) throws Fault {
        var hash = Numbers.base64(text);
        if (hash == null || hash.length != Hash.LENGTH) {
            throw new Fault("line.no-hash", name);
        }
        return hash;
    }

    List<byte[]> hashes(String name) throws Fault {
        var value = members.get(name);
        if (value == null) {
            throw new Fault("line.lacks", name);
        }
        var hashes = new ArrayList<byte[]>();
        var json = new Json(bytes, value.from, value.to);
        json.pass('[');
        for (boolean first = true; json.more(first, ']'); first = false) {
            json.string();
            if (hashes.size() == MOST_HASHES || json.stop - json.start > LONGEST_STRING) {
                throw new Fault("line.long-string", name, MOST_HASHES);
            }
            int stop = Json.unescape(bytes, json.start, json.stop);
            hashes.add(hash(name, new String(bytes, json.start, stop - json.start, UTF_8)));
        }
        return hashes;
    }
}
