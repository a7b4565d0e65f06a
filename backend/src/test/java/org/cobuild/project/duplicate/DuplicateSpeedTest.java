package org.cobuild.project.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a check and a rebuild take beside very many projects, all of one city. {@code ./portal test --duplicates} runs
 * it with 200,000.
 */
@EnabledIfSystemProperty(named = "cobuild.duplicates.projects", matches = "\\d+")
class DuplicateSpeedTest {
    private static final int CHECKS = 50;
    private final int projects = Integer.getInteger("cobuild.duplicates.projects", 200_000);

    @Test
    void aCheckAndARebuildAreFast(@TempDir Path folder) throws Exception {
        try (var words = new Words();
                var index = new PartIndex(folder, words)) {
            var begin = Instant.now();
            for (long number = 1; number <= projects; number++) {
                index.add(ManyProjects.project(number, 1));
            }
            index.commit(Map.of());
            var built = Duration.between(begin, Instant.now());
            var times = new ArrayList<Long>();
            var random = new Random(3);
            for (int i = -20; i < CHECKS; i++) {
                var asker = ManyProjects.project(projects + 1 + random.nextInt(1_000_000), 1);
                var from = System.nanoTime();
                index.search(asker, 10, 0.2, () -> false);
                if (i >= 0) {
                    times.add((System.nanoTime() - from) / 1_000_000);
                }
            }
            times.sort(null);
            long size;
            try (var files = Files.walk(folder)) {
                size = files.filter(Files::isRegularFile)
                        .mapToLong(file -> file.toFile().length())
                        .sum();
            }
            System.out.printf(
                    "%,d projects: built in %.1f s from a generator (reading the database left out), %,d MB;"
                            + " a check takes %d ms in the middle of %d, %d ms at worst%n",
                    projects,
                    built.toMillis() / 1000.0,
                    size >> 20,
                    times.get(times.size() / 2),
                    times.size(),
                    times.getLast());
            assertThat(times.getLast()).as("the worst of 50 checks, in ms").isLessThanOrEqualTo(300);
            assertThat(built).isLessThan(Duration.ofMinutes(3));
        }
    }
}
