package org.cobuild.platform;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
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
import org.springframework.transaction.TransactionSystemException;

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
            case OverLimit f ->
                error("OVER_LIMIT", text(String.valueOf(f.getMessage()), locale, f.limit()), environment);
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

    /** Whether the database could not be reached, or ended the connection in the middle. */
    static boolean isUnavailable(@Nullable Throwable failure) {
        return failure != null
                && (failure instanceof CannotCreateTransactionException
                        // Its connection is gone already when a transaction that failed is to be rolled back.
                        || failure instanceof TransactionSystemException
                        || failure instanceof DataAccessResourceFailureException
                        || failure instanceof TransientDataAccessException
                        || failure instanceof SQLTransientException
                        || failure instanceof SQLRecoverableException
                        || failure instanceof SQLException sql && isOfConnection(sql.getSQLState())
                        || isUnavailable(failure.getCause()));
    }

    /** 08: what the standard calls a connection exception; 70100: what MariaDB says as it shuts down. */
    private static boolean isOfConnection(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.equals("70100"));
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
