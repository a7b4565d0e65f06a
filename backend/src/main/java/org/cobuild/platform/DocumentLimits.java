package org.cobuild.platform;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How large a document may be, asked before it is validated, so that a hostile one is refused small and quick.
 * Fragments count each time they are spread, so that a chain of them cannot hide its size.
 */
final class DocumentLimits {
    static final int BYTES = 100_000;
    static final int TOKENS = 10_000;
    static final int DEPTH = 20;
    static final int FIELDS = 1_500;
    static final int ALIASES = 100;
    static final int FRAGMENTS = 200;
    static final int DIRECTIVES = 50;

    private static final ParserOptions OPTIONS = ParserOptions.newParserOptions()
            .maxCharacters(BYTES)
            .maxTokens(TOKENS)
            .maxWhitespaceTokens(TOKENS * 10)
            .maxRuleDepth(400)
            .captureSourceLocation(false)
            .captureIgnoredChars(false)
            .captureLineComments(false)
            .readerTrackData(false)
            .build();

    private DocumentLimits() {}

    /** Which limit the document exceeds. */
    record Excess(String key, int limit) {}

    /** The limit that the document exceeds, or null; {@code syntax} when it is no document. */
    static @Nullable Excess check(String text) {
        if (text.length() > BYTES) {
            return new Excess("limit.size", BYTES);
        }
        try {
            var document = Parser.parse(ParserEnvironment.newParserEnvironment()
                    .document(text)
                    .parserOptions(OPTIONS)
                    .build());
            return new Count(document).excess();
        } catch (graphql.parser.exceptions.ParseCancelledTooDeepException e) {
            return new Excess("limit.depth", DEPTH);
        } catch (graphql.parser.exceptions.ParseCancelledTooManyCharsException e) {
            return new Excess("limit.size", BYTES);
        } catch (graphql.parser.exceptions.ParseCancelledException e) {
            return new Excess("limit.tokens", TOKENS);
        } catch (InvalidSyntaxException e) {
            return new Excess("syntax", 0);
        }
    }

    /** Walks the operations with their fragments spread, and stops at the first excess. */
    private static final class Count {
        private final Document document;
        private final Map<String, FragmentDefinition> fragments = new HashMap<>();
        private final Set<String> open = new HashSet<>();
        private int fields;
        private int aliases;
        private int spreads;
        private int directives;
        private @Nullable Excess excess;

        Count(Document document) {
            this.document = document;
            document.getDefinitionsOfType(FragmentDefinition.class).forEach(f -> fragments.put(f.getName(), f));
        }

        @Nullable
        Excess excess() {
            if (fragments.size() > FRAGMENTS) {
                return new Excess("limit.fragments", FRAGMENTS);
            }
            for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
                directives += operation.getDirectives().size();
                walk(operation.getSelectionSet(), 1);
            }
            return excess;
        }

        private void walk(@Nullable SelectionSet set, int depth) {
            if (set == null) {
                return;
            }
            if (depth > DEPTH) {
                note("limit.depth", DEPTH);
            }
            for (var selection : set.getSelections()) {
                if (excess != null) {
                    return;
                }
                visit(selection, depth);
            }
        }

        private void visit(Selection<?> selection, int depth) {
            switch (selection) {
                case Field field -> {
                    count(++fields, FIELDS, "limit.fields");
                    directives += field.getDirectives().size();
                    if (field.getAlias() != null) {
                        count(++aliases, ALIASES, "limit.aliases");
                    }
                    walk(field.getSelectionSet(), depth + 1);
                }
                case InlineFragment inline -> {
                    count(++spreads, FRAGMENTS, "limit.fragments");
                    directives += inline.getDirectives().size();
                    walk(inline.getSelectionSet(), depth);
                }
                case FragmentSpread spread -> {
                    count(++spreads, FRAGMENTS, "limit.fragments");
                    directives += spread.getDirectives().size();
                    var fragment = fragments.get(spread.getName());
                    // A circle is left to validation, which names it.
                    if (fragment != null && open.add(spread.getName())) {
                        walk(fragment.getSelectionSet(), depth);
                        open.remove(spread.getName());
                    }
                }
                default -> throw new IllegalStateException("unknown selection");
            }
            count(directives, DIRECTIVES, "limit.directives");
        }

        private void count(int value, int limit, String key) {
            if (value > limit) {
                note(key, limit);
            }
        }

        private void note(String key, int limit) {
            if (excess == null) {
                excess = new Excess(key, limit);
            }
        }
    }
}
