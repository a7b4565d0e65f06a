package org.cobuild.tenancy.onboarding;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TEN;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.cobuild.tenancy.onboarding.Shape.Type;
import org.springframework.stereotype.Component;

/**
 * The published JSON Schema of each file of a folder, made of the shapes to which the reader holds the files. They stand
 * in {@code tenants/schema/}, where editors find them; a test compares.
 */
@Component
class SchemaFiles {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final int MOST_DIGITS = 18;
    private final FolderReader reader;

    SchemaFiles(FolderReader reader) {
        this.reader = reader;
    }

    static String nameOf(String file) {
        return file.replaceFirst("\\.yaml$", ".schema.json");
    }

    /** Schemas by name of file, each a tree of maps and lists that any JSON writer writes. */
    Map<String, Map<String, Object>> all() {
        var all = new TreeMap<String, Map<String, Object>>();
        reader.shapes().forEach(part -> {
            var schema = new LinkedHashMap<String, Object>();
            schema.put("$schema", DRAFT);
            schema.put("title", part.file());
            if (part.shape().list()) {
                schema.put("type", "array");
                schema.put("items", group(part.shape()));
            } else {
                schema.putAll(group(part.shape()));
            }
            all.put(nameOf(part.file()), schema);
        });
        return all;
    }

    private static Map<String, Object> group(Shape shape) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var key : shape.keys()) {
            properties.put(key.name(), property(key));
            if (key.required()) {
                required.add(key.name());
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> property(Key key) {
        var property = new LinkedHashMap<String, Object>();
        property.put("description", key.about());
        property.putAll(type(key.type(), key.required()));
        return property;
    }

    /** A code or text may look like a number, which YAML then takes it for. */
    private static Map<String, Object> type(Type type, boolean required) {
        return switch (type) {
            case Type.Text text ->
                map("type", List.of("string", "number", "boolean"), "minLength", 1, "maxLength", text.most());
            case Type.Code code ->
                map(
                        "anyOf",
                        List.of(map("type", "string", "pattern", "^(" + code.regex() + ")$"), digits(code.regex())));
            case Type.Whole whole -> map("type", "integer", "minimum", whole.least(), "maximum", whole.most());
            case Type.Number number -> map("type", "number");
            case Type.Flag flag -> map("type", "boolean");
            case Type.Day day -> map("type", "string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format", "date");
            case Type.Choice choice -> map("enum", choice.words());
            case Type.Choices choices ->
                map("type", "array", "minItems", 1, "uniqueItems", true, "items", map("enum", choices.words()));
            case Type.Texts texts ->
                map("type", "array", "items", map("type", "string", "pattern", "^(" + texts.regex() + ")$"));
            case Type.Rows rows -> map("type", "array", "minItems", required ? 1 : 0, "items", group(rows.shape()));
        };
    }

    /** Codes of nothing but digits, which YAML takes for numbers: as long as the form allows. */
    private static Map<String, Object> digits(String regex) {
        var lengths = IntStream.rangeClosed(1, MOST_DIGITS)
                .filter(length -> "1".repeat(length).matches(regex))
                .summaryStatistics();
        return map(
                "type",
                "integer",
                "minimum",
                TEN.pow(lengths.getMin() - 1),
                "maximum",
                TEN.pow(lengths.getMax()).subtract(ONE));
    }

    private static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
