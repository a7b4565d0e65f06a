package org.cobuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.archive.TenantArchive;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Onboarding;
import org.cobuild.tenancy.onboarding.Review;
import org.cobuild.tenancy.onboarding.TenantTemplates;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * The command {@code tenant}: the same services as the screens', without a web server. It uses the database of a portal
 * that runs on the data folder, or starts the embedded one for as long as it takes.
 */
final class TenantCommand {
    private static final int FAULTY = 1;
    private static final int MISUSED = 2;
    private static final int CANNOT = 3;
    /** What Java makes of a letter that the terminal's locale does not have. */
    private static final char UNREADABLE = '\uFFFD';

    private static final Set<String> OPTIONS =
            Set.of("--data", "--db", "--folder", "--template", "--name", "--name-en", "--parent", "--out");

    private final String act;
    private final String code;
    private final Map<String, String> options;

    private TenantCommand(String act, String code, Map<String, String> options) {
        this.act = act;
        this.code = code;
        this.options = options;
    }

    /** Runs it; the process's exit code: 0 fine, 1 the folder is at fault or refused, 2 misused, 3 it could not run. */
    static int run(List<String> arguments) {
        LocaleContextHolder.setLocale(locale());
        try {
            if (arguments.stream().anyMatch(word -> word.indexOf(UNREADABLE) >= 0)) {
                return misused("command.unreadable");
            }
            var command = parse(arguments);
            return command == null ? misused("command.usage") : command.run();
        } catch (Refused refused) {
            refused.errors().forEach(error -> {
                System.err.println(error.message());
                if (error.lift() != null) {
                    System.err.println("  → " + error.lift());
                }
            });
            System.err.println(Refusals.words("command.refused"));
            return FAULTY;
        } catch (StartFailure failure) {
            System.err.println(failure.getMessage());
            return CANNOT;
        } catch (IOException | RuntimeException failure) {
            System.err.println(Refusals.words("command.failed", StartFailure.reason(failure)));
            return CANNOT;
        }
    }

    static Locale locale() {
        return Locale.getDefault().getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private static @org.jspecify.annotations.Nullable TenantCommand parse(List<String> arguments) {
        var options = new HashMap<String, String>();
        var words = new java.util.ArrayList<String>();
        for (int i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            if (!word.startsWith("--")) {
                words.add(word);
            } else if (OPTIONS.contains(word) && i + 1 < arguments.size()) {
                options.put(word, arguments.get(++i));
            } else {
                return null;
            }
        }
        return words.size() == 2 ? new TenantCommand(words.getFirst(), words.get(1), options) : null;
    }

    private static int misused(String key) {
        System.err.println(Refusals.words(key));
        return MISUSED;
    }

    private int run() throws IOException {
        return switch (act) {
            case "new" -> make();
            case "validate" ->
                options.containsKey("--data") || options.containsKey("--db")
                        ? withDatabase(this::diff)
                        : offline(context ->
                                told(context.getBean(Onboarding.class).validate(code), "command.valid"));
            case "diff" -> withDatabase(this::diff);
            case "apply" -> withDatabase(this::apply);
            case "export" -> withDatabase(this::export);
            case "export-data" ->
                options.containsKey("--out") ? withDatabase(this::exportData) : misused("command.usage");
            default -> misused("command.usage");
        };
    }

    private int make() throws IOException {
        if (!options.containsKey("--template") || !options.containsKey("--name")) {
            return misused("command.usage");
        }
        var name = options.getOrDefault("--name", "");
        var folder = new TenantTemplates(tenants())
                .write(
                        options.getOrDefault("--template", ""),
                        new TenantTemplates.Newcomer(
                                code, name, options.getOrDefault("--name-en", name), options.get("--parent")));
        System.out.println(Refusals.words("command.made", folder));
        return 0;
    }

    private int diff(ApplicationContext context) {
        return told(context.getBean(Onboarding.class).review(code), "command.unchanged");
    }

    private int apply(ApplicationContext context) {
        var source = "tenant apply (" + System.getProperty("user.name") + ")";
        var review = context.getBean(Onboarding.class).applyByCommand(code, source);
        var status = told(review, "command.unchanged");
        if (!review.changes().isEmpty()) {
            System.out.println(
                    Refusals.words("command.applied", review.changes().size()));
        }
        return status;
    }

    private int export(ApplicationContext context) {
        var files = context.getBean(FolderExport.class).export(code);
        try {
            var folder = Files.createDirectories(tenants().resolve(code));
            for (var file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            System.out.println(Refusals.words("command.exported", files.size(), folder));
            return 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int exportData(ApplicationContext context) {
        var out = Path.of(options.getOrDefault("--out", "")).toAbsolutePath().normalize();
        var source = "tenant export-data (" + System.getProperty("user.name") + ")";
        var written = context.getBean(TenantArchive.class).write(code, out, source);
        written.missing().forEach(one -> System.err.println(Refusals.words("command.archive.missing", one)));
        System.out.println(Refusals.words(
                "command.archived", written.files(), Long.toString(written.rows()), out, written.sha256()));
        return written.missing().isEmpty() ? 0 : FAULTY;
    }

    /** Says faults and changes; {@code nothing} is said when there is neither. */
    private static int told(Review review, String nothing) {
        review.faults().forEach(fault -> {
            (fault.doubt() ? System.out : System.err).println(review.inWords(fault));
            if (fault.lift() != null) {
                (fault.doubt() ? System.out : System.err).println("  → " + fault.lift());
            }
        });
        if (!review.faultless()) {
            System.err.println(Refusals.words("command.faults", review.faults().size()));
            return FAULTY;
        }
        review.changesInWords().forEach(System.out::println);
        if (review.changes().isEmpty()) {
            System.out.println(Refusals.words(nothing));
        }
        return 0;
    }

    private Path tenants() {
        return Path.of(options.getOrDefault("--folder", "tenants"))
                .toAbsolutePath()
                .normalize();
    }

    /** The portal's own parts without Boot's and without any database: whoever asks one fails. */
    private int offline(Function<ApplicationContext, Integer> act) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "command", Map.of("cobuild.tenants", tenants().toString())));
            context.registerBean("noDatabase", DSLContext.class, () -> DSL.using(SQLDialect.MARIADB));
            var scanner = new ClassPathBeanDefinitionScanner(context);
            scanner.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
            scanner.addExcludeFilter(new AssignableTypeFilter(Cobuild.class));
            scanner.scan(Cobuild.class.getPackageName());
            context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            context.refresh();
            return act.apply(context);
        }
    }

    private int withDatabase(Function<ApplicationContext, Integer> act) throws IOException {
        return new CommandDatabase(options, Map.of("cobuild.tenants", tenants().toString()), "tenant-command.log")
                .run(act);
    }
}
