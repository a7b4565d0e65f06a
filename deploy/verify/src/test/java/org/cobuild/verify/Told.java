package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the verifier ended with and said. */
record Told(int status, String out, String err) {
    static final Instant NOW = Instant.parse("2026-11-30T09:15:00Z");

    static Told of(Object... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = Verify.run(
                Arrays.stream(arguments).map(String::valueOf).toList(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Locale.ENGLISH,
                NOW.toEpochMilli());
        return new Told(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    List<String> findings() {
        return out.lines().filter(line -> line.matches("[A-Z]+  .*")).toList();
    }

    Set<String> codes() {
        return findings().stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
