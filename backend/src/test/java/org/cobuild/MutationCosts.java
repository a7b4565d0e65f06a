package org.cobuild;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedOutputType;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/**
 * Counts the statements of each mutation in every request of every test, its entries in the trail included, and fails
 * the request that costs more than its budget, or more than two for the log of decisions, which are counted apart. What is selected of the payload is a query's cost and does not count;
 * requests with an idempotency key, which add three, are left out.
 */
@TestComponent
public class MutationCosts extends SimplePerformantInstrumentation implements ExecuteListener {
    private static final int BUDGET = 12;
    private static final int DEADLOCK = 1213;

    /**
     * Who the viewer is, and what the portal keeps in memory and reads only now and then: the names of organisations and
     * the calendars of cities.
     */
    private static final List<String> REMEMBERED =
            List.of("/*SIGN_IN*/", "/*DIRECTORY*/", "from `calendar_day`", "`audit_log`.`digest`");

    /** What an act that decides costs beside its budget: its entries in the log of decisions, whatever their number. */
    private static final List<String> LOG = List.of("insert into `audit_log` ", "insert into `audit_log_entry` ");

    /** What needs more, with the reasons in docs/figures.md. */
    private static final Map<String, Integer> LARGER = Map.of(
            "taskDecide",
            22,
            "tasksDecide",
            50 * 22,
            "taskUnask",
            20,
            "projectSubmit",
            19,
            "acceptanceApply",
            13,
            "tenantApply",
            34,
            "tenantResume",
            14,
            "onboardingDraftApply",
            41,
            "unitReorganise",
            44);

    private final ThreadLocal<List<String>> running = new ThreadLocal<>();
    private final Map<String, Integer> most = new ConcurrentSkipListMap<>();
    private volatile Map<String, Integer> during = new ConcurrentHashMap<>();

    /** The most that a mutation may cost. */
    static int budget(String mutation) {
        return LARGER.getOrDefault(mutation, BUDGET);
    }

    /** The most that each mutation costs while the act runs. Tests that count do not run beside others. */
    public Map<String, Integer> during(Runnable act) {
        during = new ConcurrentSkipListMap<>();
        act.run();
        return Map.copyOf(during);
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        var environment = parameters.getEnvironment();
        if (environment.getParentType() instanceof GraphQLNamedOutputType parent
                && parent.getName().equals("Mutation")
                && !hasKey(environment)) {
            return counting(environment.getField().getName(), fetcher);
        }
        return fetcher;
    }

    private DataFetcher<?> counting(String mutation, DataFetcher<?> fetcher) {
        return environment -> {
            var statements = new ArrayList<String>();
            running.set(statements);
            try {
                return fetcher.get(environment);
            } finally {
                running.remove();
                note(mutation, statements);
            }
        };
    }

    private void note(String mutation, List<String> all) {
        var logged = all.stream().filter(MutationCosts::isLog).toList();
        if (logged.size() > LOG.size()) {
            throw new IllegalStateException(mutation + " wrote the log more than once:\n" + String.join("\n", logged));
        }
        var statements = all.stream().filter(text -> !isLog(text)).toList();
        most.merge(mutation, statements.size(), Math::max);
        during.merge(mutation, statements.size(), Math::max);
        if (statements.size() > budget(mutation)) {
            throw new IllegalStateException(mutation + " may cost " + budget(mutation) + " statements but cost "
                    + statements.size() + ":\n" + String.join("\n", statements));
        }
    }

    private static boolean isLog(String statement) {
        return LOG.stream().anyMatch(statement::startsWith);
    }

    private static boolean hasKey(DataFetchingEnvironment environment) {
        Object input = environment.getArgument("input");
        return input instanceof Map<?, ?> given && given.get("clientMutationId") != null;
    }

    @Override
    public void executeStart(ExecuteContext context) {
        var statements = running.get();
        if (statements == null) {
            return;
        }
        var sql = context.sql();
        var batch = context.batchSQL();
        var text = sql != null ? sql : batch.length > 0 ? String.valueOf(batch[0]) : "";
        if (REMEMBERED.stream().noneMatch(text::contains)) {
            statements.add(text);
        }
    }

    /** What the database ended is done again from its beginning. */
    @Override
    public void exception(ExecuteContext context) {
        var statements = running.get();
        if (statements != null
                && context.sqlException() instanceof SQLException failure
                && failure.getErrorCode() == DEADLOCK) {
            statements.clear();
        }
    }

    @PreDestroy
    void keepForTheFigures() throws IOException {
        var file = Path.of("target/figures/mutations.tsv");
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                most.entrySet().stream()
                        .map(cost -> cost.getKey() + "\t" + cost.getValue() + "\t" + budget(cost.getKey()))
                        .toList());
    }
}
