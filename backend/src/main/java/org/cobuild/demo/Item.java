package org.cobuild.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** An entry of the demo's data: texts, entries and lists by name. Money stands in 万元 in the files, in yuan here. */
record Item(Map<String, Object> values) {
    private static final BigDecimal WAN = new BigDecimal(10_000);

    /** Reads a file; its dates and numbers are texts until somebody asks. */
    static Item read(Path file) {
        var options = new LoaderOptions();
        var dump = new DumperOptions();
        var yaml = new Yaml(new SafeConstructor(options), new Representer(dump), dump, options, new Texts());
        try {
            return wrap(Objects.requireNonNull(yaml.load(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every scalar is a text. */
    private static final class Texts extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }

    /** An entry of pairs of name and value. */
    static Item of(Object... pairs) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return new Item(values);
    }

    @SuppressWarnings("unchecked")
    private static Item wrap(Object map) {
        return map instanceof Item item ? item : new Item((Map<String, Object>) map);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        return Objects.requireNonNull(values.get(key), () -> key + " is missing in " + values)
                .toString();
    }

    @Nullable
    String textOrNull(String key) {
        var value = values.get(key);
        return value == null ? null : value.toString();
    }

    String text(String key, String fallback) {
        return Objects.requireNonNullElse(textOrNull(key), fallback);
    }

    int number(String key) {
        return Integer.parseInt(text(key));
    }

    /** Yuan, as the API takes money. */
    String yuan(String key) {
        return new BigDecimal(text(key)).multiply(WAN).setScale(2).toPlainString();
    }

    LocalDate date(String key) {
        return LocalDate.parse(text(key));
    }

    Item item(String key) {
        return wrap(Objects.requireNonNull(values.get(key), () -> key + " is missing in " + values));
    }

    /** The entries of a list; empty when there is none. */
    List<Item> items(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(Item::wrap).toList()
                : List.of();
    }

    List<String> texts(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }
}
