package org.cobuild.platform;

import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Answers {@code node} and {@code nodes}: one statement a type, whatever the number of ids. */
@Controller
class NodeController {
    private static final int MOST = 100;
    private final NodeLoaders loaders;

    NodeController(NodeLoaders loaders) {
        this.loaders = loaders;
    }

    @QueryMapping
    @Nullable
    Object node(@Argument GlobalId id, GraphQLContext context) {
        return loaders.load(List.of(id), context).getFirst();
    }

    @QueryMapping
    List<@Nullable Object> nodes(@Argument List<GlobalId> ids, GraphQLContext context) {
        if (ids.size() > MOST) {
            throw new BadInput("nodes.ids");
        }
        return loaders.load(ids, context);
    }
}
