package org.cobuild.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.cobuild.PortalTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The connection is taken away in the middle of real transactions: callers are told to try again, not that it is our fault. */
@PortalTest
class OutagesTest {
    @Autowired
    DSLContext sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    HikariDataSource pool;

    @Test
    void aConnectionThatTheServerEndsDuringAStatementIsAnOutage() {
        var failure =
                catchThrowable(() -> transaction.executeWithoutResult(status -> sql.execute("kill connection_id()")));
        assertThat(failure).isNotNull();
        assertThat(Errors.isUnavailable(failure)).as("%s", failure).isTrue();
    }

    @Test
    void aConnectionThatIsGoneBeforeTheCommitIsAnOutage() {
        var failure = catchThrowable(() -> transaction.executeWithoutResult(status -> {
            var id = sql.fetchSingle("select connection_id()").into(long.class);
            try (var other = pool.getConnection();
                    var statement = other.createStatement()) {
                statement.execute("kill " + id);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }));
        assertThat(failure).isNotNull();
        assertThat(Errors.isUnavailable(failure)).as("%s", failure).isTrue();
    }

    @Test
    void aFaultOfOursIsNone() {
        var failure = catchThrowable(
                () -> transaction.executeWithoutResult(status -> sql.execute("select no_such_column from tenant")));
        assertThat(failure).isNotNull();
        assertThat(Errors.isUnavailable(failure)).as("%s", failure).isFalse();
    }
}
