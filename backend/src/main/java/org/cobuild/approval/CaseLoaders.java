package org.cobuild.approval;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.dataloader.BatchLoaderEnvironment;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Cases, their flows and their urgings by case id, read once a request. Nearly every field of a case, a step or a task
 * is answered from one of them, so they are loaders of their own instead of a batch a field, which would read the same
 * rows again for each.
 */
@Component
class CaseLoaders {

    CaseLoaders(
            BatchLoaderRegistry registry,
            CaseRepository cases,
            FlowRepository flows,
            UrgeRepository urges,
            EscalationRepository escalations) {
        register(registry, ApprovalCase.class, cases::find);
        register(registry, CaseFlow.class, orElse(flows::find, CaseFlow.EMPTY));
        register(
                registry,
                Escalations.class,
                orElse(
                        (scope, ids) -> escalations.ofCases(scope, ids).entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, found -> new Escalations(found.getValue()))),
                        Escalations.NONE));
        register(registry, Urges.class, orElse(urges::ofCases, Urges.NONE));
    }

    private static <T> BiFunction<TenantScope, Collection<Long>, Map<Long, T>> orElse(
            BiFunction<TenantScope, Collection<Long>, Map<Long, T>> find, T nothing) {
        return (scope, ids) -> {
            var found = new HashMap<Long, T>();
            ids.forEach(id -> found.put(id, nothing));
            found.putAll(find.apply(scope, ids));
            return found;
        };
    }

    private static <T> void register(
            BatchLoaderRegistry registry, Class<T> type, BiFunction<TenantScope, Collection<Long>, Map<Long, T>> find) {
        registry.forTypePair(Long.class, type)
                .registerMappedBatchLoader((ids, environment) -> Mono.just(find.apply(scope(environment), ids)));
    }

    private static TenantScope scope(BatchLoaderEnvironment environment) {
        GraphQLContext context = Objects.requireNonNull(environment.getContext());
        Viewer viewer = context.get("viewer");
        return viewer.scope();
    }
}
