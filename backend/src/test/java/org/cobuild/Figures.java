package org.cobuild;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a test has measured, kept for {@code ./portal figures}. */
public final class Figures {
    private Figures() {}

    /** @param lines values divided by tabs */
    public static void keep(String name, List<String> lines) {
        try {
            var file = Path.of("target/figures", name + ".tsv");
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
