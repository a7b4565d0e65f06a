package org.cobuild.tenancy;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.platform.NodeLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tenants and units of the caller's city tree, and the caller's own posts, by id. */
@Configuration(proxyBeanMethods = false)
class TenancyNodes {

    @Bean
    NodeLoader tenantNodes(TenantRepository tenants) {
        return new Loader(
                "Tenant",
                (viewer, ids) -> readsTenants(viewer)
                        ? tenants.listFor(viewer).stream()
                                .filter(tenant -> ids.contains(tenant.id()))
                                .collect(Collectors.toMap(Tenant::id, tenant -> tenant))
                        : Map.of());
    }

    @Bean
    NodeLoader unitNodes(UnitRepository units) {
        return new Loader("Unit", (viewer, ids) -> readsTenants(viewer) ? units.find(viewer.scope(), ids) : Map.of());
    }

    @Bean
    NodeLoader postNodes(Viewers viewers) {
        return new Loader(
                "Post",
                (viewer, ids) -> viewer.personId() == null
                        ? Map.of()
                        : viewers.posts(viewer.personId()).stream()
                                .map(PersonRepository.HeldPost::post)
                                .filter(post -> ids.contains(post.id()))
                                .collect(Collectors.toMap(Post::id, post -> post)));
    }

    private static boolean readsTenants(Viewer viewer) {
        return viewer.may(Action.TENANT_READ, viewer.tenantId());
    }

    private record Loader(
            String type,
            java.util.function.BiFunction<
                            Viewer, Collection<Long>, Map<Long, ? extends org.cobuild.platform.Identified>>
                    read)
            implements NodeLoader {
        @Override
        public Map<Long, ? extends org.cobuild.platform.Identified> load(GraphQLContext context, Collection<Long> ids) {
            Viewer viewer = context.get("viewer");
            return read.apply(viewer, ids);
        }
    }
}
