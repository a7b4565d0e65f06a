package org.cobuild.oracle;

import java.util.function.Predicate;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Plants a fault into chosen statements, as a programmer might make it: the scope's condition of a table holds for every
 * row, or for none. Without one it does nothing.
 */
@TestComponent
public class Plant implements ExecuteListener {
    private record Fault(String table, String condition, Predicate<String> statement, String path) {}

    private volatile Fault fault;
    private volatile int struck;

    /** Every row passes the condition of that table. @param path of the requests, e.g. {@code /files} */
    void leak(String table, String path, Predicate<String> statement) {
        plant(new Fault(table, " or 1 = 1 ", statement, path));
    }

    /** No row passes it. */
    void loss(String table, String path, Predicate<String> statement) {
        plant(new Fault(table, " and 1 = 0 ", statement, path));
    }

    private void plant(Fault wanted) {
        struck = 0;
        fault = wanted;
    }

    /** @return in how many statements it was */
    int weed() {
        fault = null;
        return struck;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void renderEnd(ExecuteContext context) {
        var planted = fault;
        var sql = context.sql();
        if (planted == null || sql == null) {
            return;
        }
        var mark = "/*scope:" + planted.table() + "*/";
        if (sql.contains(mark) && planted.statement().test(sql) && path().startsWith(planted.path())) {
            struck++;
            context.sql(sql.replace(mark, planted.condition() + mark));
        }
    }

    private static String path() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRequestURI()
                : "/graphql";
    }
}
