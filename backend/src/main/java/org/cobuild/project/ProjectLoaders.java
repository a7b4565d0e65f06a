package org.cobuild.project;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Projects and participants by id, read once a request for fields that lie side by side, such as who earned and who was
 * paid. A field of its own is a batch mapping.
 */
@Component
class ProjectLoaders {

    ProjectLoaders(BatchLoaderRegistry registry, ProjectRepository projects, ParticipantRepository participants) {
        register(registry, Project.class, projects::find);
        register(registry, Participant.class, participants::find);
    }

    private static <T> void register(
            BatchLoaderRegistry registry, Class<T> type, BiFunction<TenantScope, Collection<Long>, Map<Long, T>> find) {
        registry.forTypePair(Long.class, type).registerMappedBatchLoader((ids, environment) -> {
            GraphQLContext context = Objects.requireNonNull(environment.getContext());
            Viewer viewer = context.get("viewer");
            return Mono.just(find.apply(viewer.scope(), ids));
        });
    }
}
