package org.cobuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The real database that tests run on: the embedded MariaDB, one server for the whole run, or the server named by
 * {@code cobuild.test.db} (user and password beside it). Every application context gets a schema of its own.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String EXTERNAL = System.getProperty("cobuild.test.db", "");

    private static final class Server {
        static final DatabaseServer INSTANCE = start();

        private static DatabaseServer start() {
            if (!EXTERNAL.isBlank()) {
                return new DatabaseServer(
                        DatabaseServer.withOptions(EXTERNAL, "false"),
                        System.getProperty("cobuild.test.db.user", "root"),
                        System.getProperty("cobuild.test.db.password", ""),
                        () -> {});
            }
            try {
                var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "db");
                var server = EmbeddedMariaDb.start(DataFolder.open(folder.toString()));
                grantAll(server);
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                return server;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Tests make schemas of their own; the portal's user may only use its one. */
        private static void grantAll(DatabaseServer server) {
            try (var connection = DriverManager.getConnection(server.url(), "root", server.password());
                    var statement = connection.createStatement()) {
                statement.execute("grant all privileges on *.* to 'cobuild'@'127.0.0.1' with grant option");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Whether the tests run on the embedded MariaDB. */
    public static boolean embedded() {
        return EXTERNAL.isBlank();
    }

    /** Address of a new, empty schema. */
    public static String newSchema() {
        var name = "t" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        var server = Server.INSTANCE;
        try (var connection = connect(server.url());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name + " character set utf8mb4 collate utf8mb4_bin");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.url().replaceFirst("//([^/]+)/[^?]*", "//$1/" + name);
    }

    public static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, user(), password());
    }

    public static String user() {
        return Server.INSTANCE.user();
    }

    public static String password() {
        return Server.INSTANCE.password();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "data");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test-database",
                            Map.of(
                                    "spring.datasource.url", newSchema(),
                                    "spring.datasource.username", user(),
                                    "spring.datasource.password", password(),
                                    "cobuild.data", data.toAbsolutePath().toString())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
