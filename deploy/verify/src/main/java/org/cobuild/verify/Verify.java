package org.cobuild.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks an export or a proof of the log of decisions, as docs/log.md says. */
public final class Verify {
    private static final int HOLDS = 0;
    private static final int FOUND = 1;
    private static final int UNREADABLE = 2;

    private static final Set<String> OPTIONS = Set.of("--keys", "--heads", "--files");
    /** What Java makes of a letter that the terminal's locale does not have. */
    private static final char LOST = '\ufffd';

    private final PrintStream out;
    private final Words words;
    private final long now;

    private Verify(PrintStream out, Words words, long now) {
        this.out = out;
        this.words = words;
        this.now = now;
    }

    /** Ends with 0 when everything holds, 1 when there is a finding, 2 when it could not read what it was given. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err, Locale.getDefault(), System.currentTimeMillis()));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err, Locale locale, long now) {
        var words = new Words(locale);
        try {
            return new Verify(out, words, now).run(arguments);
        } catch (Fault fault) {
            err.println(words.say(fault.key, fault.with));
        } catch (NoSuchFileException missing) {
            err.println(words.say("input.missing", missing.getFile()));
        } catch (AccessDeniedException closed) {
            err.println(words.say("input.closed", closed.getFile()));
        } catch (InvalidPathException noPath) {
            err.println(words.say("input.missing", noPath.getInput()));
        } catch (IOException failure) {
            err.println(words.say("input.failed", failure.getMessage()));
        } catch (OutOfMemoryError full) {
            err.println(words.say("input.memory"));
        }
        return UNREADABLE;
    }

    private int run(List<String> arguments) throws IOException, Fault {
        long began = System.nanoTime();
        var options = new HashMap<String, Path>();
        Path export = null;
        for (int i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            if (word.indexOf(LOST) >= 0) {
                throw new Fault("usage.unreadable");
            } else if (OPTIONS.contains(word) && i + 1 < arguments.size()) {
                if (options.put(word, Path.of(arguments.get(++i))) != null) {
                    throw new Fault("usage");
                }
            } else if (word.startsWith("--") || word.isEmpty() || export != null) {
                throw new Fault("usage");
            } else {
                export = Path.of(word);
            }
        }
        if (export == null) {
            throw new Fault("usage");
        }
        return check(export, options, began);
    }

    private int check(Path export, Map<String, Path> options, long began) throws IOException, Fault {
        var file = export;
        var files = options.get("--files");
        if (Files.isDirectory(export)) {
            file = export.resolve("log.jsonl");
            if (!Files.isRegularFile(file)) {
                throw new Fault("input.folder", export);
            }
            if (files == null && Files.isDirectory(export.resolve("documents"))) {
                files = export.resolve("documents");
            }
        }
        if (files != null && !Files.isDirectory(files)) {
            throw new Fault("input.no-folder", files);
        }
        for (var option : List.of("--keys", "--heads")) {
            if (options.containsKey(option) && Files.isDirectory(options.get(option))) {
                throw new Fault("input.no-file", option, options.get(option));
            }
        }
        var keys = options.containsKey("--keys") ? Keys.read(options.get("--keys")) : Keys.ofTheExport();
        var findings = new Findings(out, words);
        try (var lines = new Lines(Files.newInputStream(file))) {
            var check = new Check(lines, keys, findings, now);
            check.run(options.get("--heads"), files);
            findings.tellWhatWasNotPrinted();
            var summary = new Summary(out, words);
            check.tell(summary);
            summary.tell("told.time", String.format(Locale.ROOT, "%.1f", (System.nanoTime() - began) / 1e9));
            return result(findings, keys, summary);
        }
    }

    private static int result(Findings findings, Keys keys, Summary summary) {
        if (findings.all() == 0) {
            summary.tell(keys.handedIn() ? "result.holds" : "result.holds-by-its-own-keys");
            return HOLDS;
        }
        var counts = findings.counts().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
        summary.tell("result.found", findings.all(), counts);
        return FOUND;
    }
}
