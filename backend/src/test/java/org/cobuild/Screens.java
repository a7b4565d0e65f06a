package org.cobuild;

import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The documents that the screens send, read from the front end's source and put together as its code generator does. */
public final class Screens {
    private static final Path SOURCE = Path.of("../frontend/src");
    private static final Pattern DOCUMENT = Pattern.compile("graphql\\(`([^`]*)`\\)");

    private final Map<String, OperationDefinition> operations = new TreeMap<>();
    private final Map<String, FragmentDefinition> fragments = new TreeMap<>();

    private Screens() {}

    public static Screens read() {
        var screens = new Screens();
        try (var files = Files.walk(SOURCE)) {
            files.filter(file -> file.toString().matches(".*\\.tsx?"))
                    .filter(file -> !file.toString().contains(".test."))
                    .forEach(screens::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return screens;
    }

    /** The whole document of an operation, with every fragment that it needs. */
    public String document(String operation) {
        var definition = operations.get(operation);
        if (definition == null) {
            throw new IllegalArgumentException("no screen sends " + operation + ", but " + operations.keySet());
        }
        var needed = new LinkedHashMap<String, Definition<?>>();
        needed.put("", definition);
        collect(definition.getSelectionSet(), needed);
        return needed.values().stream().map(AstPrinter::printAst).collect(Collectors.joining("\n"));
    }

    private void add(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DOCUMENT.matcher(text)
                .results()
                .forEach(match -> Parser.parse(match.group(1)).getDefinitions().forEach(definition -> {
                    if (definition instanceof OperationDefinition operation && operation.getName() != null) {
                        operations.put(operation.getName(), operation);
                    } else if (definition instanceof FragmentDefinition fragment) {
                        fragments.put(fragment.getName(), fragment);
                    }
                }));
    }

    private void collect(@Nullable SelectionSet selections, Map<String, Definition<?>> needed) {
        if (selections == null) {
            return;
        }
        for (var selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> collect(field.getSelectionSet(), needed);
                case InlineFragment inline -> collect(inline.getSelectionSet(), needed);
                case FragmentSpread spread -> {
                    var fragment = fragments.get(spread.getName());
                    if (fragment != null && needed.putIfAbsent(spread.getName(), fragment) == null) {
                        collect(fragment.getSelectionSet(), needed);
                    }
                }
                default -> throw new IllegalStateException(selection.toString());
            }
        }
    }
}
