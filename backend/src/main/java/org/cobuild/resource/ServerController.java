package org.cobuild.resource;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.cobuild.platform.Connection;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Shows the register of servers to those who may read it. */
@Controller
class ServerController {
    private final ServerRepository servers;
    private final UnitRepository units;
    private final Access access;

    ServerController(ServerRepository servers, UnitRepository units, Access access) {
        this.servers = servers;
        this.units = units;
        this.access = access;
    }

    @QueryMapping
    Connection<Server> servers(
            @Argument @Nullable ServerPlacement placement,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.RESOURCE_READ, viewer.tenantId());
        var page = Page.of(first, after);
        var rows = servers.list(viewer.scope(), placement, page);
        return Connection.of(rows, page, server -> Page.key(server.name(), server.id()));
    }

    @BatchMapping(typeName = "Server", field = "unit")
    Map<Server, Unit> units(List<Server> of) {
        var byId = units.named(of.stream().map(Server::unitId).collect(toSet()));
        return of.stream()
                .collect(toMap(Function.identity(), server -> Objects.requireNonNull(byId.get(server.unitId()))));
    }
}
