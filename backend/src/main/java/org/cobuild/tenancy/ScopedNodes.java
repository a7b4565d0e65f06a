package org.cobuild.tenancy;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import org.cobuild.platform.Identified;
import org.cobuild.platform.NodeLoader;

/**
 * Loads nodes of one type, which belong to projects or their money, by a repository's method that takes the caller's
 * scope. Who has no business with projects (administrators of the system, a machine without that scope) finds none.
 */
public record ScopedNodes(String type, BiFunction<TenantScope, Collection<Long>, Map<Long, ? extends Identified>> find)
        implements NodeLoader {

    @Override
    public Map<Long, ? extends Identified> load(GraphQLContext context, Collection<Long> ids) {
        Viewer viewer = context.get("viewer");
        return viewer.may(Action.PROJECT_READ, viewer.tenantId()) ? find.apply(viewer.scope(), ids) : Map.of();
    }
}
