package org.cobuild.platform;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Map;

/**
 * Reads objects of one GraphQL type by their row ids within the caller's scope; each room has one for each of its
 * nodes. What is out of scope is absent. Serves {@code node}, {@code nodes} and the replay of a repeated mutation.
 */
public interface NodeLoader {
    /** Name of the GraphQL type. */
    String type();

    /** @param context holds the caller under {@code viewer} */
    Map<Long, ? extends Identified> load(GraphQLContext context, Collection<Long> ids);
}
