package org.cobuild.platform;

import graphql.ErrorClassification;
import graphql.ExecutionInput;
import graphql.GraphqlErrorBuilder;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Refuses documents over the limits and remembers those that were parsed and validated. */
class Documents implements PreparsedDocumentProvider {
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
            return CompletableFuture.completedFuture(known);
        }
        var excess = DocumentLimits.check(input.getQuery());
        if (excess != null) {
            return CompletableFuture.completedFuture(refusal(excess, input));
        }
        var entry = parseAndValidate.apply(input);
        if (!entry.hasErrors()) {
            prepared.put(input.getQuery(), entry);
        }
        return CompletableFuture.completedFuture(entry);
    }

    private static PreparsedDocumentEntry refusal(DocumentLimits.Excess excess, ExecutionInput input) {
        var code = excess.key().equals("syntax") ? "BAD_REQUEST" : "OVER_LIMIT";
        return new PreparsedDocumentEntry(GraphqlErrorBuilder.newError()
                .message("%s", Refusals.plainText(excess.key(), input.getLocale(), String.valueOf(excess.limit())))
                .errorType(ErrorClassification.errorClassification(code))
                .extensions(Map.of("code", code))
                .build());
    }
}
