package org.cobuild.platform;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Of two transactions that wait for each other the database ends one. Nothing of it happened, so it is simply done
 * again. Rooms lock in one order and hardly ever meet this; here is the one place that deals with it when they do.
 */
final class Deadlocks {
    private static final int ATTEMPTS = 5;

    /** ER_LOCK_DEADLOCK of MySQL and MariaDB alike. */
    private static final int DEADLOCK = 1213;

    private Deadlocks() {}

    /** Does the act, again as long as it was the one that was ended, at most five times. It is a whole transaction. */
    static <T extends @Nullable Object> T retry(Callable<T> act) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return act.call();
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !isDeadlock(e)) {
                    throw e;
                }
            }
        }
    }

    static boolean isDeadlock(@Nullable Throwable failure) {
        return failure != null
                && (failure instanceof SQLException sql && sql.getErrorCode() == DEADLOCK
                        || isDeadlock(failure.getCause()));
    }
}
