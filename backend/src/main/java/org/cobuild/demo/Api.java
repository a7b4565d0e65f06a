package org.cobuild.demo;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.cobuild.tenancy.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.stereotype.Component;

/** The portal's API, asked from inside as a person. A refusal is a fault of the demo and ends it. */
@Component
@ConditionalOnProperty(value = "cobuild.demo", havingValue = "true")
class Api {
    private final ExecutionGraphQlService graphQl;

    Api(ExecutionGraphQlService graphQl) {
        this.graphQl = graphQl;
    }

    /**
     * Does one act.
     *
     * @param mutation its name; its input type is named after it
     * @param selection what to answer of the payload
     */
    Answer mutate(Viewer viewer, String mutation, String selection, Map<String, ?> input) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        var document =
                "mutation($input:%s!){%s(input:$input){%s errors{path message}}}".formatted(type, mutation, selection);
        var answer = ask(viewer, document, Map.of("input", input)).part(mutation);
        if (!answer.list("errors").isEmpty()) {
            throw new IllegalStateException(
                    "%s refused to %s with %s: %s".formatted(mutation, viewer.name(), input, answer.list("errors")));
        }
        return answer;
    }

    Answer ask(Viewer viewer, String document, Map<String, Object> variables) {
        var request =
                new DefaultExecutionGraphQlRequest(document, null, variables, null, "demo", Locale.SIMPLIFIED_CHINESE);
        request.configureExecutionInput((input, builder) ->
                builder.graphQLContext(Map.of("viewer", viewer)).build());
        var response =
                inChinese(() -> Objects.requireNonNull(graphQl.execute(request).block()));
        if (!response.getErrors().isEmpty()) {
            throw new IllegalStateException(
                    "%s by %s with %s: %s".formatted(document, viewer.name(), variables, response.getErrors()));
        }
        return new Answer(Objects.requireNonNull(response.getData()));
    }

    /** What is written on the way is written in the language of the people whose acts these are. */
    private static <T> T inChinese(Supplier<T> act) {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            return act.get();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
