package org.cobuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.cobuild.platform.Refusals;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The portal's parts for a command, on the database that its options name: of a portal that runs on the data folder, or
 * the embedded one, started for as long as it takes.
 */
final class CommandDatabase {
    private final Map<String, String> options;
    private final Map<String, String> more;
    private final String log;

    /**
     * @param options {@code --data} and {@code --db} of the command
     * @param more properties of its own
     * @param log name of its log in the data folder
     */
    CommandDatabase(Map<String, String> options, Map<String, String> more, String log) {
        this.options = options;
        this.more = more;
        this.log = log;
    }

    /** The data folder that the options name. */
    Path data() {
        return Path.of(options.getOrDefault("--data", "data")).toAbsolutePath().normalize();
    }

    int run(Function<ApplicationContext, Integer> act) throws IOException {
        var data = data();
        var address = options.getOrDefault("--db", "");
        if (address.isEmpty() && !Files.isDirectory(data.resolve("mariadb"))) {
            throw new StartFailure(Refusals.words("command.nodata", data));
        }
        if (!address.isEmpty()) {
            var scratch = Files.createTempDirectory("cobuild-tenant");
            try (var database = DatabaseServer.open(DataFolder.open(scratch.toString()), address)) {
                // Contents of documents lie in the portal's own folder, wherever its database is.
                return on(
                        database, options.containsKey("--data") && Files.isDirectory(data) ? data : scratch, true, act);
            } finally {
                FileSystemUtils.deleteRecursively(scratch);
            }
        }
        var free = DataFolder.openIfFree(data);
        if (free.isPresent()) {
            try (var database = DatabaseServer.open(free.get(), "")) {
                return on(database, data, true, act);
            }
        }
        return on(DatabaseServer.ofRunning(data, DataFolder.addressOfRunning(data)), data, false, act);
    }

    private int on(DatabaseServer database, Path data, boolean migrate, Function<ApplicationContext, Integer> act) {
        try (var context = context(Map.of(
                "cobuild.data", data.toString(),
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password(),
                "spring.datasource.hikari.maximum-pool-size", 2,
                // A running portal has brought its tables up to date itself.
                "spring.liquibase.enabled", migrate))) {
            return act.apply(context);
        }
    }

    /** The portal's own parts, each made when it is asked for, and no web server. */
    private ConfigurableApplicationContext context(Map<String, Object> properties) {
        var application = new SpringApplication(Cobuild.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setRegisterShutdownHook(false);
        var all = new HashMap<>(properties);
        all.putAll(more);
        all.put("cobuild.demo", false);
        // The files of the index are the running portal's.
        all.put("cobuild.duplicates.every-seconds", 0);
        all.put(
                "logging.file.name",
                Path.of(String.valueOf(properties.get("cobuild.data")), log).toString());
        // jOOQ would tell the version of the database at every command.
        all.put("logging.level.org.jooq", "error");
        // As arguments, since they come before the application's own settings, which name folders too.
        return application.run(all.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
    }
}
