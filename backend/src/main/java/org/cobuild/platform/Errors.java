package org.cobuild.platform;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What is no refusal of business: not found, forbidden, bad input, unavailable. Everything unexpected answers {@code
 * INTERNAL} with the id of the request, which the log has, and shows nothing of the inside.
 */
@Component
class Errors extends DataFetcherExceptionResolverAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    Errors() {
        setThreadLocalContextAware(true);
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable failure, DataFetchingEnvironment environment) {
        var locale = environment.getLocale();
        return switch (failure) {
            case NotFound f -> error("NOT_FOUND", text("notfound", locale), environment);
            case Forbidden f -> error("FORBIDDEN", text(f.reason(), locale), environment);
            case BadInput f -> error("BAD_REQUEST", text(String.valueOf(f.getMessage()), locale), environment);
            default -> unexpected(failure, environment);
        };
    }

    private static GraphQLError unexpected(Throwable failure, DataFetchingEnvironment environment) {
        var id = String.valueOf(MDC.get(RequestIds.KEY));
        LOG.error(
                "request {} failed at {}",
                id,
                environment.getExecutionStepInfo().getPath(),
                failure);
        var unavailable = isUnavailable(failure);
        return error(
                unavailable ? "UNAVAILABLE" : "INTERNAL",
                text(unavailable ? "unavailable" : "internal", environment.getLocale(), id),
                environment);
    }

    private static boolean isUnavailable(@Nullable Throwable failure) {
        return failure != null
                && (failure instanceof CannotCreateTransactionException
                        || failure instanceof DataAccessResourceFailureException
                        || failure instanceof TransientDataAccessException
                        || failure instanceof java.sql.SQLTransientException
                        || failure instanceof java.sql.SQLNonTransientConnectionException
                        || isUnavailable(failure.getCause()));
    }

    private static String text(String key, Locale locale, Object... arguments) {
        return Refusals.plainText(key, locale, arguments);
    }

    private static GraphQLError error(String code, String message, DataFetchingEnvironment environment) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code);
        return GraphqlErrorBuilder.newError(environment)
                .message("%s", message)
                .errorType(ErrorClassification.errorClassification(code))
                .extensions(extensions)
                .build();
    }
}
