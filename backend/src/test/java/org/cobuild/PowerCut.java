package org.cobuild;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Ends an act in the middle of its transaction, as a portal that loses its power does: the database server itself closes
 * the connection, and knows nothing of what would have come.
 */
@TestComponent
public class PowerCut implements ExecuteListener {
    private final DataSource source;
    private final ThreadLocal<@Nullable Cut> cuts = new ThreadLocal<>();

    PowerCut(DataSource source) {
        this.source = source;
    }

    /** Where. */
    public enum Place {
        /** Before a statement is sent. */
        BEFORE,
        /** When a statement was executed. */
        AFTER,
        /** The commit is never sent. */
        UNCOMMITTED,
        /** The commit is sent, and its answer never comes. */
        COMMITTED
    }

    private static final class Cut {
        final Place place;
        final int statement;
        int seen;
        boolean made;

        Cut(Place place, int statement) {
            this.place = place;
            this.statement = statement;
        }
    }

    /**
     * Lets the act fail there; one that has fewer statements fails uncommitted.
     *
     * @param statement from 1, for a cut before or after one
     */
    public void during(Place place, int statement, Runnable act) {
        cuts.set(new Cut(place, statement));
        try {
            act.run();
        } finally {
            cuts.remove();
        }
    }

    @Override
    public void executeStart(ExecuteContext context) {
        var cut = cuts.get();
        if (cut != null && !cut.made && TransactionSynchronizationManager.isSynchronizationActive()) {
            if (cut.seen++ == 0) {
                TransactionSynchronizationManager.registerSynchronization(new AtCommit(cut));
            }
            if (cut.place == Place.BEFORE && cut.seen == cut.statement) {
                kill(cut);
            }
        }
    }

    @Override
    public void executeEnd(ExecuteContext context) {
        var cut = cuts.get();
        if (cut != null && !cut.made && cut.place == Place.AFTER && cut.seen == cut.statement) {
            kill(cut);
        }
    }

    private final class AtCommit implements TransactionSynchronization {
        private final Cut cut;

        AtCommit(Cut cut) {
            this.cut = cut;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!cut.made && cut.place != Place.COMMITTED) {
                kill(cut);
            }
        }

        @Override
        public void afterCommit() {
            if (cut.place == Place.COMMITTED) {
                throw new IllegalStateException("the power fails");
            }
        }
    }

    private void kill(Cut cut) {
        cut.made = true;
        var own = DataSourceUtils.getConnection(source);
        try (var other = source.getConnection();
                var statement = other.createStatement()) {
            statement.execute("kill " + id(own));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            DataSourceUtils.releaseConnection(own, source);
        }
    }

    private static long id(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select connection_id()")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
