package org.cobuild.resource;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Map;
import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Servers by id, for those who may read the register. */
@Component
class ServerNodes implements NodeLoader {
    private final ServerRepository servers;

    ServerNodes(ServerRepository servers) {
        this.servers = servers;
    }

    @Override
    public String type() {
        return "Server";
    }

    @Override
    public Map<Long, Server> load(GraphQLContext context, Collection<Long> ids) {
        Viewer viewer = context.get("viewer");
        return viewer.may(Action.RESOURCE_READ, viewer.tenantId()) ? servers.find(viewer.scope(), ids) : Map.of();
    }
}
