package org.cobuild.tenancy;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cobuild.db.DefaultSchema;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Named;
import org.springframework.stereotype.Component;

/**
 * The third net: refuses a statement that reads, changes or deletes rows of a tenant's table without the scope's
 * condition (see {@link TenantScope}) for each time the table stands in it, before it reaches the database. A forgotten condition is an error in every test
 * and in production, never a leak.
 */
@Component
public class ScopeGuard implements ExecuteListener {
    /** Every table that has a {@code tenant_id}. */
    static final Set<String> TENANT_TABLES = DefaultSchema.DEFAULT_SCHEMA
            .tableStream()
            .filter(table -> table.field("tenant_id") != null)
            .map(Named::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** A table where it is read or changed; a name followed by a dot is the qualifier of a column. */
    private static final Pattern TABLE =
            Pattern.compile("(?i)(?:\\bfrom|\\b(?:straight_)?join|\\bupdate|,)\\s+(?:\\(\\s*)*`?+(\\w++)`?+(?!\\.)");

    private static final Pattern MARK = Pattern.compile("/\\*scope:(\\w+)\\*/");
    private static final Pattern LITERAL = Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'");
    private static final int REMEMBERED = 5_000;
    private static final int LONGEST = 10_000;

    private final Set<String> passed = ConcurrentHashMap.newKeySet();

    @Override
    public void executeStart(ExecuteContext context) {
        // One text, or each of a batch.
        for (var sql : context.batchSQL()) {
            if (sql != null && !passed.contains(sql)) {
                check(sql);
                // A statement of many rows has a text of its own: remembering those would fill the memory.
                if (sql.length() <= LONGEST && passed.size() < REMEMBERED) {
                    passed.add(sql);
                }
            }
        }
    }

    static void check(String sql) {
        var text = LITERAL.matcher(sql).replaceAll("''");
        var marks = count(MARK, text);
        if (marks.containsKey("all")) {
            return;
        }
        count(TABLE, text).forEach((table, times) -> {
            if (TENANT_TABLES.contains(table) && marks.getOrDefault(table, 0L) < times) {
                throw new UnscopedStatement(table, sql);
            }
        });
    }

    private static Map<String, Long> count(Pattern pattern, String text) {
        return pattern.matcher(text).results().collect(Collectors.groupingBy(m -> m.group(1), Collectors.counting()));
    }

    /** A statement that forgot the scope: a fault of the program. */
    public static final class UnscopedStatement extends IllegalStateException {
        UnscopedStatement(String table, String sql) {
            super("the statement touches " + table + " without the scope's condition: " + sql);
        }
    }
}
