package org.cobuild.platform;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;

/**
 * What every mutation has in common. A refusal by a rule of business ({@link Refused}) becomes data. With a {@code
 * clientMutationId} the act and the memory of it are one transaction: the same key by the same caller answers the first
 * result and changes nothing twice; a refusal is not remembered, since it changed nothing.
 */
@Component
class MutationGate {
    private final IdempotencyRepository memory;
    private final NodeLoaders nodes;
    private final TransactionTemplate transaction;

    MutationGate(IdempotencyRepository memory, NodeLoaders nodes, TransactionTemplate transaction) {
        this.memory = memory;
        this.nodes = nodes;
        this.transaction = transaction;
    }

    DataFetcher<?> around(String mutation, DataFetcher<?> act) {
        return environment -> {
            try {
                var request = IdempotencyRepository.Request.of(mutation, environment);
                return Deadlocks.<@Nullable Object>retry(
                        () -> request == null ? invoke(act, environment) : once(request, act, environment));
            } catch (Refused refused) {
                return Map.of("errors", refused.errors());
            }
        };
    }

    /** A controller's exception comes as a failed Mono: thrown here, so that it is seen and its transaction rolled back. */
    private static @Nullable Object invoke(DataFetcher<?> act, DataFetchingEnvironment environment) throws Exception {
        var result = act.get(environment);
        return result instanceof Mono<?> mono ? mono.block() : result;
    }

    private @Nullable Object once(
            IdempotencyRepository.Request request, DataFetcher<?> act, DataFetchingEnvironment environment) {
        try {
            var answer = new AtomicReference<@Nullable Object>();
            transaction.executeWithoutResult(status -> {
                var known = memory.find(request);
                answer.set(known == null ? first(request, act, environment) : replay(known, request, environment));
            });
            return answer.get();
        } catch (DuplicateKeyException e) {
            // The same key at the same moment: the other one has committed, its result is the answer.
            var known = memory.find(request);
            if (known == null) {
                throw e;
            }
            return replay(known, request, environment);
        }
    }

    private @Nullable Object first(
            IdempotencyRepository.Request request, DataFetcher<?> act, DataFetchingEnvironment environment) {
        memory.insert(request);
        try {
            var payload = invoke(act, environment);
            memory.remember(request, payload);
            return payload;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Object replay(
            IdempotencyRepository.Known known,
            IdempotencyRepository.Request request,
            DataFetchingEnvironment environment) {
        if (!known.isOf(request)) {
            throw Refusals.refused(PlatformErrorCode.INVALID, "idempotency.reused", "clientMutationId");
        }
        if (known.resultField() == null) {
            return Map.of("errors", List.of());
        }
        var node = nodes.load(List.of(known.result()), environment.getGraphQlContext())
                .getFirst();
        return node == null ? Map.of("errors", List.of()) : Map.of(known.resultField(), node, "errors", List.of());
    }
}
