package org.cobuild.resource;

import static org.cobuild.db.Tables.RESOURCE_SERVER;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads and writes the register of servers. */
@Repository
class ServerRepository {
    private static final List<SelectField<?>> FIELDS = List.of(
            RESOURCE_SERVER.ID,
            RESOURCE_SERVER.TENANT_ID,
            RESOURCE_SERVER.UNIT_ID,
            RESOURCE_SERVER.NAME,
            RESOURCE_SERVER.PLACEMENT,
            RESOURCE_SERVER.PLACED_ON);
    private final DSLContext sql;

    ServerRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Servers of the tenant (a city: with its counties) by name; one row more than the page. */
    List<Server> list(TenantScope scope, @Nullable ServerPlacement placement, Page page) {
        return sql.select(FIELDS)
                .from(RESOURCE_SERVER)
                .where(scope.holds(RESOURCE_SERVER))
                .and(placement == null ? noCondition() : RESOURCE_SERVER.PLACEMENT.eq(placement.name()))
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : row(RESOURCE_SERVER.NAME, RESOURCE_SERVER.ID)
                                        .gt(page.afterText(0), page.afterLong(1)))
                .orderBy(RESOURCE_SERVER.NAME, RESOURCE_SERVER.ID)
                .limit(page.first() + 1)
                .fetch(ServerRepository::server);
    }

    Map<Long, Server> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(FIELDS)
                .from(RESOURCE_SERVER)
                .where(RESOURCE_SERVER.ID.in(ids))
                .and(scope.holds(RESOURCE_SERVER))
                .fetchMap(RESOURCE_SERVER.ID, ServerRepository::server);
    }

    void insert(List<Server> servers) {
        sql.insertInto(
                        RESOURCE_SERVER,
                        RESOURCE_SERVER.ID,
                        RESOURCE_SERVER.TENANT_ID,
                        RESOURCE_SERVER.UNIT_ID,
                        RESOURCE_SERVER.NAME,
                        RESOURCE_SERVER.PLACEMENT,
                        RESOURCE_SERVER.PLACED_ON)
                .valuesOfRows(servers.stream()
                        .map(server -> row(
                                server.id(),
                                server.tenantId(),
                                server.unitId(),
                                server.name(),
                                server.placement().name(),
                                server.placedOn()))
                        .toList())
                .execute();
    }

    private static Server server(Record row) {
        return new Server(
                row.get(RESOURCE_SERVER.ID),
                row.get(RESOURCE_SERVER.TENANT_ID),
                row.get(RESOURCE_SERVER.UNIT_ID),
                row.get(RESOURCE_SERVER.NAME),
                ServerPlacement.valueOf(row.get(RESOURCE_SERVER.PLACEMENT)),
                row.get(RESOURCE_SERVER.PLACED_ON));
    }
}
