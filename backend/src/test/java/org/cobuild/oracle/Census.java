package org.cobuild.oracle;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.jooq.impl.DSL.condition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Table;

/**
 * Every row of a world's tenants, read whole and without asking who may see it. The rows that the portal derives for
 * itself ({@code project_visibility}) are left out: the model derives its own.
 */
final class Census {
    private final Map<String, Map<Long, Row>> byType = new HashMap<>();
    private final Map<String, Map<Long, List<Row>>> indexes = new ConcurrentHashMap<>();
    private final Map<List<Object>, Sight> sights = new ConcurrentHashMap<>();
    private final Map<Long, Who> people = new HashMap<>();

    private final Instant at;

    private Census(Instant at) {
        this.at = at;
    }

    /** When it was taken: what ends then is over. */
    Instant at() {
        return at;
    }

    /** @param tables by the name that the model has for their rows */
    static Census take(DSLContext sql, Map<String, Table<?>> tables, Collection<Long> tenantIds, Instant at) {
        var census = new Census(at);
        tables.forEach((type, table) -> census.read(sql, type, table, tenantIds));
        census.of("Post").forEach(post -> census.people.put(post.id(), Who.holding(post, census)));
        census.of("BreakGlass").forEach(glass -> census.people.put(glass.id(), Who.looking(glass, census)));
        census.of("ApiClient").forEach(client -> census.people.put(client.id(), Who.machine(client, census)));
        return census;
    }

    private void read(DSLContext sql, String type, Table<?> table, Collection<Long> tenantIds) {
        var tenant = table.field(table.getName().equals("tenant") ? "id" : "tenant_id", Long.class);
        // A person belongs to no tenant: posts do.
        var within = tenant != null
                ? tenant.in(tenantIds)
                : PERSON.ID.in(sql.select(POST.PERSON_ID)
                        .from(POST)
                        .where(POST.TENANT_ID.in(tenantIds))
                        .and(condition("1 = 1 /*scope:all*/"))
                        .fetch(POST.PERSON_ID));
        var rows = new HashMap<Long, Row>();
        sql.selectFrom(table)
                .where(within)
                .and(condition("1 = 1 /*scope:all*/"))
                .forEach(found -> {
                    var columns = found.intoMap();
                    var id = columns.get("id") instanceof Long own ? own : rows.size() + 1L;
                    rows.put(id, new Row(type, id, columns));
                });
        byType.put(type, rows);
    }

    Collection<Row> of(String type) {
        return byType.getOrDefault(type, Map.of()).values();
    }

    /** A row that is there; null when it is not. */
    Row find(String type, long id) {
        return byType.getOrDefault(type, Map.of()).get(id);
    }

    Row get(String type, long id) {
        var row = find(type, id);
        if (row == null) {
            throw new IllegalStateException("there is no " + type + " " + id);
        }
        return row;
    }

    /** Rows of a type whose column holds that number, by id. */
    List<Row> where(String type, String column, long value) {
        return indexes.computeIfAbsent(type + " " + column, key -> index(type, column))
                .getOrDefault(value, List.of());
    }

    private Map<Long, List<Row>> index(String type, String column) {
        var index = new HashMap<Long, List<Row>>();
        of(type).stream()
                .sorted(java.util.Comparator.comparing(Row::id))
                .forEach(row -> index.computeIfAbsent(row.number(column), value -> new ArrayList<>())
                        .add(row));
        return index;
    }

    /** Everybody who can ask: each post and each machine client, also those that may come in no more. */
    Collection<Who> everybody() {
        return people.values();
    }

    Who who(long id) {
        return people.get(id);
    }

    /** Whether that one sees an area of a project. */
    boolean shows(Who who, long projectId, String area) {
        return Law.shows(who, get("Project", projectId), area, this);
    }

    /** What that one sees of a project, worked out once. */
    Sight sight(Who who, long projectId) {
        return sights.computeIfAbsent(
                List.of(who.id(), projectId), key -> Law.sight(who, get("Project", projectId), this));
    }
}
