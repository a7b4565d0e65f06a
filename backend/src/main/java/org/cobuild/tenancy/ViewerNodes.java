package org.cobuild.tenancy;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import org.cobuild.platform.Identified;
import org.cobuild.platform.NodeLoader;

/** Loads nodes of one type for a caller, by a method that asks for itself what that caller may see. */
public record ViewerNodes(String type, BiFunction<Viewer, Collection<Long>, Map<Long, ? extends Identified>> find)
        implements NodeLoader {

    @Override
    public Map<Long, ? extends Identified> load(GraphQLContext context, Collection<Long> ids) {
        Viewer viewer = context.get("viewer");
        return find.apply(viewer, ids);
    }
}
