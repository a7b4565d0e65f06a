package org.cobuild.tenancy.onboarding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.tenancy.onboarding.Shape.Type;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * An entry of a file in a tenant's folder, held to its shape: what is missing, unknown or out of form was noted when it
 * was read, with file and line. Getters then answer the value, or something harmless in its place, so that all faults of
 * a folder are told at once.
 */
public final class FolderRow implements Origin {
    private final String file;
    private final MappingNode node;
    private final Shape shape;
    private final FolderFaults faults;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private boolean faultless = true;

    FolderRow(String file, MappingNode node, Shape shape, FolderFaults faults) {
        this.file = file;
        this.node = node;
        this.shape = shape;
        this.faults = faults;
        node.getValue().forEach(pair -> {
            var key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            keys.put(key, pair.getKeyNode());
            if (!shape.has(key)) {
                fault(key, "folder.key.unknown", key);
            } else if (values.put(key, pair.getValueNode()) != null) {
                fault(key, "folder.key.twice", key);
            }
        });
        shape.keys().forEach(key -> new FolderForm(this, key).check(values.get(key.name())));
    }

    /** Notes a fault; its line is that of the field, or that of the entry when there is no such field. */
    @Override
    public void fault(String field, String key, Object... arguments) {
        faultless = false;
        faults.add(file, line(field), false, key, arguments);
    }

    @Override
    public void doubt(String field, String key, Object... arguments) {
        faults.add(file, line(field), true, key, arguments);
    }

    /** Of this entry alone; entries in it have their own. */
    @Override
    public boolean faultless() {
        return faultless;
    }

    private int line(String field) {
        var at = keys.getOrDefault(field, node);
        return at.getStartMark().getLine() + 1;
    }

    /** The text; empty when it is missing or out of form. */
    public String text(String key) {
        var text = textOrNull(key);
        return text == null ? "" : text;
    }

    /** The text; null when it is not told, or out of form. */
    public @Nullable String textOrNull(String key) {
        var type = shape.get(key).type();
        return values.get(key) instanceof ScalarNode scalar && FolderForm.fits(type, scalar.getValue())
                ? scalar.getValue().strip()
                : null;
    }

    /** The whole number; the least one allowed when it is missing or out of form. */
    public int number(String key) {
        var text = textOrNull(key);
        return text == null ? ((Type.Whole) shape.get(key).type()).least() : Integer.parseInt(text);
    }

    /** The whole number; null when it is not told, or out of form. */
    public @Nullable Integer numberOrNull(String key) {
        return textOrNull(key) == null ? null : Integer.valueOf(number(key));
    }

    /** A decimal as it is written, without an exponent; {@code 0} when it is missing or out of form. */
    public String decimal(String key) {
        var text = textOrNull(key);
        return text == null ? "0" : new BigDecimal(text).toPlainString();
    }

    public boolean flag(String key, boolean fallback) {
        var text = textOrNull(key);
        return text == null ? fallback : text.equals("true");
    }

    /** The day; 1970-01-01 when it is missing or out of form. */
    public LocalDate date(String key) {
        var text = textOrNull(key);
        return text == null ? LocalDate.EPOCH : LocalDate.parse(text);
    }

    /** A day written inside another text; 1970-01-01 when it is none, which is noted. */
    public LocalDate date(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            fault(key, "folder.date", key, text);
            return LocalDate.EPOCH;
        }
    }

    /** The constant; the first one when it is missing or unknown. */
    public <E extends Enum<E>> E one(String key, Class<E> type) {
        var text = textOrNull(key);
        return text == null ? type.getEnumConstants()[0] : Enum.valueOf(type, text);
    }

    /** The constants that are told and known. */
    public <E extends Enum<E>> Set<E> several(String key, Class<E> type) {
        var told = texts(key);
        var found = EnumSet.noneOf(type);
        Arrays.stream(type.getEnumConstants())
                .filter(constant -> told.contains(constant.name()))
                .forEach(found::add);
        return found;
    }

    /** The texts of a list; empty when there is none. */
    public List<String> texts(String key) {
        var type = shape.get(key).type();
        var found = new ArrayList<String>();
        items(key).forEach(item -> {
            if (item instanceof ScalarNode scalar && FolderForm.fits(type, scalar.getValue())) {
                found.add(scalar.getValue().strip());
            }
        });
        return found;
    }

    /** The entries of a list; empty when there is none. */
    public List<FolderRow> rows(String key) {
        var inner = ((Type.Rows) shape.get(key).type()).shape();
        return items(key).stream()
                .filter(MappingNode.class::isInstance)
                .map(item -> new FolderRow(file, (MappingNode) item, inner, faults))
                .toList();
    }

    private List<Node> items(String key) {
        return values.get(key) instanceof SequenceNode list ? list.getValue() : List.of();
    }
}
