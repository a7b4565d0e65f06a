package org.cobuild.oracle;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.cobuild.platform.PortalClock;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;

/** A world that stands in the database, and what is known of it. */
final class Land {
    final Plan plan;
    final Joined joined;
    final Callers callers;
    final PortalClock clock;
    final DSLContext sql;
    final AtomicLong asked = new AtomicLong();
    private final long base;
    private final Collection<Long> tenantIds;
    private volatile Census census;

    Land(Plan plan, long base, Joined joined, Callers callers, PortalClock clock, DSLContext sql) {
        this.plan = plan;
        this.base = base;
        this.joined = joined;
        this.callers = callers;
        this.clock = clock;
        this.sql = sql;
        this.tenantIds = plan.rows().stream()
                .filter(row -> row.type().equals("Tenant"))
                .map(row -> base + row.n())
                .toList();
        look();
    }

    /** Takes the census anew, after something has changed. */
    void look() {
        census = Census.take(sql, joined.tables(), tenantIds, clock.now());
        census.of("ApiClient")
                .forEach(client -> callers.machine(
                        client.id(),
                        client.text("client_id"),
                        java.util.List.of(client.text("scopes").split(" "))));
    }

    Census all() {
        return census;
    }

    /** The number in the plan of a row; 0 or less, or more than there are, for one that came later. */
    int number(long id) {
        var number = id - base;
        return number > 0 && number <= plan.rows().getLast().n() ? (int) number : 0;
    }

    long id(int number) {
        return base + number;
    }

    /** Asks as somebody; null when that one may not come in. */
    JsonNode ask(Who who, String document, Map<String, ?> variables) {
        return callers.ask(who, document, variables);
    }
}
