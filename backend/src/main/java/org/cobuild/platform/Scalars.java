package org.cobuild.platform;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The scalars of the API. Their specifications stand in the schema's documentation. */
final class Scalars {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,16}(\\.\\d{1,6})?");
    private static final Pattern REGION = Pattern.compile("\\d{6}");
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");

    private Scalars() {}

    static List<GraphQLScalarType> all() {
        return List.of(
                scalar(
                        "Money",
                        BigDecimal.class,
                        text -> decimal(text, 2, true),
                        v -> v.setScale(2).toPlainString()),
                scalar("Quantity", BigDecimal.class, text -> decimal(text, 4, true), Scalars::plain),
                scalar("Ratio", BigDecimal.class, text -> decimal(text, 6, false), Scalars::plain),
                scalar("Date", LocalDate.class, Scalars::date, LocalDate::toString),
                scalar(
                        "DateTime",
                        Instant.class,
                        text -> OffsetDateTime.parse(text).toInstant(),
                        Instant::toString),
                scalar("RegionCode", String.class, text -> matching(REGION, text), text -> text),
                scalar(
                        "UnifiedSocialCreditCode",
                        String.class,
                        text -> matching(CREDIT_CODE, text.strip().toUpperCase(Locale.ROOT)),
                        text -> text));
    }

    private static BigDecimal decimal(String text, int fraction, boolean signed) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("a decimal string like \"12860000.00\" is expected");
        }
        var value = new BigDecimal(text);
        if (value.stripTrailingZeros().scale() > fraction) {
            throw new IllegalArgumentException("at most " + fraction + " fraction digits");
        }
        if (!signed && value.signum() < 0) {
            throw new IllegalArgumentException("not negative");
        }
        return value.setScale(fraction);
    }

    private static String plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private static LocalDate date(String text) {
        var date = LocalDate.parse(text);
        if (date.getYear() < 1949 || date.getYear() > 2199) {
            throw new IllegalArgumentException("a date from 1949 to 2199 is expected");
        }
        return date;
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("does not have the required form");
        }
        return text;
    }

    private static <T> GraphQLScalarType scalar(
            String name, Class<T> type, Function<String, T> parse, Function<T, String> print) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new TextCoercing<>(name, type, parse, print))
                .build();
    }

    /** A scalar that travels as a string; a whole number is accepted for decimals. */
    private record TextCoercing<T>(String name, Class<T> type, Function<String, T> parse, Function<T, String> print)
            implements Coercing<T, String> {

        @Override
        public String serialize(Object result, GraphQLContext context, Locale locale) {
            if (type.isInstance(result)) {
                return print.apply(type.cast(result));
            }
            throw new CoercingSerializeException(
                    name + " cannot be made of " + result.getClass().getSimpleName());
        }

        @Override
        public T parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return parse.apply(textOf(input));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new CoercingParseValueException(name + ": " + e.getMessage());
            }
        }

        @Override
        public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            try {
                return parse.apply(textOf(literal(input)));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new CoercingParseLiteralException(name + ": " + e.getMessage());
            }
        }

        private static @Nullable Object literal(Value<?> input) {
            return switch (input) {
                case StringValue text -> text.getValue();
                case IntValue number -> number.getValue();
                default -> null;
            };
        }

        private static String textOf(@Nullable Object input) {
            return switch (input) {
                case String text -> text;
                case Integer number -> number.toString();
                case Long number -> number.toString();
                case BigInteger number -> number.toString();
                case null, default -> throw new IllegalArgumentException("a string is expected");
            };
        }
    }
}
