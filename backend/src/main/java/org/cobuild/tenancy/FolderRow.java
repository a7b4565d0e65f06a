package org.cobuild.tenancy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * An entry of a file in a tenant's folder. Every reader notes what is missing or out of form, with file and line, and
 * then answers something harmless, so that all faults of a folder are told at once.
 */
public final class FolderRow {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private final String file;
    private final MappingNode node;
    private final FolderFaults faults;
    private final Map<String, Node> values = new LinkedHashMap<>();

    FolderRow(String file, MappingNode node, FolderFaults faults) {
        this.file = file;
        this.node = node;
        this.faults = faults;
        node.getValue().forEach(pair -> {
            var key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (values.put(key, pair.getValueNode()) != null) {
                wrong("folder.key.twice", key);
            }
        });
    }

    /** Notes a fault of this entry; the text under the key gets file and line as {0} and {1}, arguments from {2} on. */
    public void wrong(String messageKey, Object... arguments) {
        faults.add(file, node.getStartMark().getLine() + 1, messageKey, arguments);
    }

    /** A text of 1 to 100 characters. */
    public String text(String key) {
        var text = textOrNull(key, 100);
        if (text == null) {
            wrong("folder.key.missing", key);
            return "";
        }
        return text;
    }

    public @Nullable String textOrNull(String key) {
        return textOrNull(key, 100);
    }

    /** A text of 1 to so many characters; null when the key is absent or that was noted. */
    public @Nullable String textOrNull(String key, int most) {
        var value = values.get(key);
        if (value == null) {
            return null;
        }
        var text = value instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        if (text.isEmpty() || text.length() > most) {
            wrong("folder.text", key, String.valueOf(most));
            return null;
        }
        return text;
    }

    /** A code: letters, digits, {@code _ . -}, at most 64. */
    public String code(String key) {
        var code = text(key);
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            wrong("folder.code", key, code);
        }
        return code;
    }

    public int number(String key, int least, int most) {
        try {
            int number = Integer.parseInt(text(key));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as a number out of its range is
        }
        wrong("folder.number", key, String.valueOf(least), String.valueOf(most));
        return least;
    }

    /** A decimal, as it is written. */
    public String decimal(String key) {
        var text = text(key);
        try {
            return text.isEmpty() ? text : new BigDecimal(text).toPlainString();
        } catch (NumberFormatException e) {
            wrong("folder.decimal", key, text);
            return "0";
        }
    }

    public boolean flag(String key, boolean fallback) {
        var text = values.containsKey(key) ? text(key) : String.valueOf(fallback);
        if (!Set.of("true", "false", "").contains(text)) {
            wrong("folder.flag", key);
        }
        return text.equals("true");
    }

    public LocalDate date(String key) {
        return date(key, text(key));
    }

    /** A text below the key as a date. */
    public LocalDate date(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            if (!text.isEmpty()) {
                wrong("folder.date", key, text);
            }
            return LocalDate.EPOCH;
        }
    }

    /** One of the constants; the first one when the fault was noted. */
    public <E extends Enum<E>> E one(String key, Class<E> type) {
        return constant(key, text(key), type);
    }

    /** At least one of the constants. */
    public <E extends Enum<E>> Set<E> several(String key, Class<E> type) {
        var found = EnumSet.noneOf(type);
        texts(key).forEach(text -> found.add(constant(key, text, type)));
        if (found.isEmpty()) {
            wrong("folder.key.missing", key);
        }
        return found;
    }

    private <E extends Enum<E>> E constant(String key, String text, Class<E> type) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        wrong("folder.unknown", key, text);
        return type.getEnumConstants()[0];
    }

    /** The texts of a list; empty when there is none. */
    public List<String> texts(String key) {
        var found = new ArrayList<String>();
        items(key).forEach(item -> {
            if (item instanceof ScalarNode scalar) {
                found.add(scalar.getValue().strip());
            } else {
                wrong("folder.list", key);
            }
        });
        return found;
    }

    /** The entries of a list; empty when there is none. */
    public List<FolderRow> rows(String key) {
        var found = new ArrayList<FolderRow>();
        items(key).forEach(item -> {
            if (item instanceof MappingNode mapping) {
                found.add(new FolderRow(file, mapping, faults));
            } else {
                wrong("folder.list", key);
            }
        });
        return found;
    }

    private List<Node> items(String key) {
        var value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode list) {
            return list.getValue();
        }
        wrong("folder.list", key);
        return List.of();
    }

    /** Whether no fault was noted so far, anywhere in the folder. */
    public boolean faultless() {
        return faults.none();
    }

    /** Notes every key that nobody reads: most often a slip of the pen. */
    public void onlyKeys(String... known) {
        values.keySet().stream()
                .filter(key -> !Set.of(known).contains(key))
                .forEach(key -> wrong("folder.key.unknown", key));
    }

    /** The keys of this entry, for files whose keys are names. */
    Set<String> keys() {
        return values.keySet();
    }
}
