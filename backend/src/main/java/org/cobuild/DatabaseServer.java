package org.cobuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The database that the portal runs on: an existing MySQL 8.0 or MariaDB 10.11/11.4, or the embedded MariaDB whose
 * life is tied to the portal's.
 *
 * @param url JDBC address with the options that the application relies on (UTC, batched inserts)
 */
record DatabaseServer(String url, String user, String password, Runnable end) implements AutoCloseable {
    private static final String OPTIONS = "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
            + "&preserveInstants=true&rewriteBatchedStatements=true&characterEncoding=UTF-8&useSSL=%s"
            + "&allowPublicKeyRetrieval=true&connectTimeout=10000&socketTimeout=60000";

    static DatabaseServer open(DataFolder folder, String address) {
        var server = address.isBlank() ? EmbeddedMariaDb.start(folder) : existing(address);
        try (var connection = DriverManager.getConnection(server.url, server.user, server.password)) {
            requireSupported(connection);
            return server;
        } catch (SQLException e) {
            server.close();
            throw new StartFailure(
                    "The database at " + withoutOptions(server.url) + " cannot be reached ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + "): check address, COBUILD_DB_USER and COBUILD_DB_PASSWORD.",
                    e);
        } catch (StartFailure e) {
            server.close();
            throw e;
        }
    }

    /** The server that a running portal uses: the embedded one's password stands in its data folder. */
    static DatabaseServer ofRunning(Path data, String url) {
        var secret = data.resolve("database-password");
        var embedded = url.startsWith("jdbc:mysql://127.0.0.1:") && Files.isReadable(secret);
        var env = System.getenv();
        try {
            return embedded
                    ? new DatabaseServer(
                            url, "cobuild", Files.readString(secret).strip(), () -> {})
                    : new DatabaseServer(
                            url,
                            env.getOrDefault("COBUILD_DB_USER", "cobuild"),
                            env.getOrDefault("COBUILD_DB_PASSWORD", ""),
                            () -> {});
        } catch (IOException e) {
            throw new StartFailure("The file " + secret + " cannot be read.", e);
        }
    }

    private static DatabaseServer existing(String address) {
        if (!address.startsWith("jdbc:mysql://")) {
            throw new StartFailure("--db takes an address like jdbc:mysql://host:3306/cobuild, not '" + address + "'.");
        }
        var env = System.getenv();
        return new DatabaseServer(
                withOptions(address, "true&requireSSL=false"),
                env.getOrDefault("COBUILD_DB_USER", "cobuild"),
                env.getOrDefault("COBUILD_DB_PASSWORD", ""),
                () -> {});
    }

    static String withOptions(String address, String ssl) {
        return address + (address.contains("?") ? "&" : "?") + OPTIONS.formatted(ssl);
    }

    private static String withoutOptions(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static void requireSupported(Connection connection) throws SQLException {
        var version = connection.getMetaData().getDatabaseProductVersion();
        var mariaDb = version.contains("MariaDB");
        var supported = mariaDb
                ? version.matches(".*\\b(10\\.11|11\\.[4-9]|1[2-9]\\.\\d+)\\..*")
                : version.matches("8\\.[0-4]\\..*");
        if (!supported) {
            throw new StartFailure("The database is " + (mariaDb ? "MariaDB " : "MySQL ") + version
                    + "; Cobuild runs on MySQL 8.0 and on MariaDB 10.11 or 11.4.");
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
