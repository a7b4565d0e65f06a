package org.cobuild.tenancy;

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
        return new ViewerNodes(
                "Tenant",
                (viewer, ids) -> readsTenants(viewer)
                        ? tenants.listFor(viewer).stream()
                                .filter(tenant -> ids.contains(tenant.id()))
                                .collect(Collectors.toMap(Tenant::id, tenant -> tenant))
                        : Map.of());
    }

    @Bean
    NodeLoader unitNodes(UnitRepository units) {
        return new ViewerNodes(
                "Unit", (viewer, ids) -> readsTenants(viewer) ? units.find(viewer.scope(), ids) : Map.of());
    }

    @Bean
    NodeLoader postNodes(Viewers viewers) {
        return new ViewerNodes(
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
}
