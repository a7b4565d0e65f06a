package org.cobuild.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.cobuild.project.VisibilityRebuild;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Builds planned worlds, each beside all others in the same database: with tenants, people and projects of its own. */
final class Settler {
    /** Numbers of worlds far below any id that the portal makes. */
    private static final long FIRST = 1L << 40;

    private static final long STEP = 1L << 20;
    private static final AtomicLong WORLDS = new AtomicLong();
    private static final int ROWS_AT_ONCE = 200;
    private final DSLContext sql;
    private final VisibilityRebuild visibility;

    Settler(DSLContext sql, VisibilityRebuild visibility) {
        this.sql = sql;
        this.visibility = visibility;
    }

    /** @return what the world's ids begin at: a row's id is that and its number */
    long settle(Plan plan) {
        var base = FIRST + STEP * WORLDS.incrementAndGet();
        var byTable = new LinkedHashMap<Table<?>, List<Plan.Planned>>();
        plan.rows()
                .forEach(row -> byTable.computeIfAbsent(row.table(), table -> new ArrayList<>())
                        .add(row));
        sql.connection(connection -> {
            var dsl = DSL.using(connection, sql.configuration().dialect(), sql.settings());
            // Rows name each other both ways.
            dsl.execute("set foreign_key_checks = 0");
            byTable.forEach((table, rows) -> {
                for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
                    insert(dsl, table, rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE)), base);
                }
            });
            dsl.execute("set foreign_key_checks = 1");
        });
        // Who sees what is derived by the portal's own command: the derivation is what is asked about.
        visibility.rebuild();
        return base;
    }

    private static void insert(DSLContext dsl, Table<?> table, List<Plan.Planned> rows, long base) {
        // Statements of one text go to the database together.
        rows.stream()
                .map(row -> values(table, row, base))
                .collect(Collectors.groupingBy(Map::keySet))
                .values()
                .forEach(alike -> {
                    var fields = List.copyOf(alike.getFirst().keySet());
                    var insert = dsl.insertInto(table, fields);
                    for (var values : alike) {
                        insert = insert.values(fields.stream().map(values::get).toList());
                    }
                    insert.execute();
                });
    }

    private static Map<Field<?>, Object> values(Table<?> table, Plan.Planned row, long base) {
        var values = new HashMap<Field<?>, Object>();
        for (var field : table.fields()) {
            var given = row.values().get(field);
            if (given instanceof Plan.Ref ref) {
                values.put(field, base + ref.n());
            } else if (given instanceof String text) {
                values.put(field, text.replace("{world}", Long.toString(base, 36)));
            } else if (given != null) {
                values.put(field, given);
            } else if (field.getName().equals("id")) {
                values.put(field, base + row.n());
            } else if (!field.getDataType().nullable()) {
                values.put(field, something(field.getType()));
            }
        }
        return values;
    }

    private static Object something(Class<?> type) {
        if (type == Long.class) {
            return 0L;
        }
        if (type == Integer.class) {
            return 0;
        }
        if (type == Boolean.class) {
            return true;
        }
        if (type == BigDecimal.class) {
            return BigDecimal.ZERO;
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2026, 1, 5);
        }
        if (type == Instant.class) {
            return Instant.parse("2026-01-05T01:00:00Z");
        }
        return "x";
    }
}
