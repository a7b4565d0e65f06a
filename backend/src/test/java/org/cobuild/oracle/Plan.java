package org.cobuild.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;

/**
 * A world that is still to be built: rows that name each other by number. The same seed gives the same rows under the
 * same numbers, so that a smaller world is the same one with rows left out.
 */
final class Plan {
    /** Stands for the id of another row of the plan. */
    record Ref(int n) {}

    /** @param words what it is called in a story */
    record Planned(int n, String type, Table<?> table, Map<Field<?>, Object> values, String words) {
        Set<Integer> needs() {
            var needed = new HashSet<Integer>();
            values.values().forEach(value -> {
                if (value instanceof Ref ref && ref.n() != n) {
                    needed.add(ref.n());
                }
            });
            return needed;
        }
    }

    private final List<Planned> rows;

    Plan() {
        this(new ArrayList<>());
    }

    private Plan(List<Planned> rows) {
        this.rows = rows;
    }

    /** Adds a row; the values alternate: column, value. Columns that are not given get something of their type. */
    Ref add(String type, Table<?> table, String words, Object... values) {
        var ref = new Ref(rows.size() + 1);
        var given = new HashMap<Field<?>, Object>();
        for (int i = 0; i < values.length; i += 2) {
            if (values[i + 1] != null) {
                given.put((Field<?>) values[i], values[i + 1]);
            }
        }
        rows.add(new Planned(ref.n(), type, table, given, words));
        return ref;
    }

    List<Planned> rows() {
        return rows;
    }

    /** The same world without those rows and without all that refers to them. */
    Plan without(Set<Integer> left) {
        var gone = new HashSet<>(left);
        var kept = new ArrayList<Planned>();
        for (var row : rows) {
            if (gone.contains(row.n()) || row.needs().stream().anyMatch(gone::contains)) {
                gone.add(row.n());
            } else {
                kept.add(row);
            }
        }
        return new Plan(kept);
    }

    Planned row(int n) {
        return rows.stream()
                .filter(row -> row.n() == n)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan has no row " + n));
    }
}
