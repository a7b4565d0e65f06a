package org.cobuild.platform;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the canonical form of RFC 8785, so that equal content has equal bytes and with them an equal digest: members
 * sorted by the UTF-16 code units of their names, no white space, and nothing escaped that need not be. Of numbers it
 * knows whole ones alone; amounts are decimal strings.
 */
public final class CanonicalJson {
    private static final int FIRST_PRINTABLE = ' ';

    private CanonicalJson() {}

    /** @param value a map, collection, string, boolean, whole number or null, and so on inside */
    public static String write(@Nullable Object value) {
        var json = new StringBuilder();
        write(json, value);
        return json.toString();
    }

    private static void write(StringBuilder json, @Nullable Object value) {
        switch (value) {
            case null -> json.append("null");
            case String text -> quote(json, text);
            case Integer _, Long _, Boolean _ -> json.append(value);
            case Map<?, ?> members -> object(json, members);
            case Collection<?> elements -> array(json, elements);
            default -> throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private static void object(StringBuilder json, Map<?, ?> members) {
        // A String compares by code units, as the form asks for.
        var sorted = new TreeMap<String, @Nullable Object>();
        members.forEach((name, value) -> sorted.put((String) name, value));
        json.append('{');
        var separator = "";
        for (var member : sorted.entrySet()) {
            json.append(separator);
            quote(json, member.getKey());
            json.append(':');
            write(json, member.getValue());
            separator = ",";
        }
        json.append('}');
    }

    private static void array(StringBuilder json, Collection<?> elements) {
        json.append('[');
        var separator = "";
        for (var element : elements) {
            json.append(separator);
            write(json, element);
            separator = ",";
        }
        json.append(']');
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> {
                    if (c < FIRST_PRINTABLE) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
