package org.cobuild.approval;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.dataloader.BatchLoaderEnvironment;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Cases and their flows by case id, read once a request. Nearly every field of a case, a step or a task is answered
 * from one of the two, so they are loaders of their own instead of a batch a field, which would read the same rows
 * again for each.
 */
@Component
class CaseLoaders {

    CaseLoaders(BatchLoaderRegistry registry, CaseRepository cases, FlowRepository flows) {
        register(registry, ApprovalCase.class, cases::find);
        register(registry, CaseFlow.class, (scope, ids) -> {
            var found = new HashMap<Long, CaseFlow>();
            ids.forEach(id -> found.put(id, CaseFlow.EMPTY));
            found.putAll(flows.find(scope, ids));
            return found;
        });
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
