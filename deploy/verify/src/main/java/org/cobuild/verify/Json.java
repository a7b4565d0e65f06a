package org.cobuild.verify;

/** Reads JSON (RFC 8259) where it lies, a step at a time: nothing is copied or kept. */
final class Json {
    /** RFC 8259 lets a reader have a limit; what is described here has three levels. */
    private static final int DEEPEST = 64;

    private final byte[] bytes;
    private final int end;
    private int at;

    /** Of the last string: where its text lies between the quotes, and whether anything in it is escaped. */
    int start;

    int stop;
    boolean escaped;

    Json(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Where it has come to. */
    int at() {
        return at;
    }

    /** The next character that is no white space, without passing it; 0 at the end. */
    byte next() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at < end ? bytes[at] : 0;
    }

    void pass(char expected) throws Fault {
        if (next() != expected) {
            throw fault("json.expected", String.valueOf(expected));
        }
        at++;
    }

    /** Whether another member or element comes; passes the comma before it, or the bracket that closes. */
    boolean more(boolean first, char close) throws Fault {
        if (next() == close) {
            at++;
            return false;
        }
        if (!first) {
            pass(',');
        }
        return true;
    }

    void nothingElse() throws Fault {
        if (next() != 0 || at < end) {
            throw fault("json.more");
        }
    }

    void value() throws Fault {
        value(0);
    }

    private void value(int depth) throws Fault {
        if (depth > DEEPEST) {
            throw fault("json.deep", DEEPEST);
        }
        switch (next()) {
            case '"' -> string();
            case '{' -> {
                at++;
                for (boolean first = true; more(first, '}'); first = false) {
                    string();
                    pass(':');
                    value(depth + 1);
                }
            }
            case '[' -> {
                at++;
                for (boolean first = true; more(first, ']'); first = false) {
                    value(depth + 1);
                }
            }
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void word(String word) throws Fault {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= end || bytes[at] != word.charAt(i)) {
                throw fault("json.value");
            }
        }
    }

    private void number() throws Fault {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() throws Fault {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == from) {
            throw fault("json.value");
        }
    }

    private byte peek() {
        return at < end ? bytes[at] : 0;
    }

    void string() throws Fault {
        pass('"');
        start = at;
        escaped = false;
        while (at < end) {
            byte one = bytes[at];
            if (one == '"') {
                stop = at++;
                return;
            } else if (one == '\\') {
                escaped = true;
                escape();
            } else if (one < 0) {
                at = Utf8.after(bytes, at, end);
            } else if (one < ' ') {
                throw fault("json.control");
            } else {
                at++;
            }
        }
        throw fault("json.open");
    }

    private void escape() throws Fault {
        at++;
        if ("\"\\/bfnrt".indexOf(peek()) >= 0) {
            at++;
        } else if (peek() == 'u') {
            at++;
            int unit = hex();
            if (unit >= 0xd800 && unit < 0xe000) {
                if (unit >= 0xdc00 || peek() != '\\' || at + 1 >= end || bytes[at + 1] != 'u') {
                    throw fault("json.surrogate");
                }
                at += 2;
                int low = hex();
                if (low < 0xdc00 || low >= 0xe000) {
                    throw fault("json.surrogate");
                }
            }
        } else {
            throw fault("json.escape");
        }
    }

    private int hex() throws Fault {
        int unit = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw fault("json.escape");
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private Fault fault(String key, Object... with) {
        var all = new Object[with.length + 1];
        all[0] = at;
        System.arraycopy(with, 0, all, 1, with.length);
        return new Fault(key, all);
    }

    /**
     * Writes the text of a string that was read, in UTF-8 without escapes, over the string itself: it is never longer.
     *
     * @return where the text ends
     */
    static int unescape(byte[] bytes, int start, int stop) {
        int to = start;
        for (int from = start; from < stop; ) {
            if (bytes[from] != '\\') {
                bytes[to++] = bytes[from++];
                continue;
            }
            byte kind = bytes[from + 1];
            from += 2;
            if (kind == 'u') {
                int unit = unit(bytes, from);
                from += 4;
                if (unit >= 0xd800 && unit < 0xdc00) {
                    unit = Character.toCodePoint((char) unit, (char) unit(bytes, from + 2));
                    from += 6;
                }
                to = Utf8.write(unit, bytes, to);
            } else {
                bytes[to++] = plain(kind);
            }
        }
        return to;
    }

    /** What a short escape stands for. */
    static byte plain(byte kind) {
        return (byte)
                switch (kind) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> kind;
                };
    }

    private static int unit(byte[] bytes, int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            unit = unit << 4 | Character.digit(bytes[i], 16);
        }
        return unit;
    }
}
