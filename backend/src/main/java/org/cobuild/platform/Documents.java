package org.cobuild.platform;

import graphql.ErrorClassification;
import graphql.ExecutionInput;
import graphql.GraphqlErrorBuilder;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Refuses documents over the limits and remembers those that were parsed and validated. A stream carries subscriptions
 * alone and subscriptions need a stream: so nothing is read or changed past what stands before a plain request.
 */
public class Documents implements PreparsedDocumentProvider {
    /** Key of the GraphQL context: whether the operation came by a stream. */
    public static final String STREAM = "stream";

    private static final int REMEMBERED = 500;
    private final Map<String, PreparsedDocumentEntry> prepared =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, PreparsedDocumentEntry> eldest) {
                    return size() > REMEMBERED;
                }
            });

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        var known = prepared.get(input.getQuery());
        if (known != null) {
            return CompletableFuture.completedFuture(byItsWay(known, input));
        }
        var excess = DocumentLimits.check(input.getQuery());
        if (excess != null) {
            return CompletableFuture.completedFuture(refusal(excess, input));
        }
        var entry = parseAndValidate.apply(input);
        if (!entry.hasErrors()) {
            prepared.put(input.getQuery(), entry);
        }
        return CompletableFuture.completedFuture(byItsWay(entry, input));
    }

    private static PreparsedDocumentEntry byItsWay(PreparsedDocumentEntry entry, ExecutionInput input) {
        var document = entry.getDocument();
        if (document == null || entry.hasErrors()) {
            return entry;
        }
        boolean stream = input.getGraphQLContext().getOrDefault(STREAM, false);
        var name = input.getOperationName();
        var strays = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> name == null || name.isEmpty() || name.equals(operation.getName()))
                .anyMatch(operation -> stream != (operation.getOperation() == Operation.SUBSCRIPTION));
        return strays ? refusal("BAD_REQUEST", stream ? "stream.only" : "stream.needed", "", input) : entry;
    }

    private static PreparsedDocumentEntry refusal(DocumentLimits.Excess excess, ExecutionInput input) {
        var code = excess.key().equals("syntax") ? "BAD_REQUEST" : "OVER_LIMIT";
        return refusal(code, excess.key(), String.valueOf(excess.limit()), input);
    }

    private static PreparsedDocumentEntry refusal(String code, String key, String argument, ExecutionInput input) {
        return new PreparsedDocumentEntry(GraphqlErrorBuilder.newError()
                .message("%s", Refusals.plainText(key, input.getLocale(), argument))
                .errorType(ErrorClassification.errorClassification(code))
                .extensions(Map.of("code", code))
                .build());
    }
}
