package org.cobuild;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/**
 * The most statements that each mutation has cost in any request of the tests, trail included; reading who the viewer is
 * does not count, nor do requests with an idempotency key, which add three.
 */
@TestComponent
public class MutationCosts implements WebGraphQlInterceptor, ExecuteListener, Ordered {
    private static final Pattern MUTATION = Pattern.compile("^\\s*mutation\\b[^{]*\\{\\s*(\\w+)\\s*\\(");
    private final ThreadLocal<int[]> running = new ThreadLocal<>();
    private final Map<String, Integer> most = new ConcurrentSkipListMap<>();

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var mutation = MUTATION.matcher(request.getDocument());
        if (!mutation.find() || request.getVariables().toString().contains("clientMutationId")) {
            return chain.next(request);
        }
        var name = mutation.group(1);
        var counted = new int[1];
        return Mono.defer(() -> {
                    running.set(counted);
                    return chain.next(request);
                })
                .doFinally(signal -> {
                    running.remove();
                    most.merge(name, counted[0], Math::max);
                });
    }

    @Override
    public void executeStart(ExecuteContext context) {
        var counted = running.get();
        var sql = context.sql();
        if (counted != null && (sql == null || !sql.contains("/*SIGN_IN*/"))) {
            counted[0]++;
        }
    }

    /** Innermost: what other interceptors do first is not the mutation's. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @PreDestroy
    void keepForTheFigures() throws IOException {
        var file = Path.of("target/figures/mutations.tsv");
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                most.entrySet().stream()
                        .map(cost -> cost.getKey() + "\t" + cost.getValue())
                        .toList());
    }
}
