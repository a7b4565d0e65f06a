package org.cobuild;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.FirstAdministrator;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** The portal: one process that serves the screens, the GraphQL API and the sign-in. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Cobuild {
    public static void main(String[] args) {
        quietUntilSpringLogs();
        if (args.length > 0 && args[0].equals("tenant")) {
            System.exit(TenantCommand.run(List.of(args).subList(1, args.length)));
        }
        if (args.length > 0 && args[0].equals("index")) {
            System.exit(IndexCommand.run(List.of(args).subList(1, args.length)));
        }
        try {
            start(new SimpleCommandLinePropertySource(args), args);
        } catch (StartFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (RuntimeException failure) {
            System.err.println(StartFailure.describe(failure));
            System.exit(1);
        }
    }

    private static void start(SimpleCommandLinePropertySource options, String[] args) {
        int port = StartFailure.port(option(options, "server.port", "8080"));
        var folder = DataFolder.open(option(options, "cobuild.data", "data"));
        var database = DatabaseServer.open(folder, option(options, "cobuild.db", ""));
        var application = new SpringApplication(Cobuild.class);
        application.setDefaultProperties(Map.of(
                "server.port", port,
                "cobuild.data", folder.path().toString(),
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password()));
        // Hooks of the JVM run at the same time; Spring's handlers run after its context has closed the pool.
        SpringApplication.getShutdownHandlers().add(() -> {
            folder.forgetDatabase();
            database.close();
        });
        folder.rememberDatabase(database.url());
        try {
            welcome(application.run(args));
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** Where the portal is and, while nobody has signed up, the one-time link of its first administrator. */
    private static void welcome(ConfigurableApplicationContext context) {
        var address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        System.out.println("Cobuild 统筹共建: " + address);
        context.getBean(FirstAdministrator.class)
                .newLink()
                .ifPresent(token ->
                        System.out.println("首位管理员 First administrator, once: " + address + "/welcome?token=" + token));
    }

    /** Until Spring has read the log's settings, the embedded database's installation would fill the terminal. */
    private static void quietUntilSpringLogs() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
    }

    private static String option(SimpleCommandLinePropertySource options, String name, String fallback) {
        var value = options.getProperty(name);
        return value == null || value.isBlank() ? fallback : value;
    }
}
