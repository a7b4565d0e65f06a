package org.cobuild;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/**
 * Counts the statements of an operation, from the controller on: reading who the viewer is does not count, nor does what an
 * act that decides adds to the log of decisions, which is two whatever it did ({@code DecisionLogTest}).
 */
@TestComponent
public class Statements implements ExecuteListener {
    /** Null while nobody counts: all that a whole run executes would fill the memory. */
    private volatile @Nullable Collection<String> counted;

    @Override
    public void executeStart(ExecuteContext context) {
        var executed = counted;
        if (executed == null) {
            return;
        }
        var sql = context.sql();
        var batch = context.batchSQL();
        var text = sql != null ? sql : batch.length > 0 ? batch[0] : "";
        if (text != null && !text.contains("/*SIGN_IN*/") && !text.contains("/*NEWS*/")) {
            executed.add(text);
        }
    }

    private static boolean isLog(String text) {
        return text.startsWith("insert into `audit_log") || text.contains("`audit_log`.`digest`");
    }

    /** The statements that the act executes, in order. Tests that count do not run beside others. */
    public List<String> during(Runnable act) {
        return withLog(act).stream().filter(text -> !isLog(text)).toList();
    }

    /** The same with what is added to the log of decisions. */
    public List<String> withLog(Runnable act) {
        var executed = new ConcurrentLinkedQueue<String>();
        counted = executed;
        try {
            act.run();
        } finally {
            counted = null;
        }
        return List.copyOf(executed);
    }
}
