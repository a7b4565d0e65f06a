package org.cobuild.tenancy.onboarding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.cobuild.tenancy.onboarding.Shape.Type;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Holds the value of one key to its type, and notes on the entry what does not fit. */
record FolderForm(FolderRow row, Key key) {

    void check(@Nullable Node value) {
        if (value == null) {
            if (key.required()) {
                row.fault(key.name(), "folder.key.missing", key.name());
            }
            return;
        }
        switch (key.type()) {
            case Type.Choices choices -> words(items(value), choices);
            case Type.Texts texts -> items(value).forEach(item -> scalar(item, texts));
            case Type.Rows rows -> rows(items(value));
            default -> scalar(value, key.type());
        }
    }

    private List<Node> items(Node value) {
        if (value instanceof SequenceNode list) {
            return list.getValue();
        }
        row.fault(key.name(), "folder.list", key.name());
        return List.of();
    }

    private void rows(List<Node> items) {
        if (items.isEmpty() && key.required()) {
            row.fault(key.name(), "folder.key.missing", key.name());
        }
        if (!items.stream().allMatch(MappingNode.class::isInstance)) {
            row.fault(key.name(), "folder.list", key.name());
        }
    }

    private void words(List<Node> items, Type.Choices choices) {
        if (items.isEmpty()) {
            row.fault(key.name(), "folder.key.missing", key.name());
        }
        var seen = new HashSet<String>();
        for (var item : items) {
            scalar(item, choices);
            if (item instanceof ScalarNode scalar && !seen.add(scalar.getValue())) {
                row.fault(key.name(), "folder.twice", scalar.getValue());
            }
        }
    }

    private void scalar(Node value, Type type) {
        var text = value instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        if (fits(type, text)) {
            return;
        }
        var name = key.name();
        switch (type) {
            case Type.Text most -> row.fault(name, "folder.text", name, String.valueOf(most.most()));
            case Type.Code code ->
                row.fault(name, code.regex().startsWith("[A-Za-z0-9]") ? "folder.code" : "folder.form", name, text);
            case Type.Whole whole ->
                row.fault(name, "folder.number", name, String.valueOf(whole.least()), String.valueOf(whole.most()));
            case Type.Number number -> row.fault(name, "folder.decimal", name, text);
            case Type.Flag flag -> row.fault(name, "folder.flag", name);
            case Type.Day day -> row.fault(name, "folder.date", name, text);
            case Type.Choice choice -> row.fault(name, "folder.unknown", name, text, String.join(" ", choice.words()));
            case Type.Choices choices ->
                row.fault(name, "folder.unknown", name, text, String.join(" ", choices.words()));
            case Type.Texts texts -> row.fault(name, "folder.form", name, text);
            case Type.Rows rows -> row.fault(name, "folder.list", name);
        }
    }

    /** Whether a text, blanks around it apart, is a value of that type. */
    static boolean fits(Type type, String raw) {
        var text = raw.strip();
        return switch (type) {
            case Type.Text most -> !text.isEmpty() && text.codePointCount(0, text.length()) <= most.most();
            case Type.Code code -> text.matches(code.regex());
            case Type.Whole whole ->
                text.matches("-?\\d{1,9}")
                        && Integer.parseInt(text) >= whole.least()
                        && Integer.parseInt(text) <= whole.most();
            case Type.Number number -> isDecimal(text);
            case Type.Flag flag -> text.equals("true") || text.equals("false");
            case Type.Day day -> isDay(text);
            case Type.Choice choice -> choice.words().contains(text);
            case Type.Choices choices -> choices.words().contains(text);
            case Type.Texts texts -> text.matches(texts.regex());
            case Type.Rows rows -> false;
        };
    }

    private static boolean isDecimal(String text) {
        try {
            // A number of a rule has few digits; an exponent of millions would fill the memory once written out.
            return text.length() <= 40 && Math.abs(new BigDecimal(text).scale()) <= 40;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
