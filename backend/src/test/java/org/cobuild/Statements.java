package org.cobuild;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.springframework.boot.test.context.TestComponent;

/** Counts the statements of an operation, from the controller on: reading who the viewer is does not count. */
@TestComponent
public class Statements implements ExecuteListener {
    private final List<String> executed = new CopyOnWriteArrayList<>();

    @Override
    public void executeStart(ExecuteContext context) {
        var sql = context.sql();
        var batch = context.batchSQL();
        var text = sql != null ? sql : batch.length > 0 ? batch[0] : "";
        if (text != null && !text.contains("/*SIGN_IN*/") && !text.contains("/*NEWS*/")) {
            executed.add(text);
        }
    }

    /** The statements that the act executes, in order. Tests that count do not run beside others. */
    public List<String> during(Runnable act) {
        executed.clear();
        act.run();
        return List.copyOf(executed);
    }
}
