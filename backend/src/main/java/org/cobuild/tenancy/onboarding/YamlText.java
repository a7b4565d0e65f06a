package org.cobuild.tenancy.onboarding;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the files of a folder in the one form in which the portal writes them: an entry's plain keys in their order,
 * texts quoted only where they have to be, short lists in one line. The same data gives the same text.
 */
final class YamlText {
    private static final String PLAIN = "[\\p{IsHan}\\p{L}_(（《〔][\\p{IsHan}\\p{L}\\p{N}_.()（）《》〔〕、，。；！？·/ +-]*";
    /** Words that YAML's readers take for something else than a text. */
    private static final String SPECIAL = "(?i)y|n|yes|no|on|off|true|false|null";

    private YamlText() {}

    /** @param schema name of the file's schema beside the folders, for editors */
    static String of(String schema, Object content) {
        var text = new StringBuilder("# yaml-language-server: $schema=../schema/" + schema + "\n");
        if (content instanceof Map<?, ?> map) {
            map.forEach((key, value) ->
                    text.append(key).append(":").append(value(value, 2)).append('\n'));
        } else if (content instanceof List<?> list && list.isEmpty()) {
            text.append("[]\n");
        } else if (content instanceof List<?> list) {
            list.forEach(item -> text.append(item(item, 0)).append('\n'));
        }
        return text.toString();
    }

    private static String item(Object item, int indent) {
        if (!(item instanceof Map<?, ?> map)) {
            return " ".repeat(indent) + "- " + scalar(item);
        }
        if (flat(map)) {
            return " ".repeat(indent) + "- " + inline(map);
        }
        var first = new boolean[] {true};
        return map.entrySet().stream()
                .map(entry -> {
                    var lead = " ".repeat(indent) + (first[0] ? "- " : "  ");
                    first[0] = false;
                    return lead + entry.getKey() + ":" + value(entry.getValue(), indent + 4);
                })
                .collect(Collectors.joining("\n"));
    }

    private static String value(Object value, int indent) {
        return switch (value) {
            case List<?> list when list.isEmpty() -> " []";
            case List<?> list
            when list.getFirst() instanceof Map ->
                "\n" + list.stream().map(item -> item(item, indent)).collect(Collectors.joining("\n"));
            case List<?> list -> " " + inline(list);
            default -> " " + scalar(value);
        };
    }

    /** Whether an entry fits into one line: no lists of entries in it. */
    private static boolean flat(Map<?, ?> map) {
        return map.values().stream()
                .noneMatch(value -> value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map);
    }

    private static String inline(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + inline(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(YamlText::inline).collect(Collectors.joining(", ", "[", "]"));
            default -> scalar(value);
        };
    }

    private static String scalar(Object value) {
        if (!(value instanceof String text)) {
            return value instanceof java.math.BigDecimal number ? number.toPlainString() : String.valueOf(value);
        }
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") || text.matches("[1-9][0-9]{0,17}")) {
            return text;
        }
        return text.matches(PLAIN) && !text.matches(SPECIAL) && text.equals(text.strip()) ? text : quoted(text);
    }

    /** Double quotes, in which YAML has an escape for everything. */
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0x85) {
                        quoted.append("\\u%04X".formatted(c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
