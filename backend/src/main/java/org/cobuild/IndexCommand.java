package org.cobuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cobuild.platform.Refusals;
import org.cobuild.project.duplicate.DuplicateIndex;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The command {@code index}: makes the index of the duplicate check anew from the database. While a portal runs on the data
 * folder the files are that portal's: it is asked to, goes on answering from the old ones, and the command waits.
 */
final class IndexCommand {
    private static final int FAULTY = 1;
    private static final int MISUSED = 2;
    private static final int CANNOT = 3;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private IndexCommand() {}

    /** Runs it; the process's exit code: 0 made, 1 the running portal has not made it, 2 misused, 3 it could not run. */
    static int run(List<String> arguments) {
        LocaleContextHolder.setLocale(TenantCommand.locale());
        var options = new HashMap<String, String>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!List.of("--data", "--db").contains(arguments.get(i)) || i + 1 == arguments.size()) {
                System.err.println(Refusals.words("command.index.usage"));
                return MISUSED;
            }
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        try {
            return run(options);
        } catch (StartFailure failure) {
            System.err.println(failure.getMessage());
            return CANNOT;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return CANNOT;
        } catch (IOException | RuntimeException failure) {
            System.err.println(Refusals.words("command.failed", StartFailure.reason(failure)));
            return CANNOT;
        }
    }

    private static int run(Map<String, String> options) throws IOException, InterruptedException {
        var database = new CommandDatabase(options, Map.of(), "index-command.log");
        if (Files.isDirectory(database.data()) && running(database.data())) {
            return ask(DuplicateIndex.request(database.data()));
        }
        return database.run(context -> {
            var begun = System.nanoTime();
            var projects = context.getBean(DuplicateIndex.class).rebuild();
            System.out.println(Refusals.words(
                    "command.index.made",
                    projects,
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
            return 0;
        });
    }

    /** The lock is given back at once: whoever starts in between makes the index itself when it is missing. */
    private static boolean running(Path data) {
        var free = DataFolder.openIfFree(data);
        free.ifPresent(DataFolder::release);
        return free.isEmpty();
    }

    private static int ask(Path request) throws IOException, InterruptedException {
        Files.createDirectories(request.getParent());
        Files.writeString(request, "");
        System.out.println(Refusals.words("command.index.asked"));
        var end = System.nanoTime() + LONGEST.toNanos();
        while (Files.exists(request)) {
            if (System.nanoTime() > end) {
                System.err.println(Refusals.words("command.index.late"));
                return FAULTY;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        System.out.println(Refusals.words("command.index.done"));
        return 0;
    }
}
