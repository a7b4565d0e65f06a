package org.cobuild.project.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
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
            var computing = ownNanos();
            for (long number = 1; number <= projects; number++) {
                index.add(ManyProjects.project(number, 1));
            }
            index.commit(Map.of());
            var built = Duration.between(begin, Instant.now());
            var computed = ownNanos() - computing;
            var times = new ArrayList<Long>();
            var computations = new ArrayList<Long>();
            var random = new Random(3);
            for (int i = -20; i < CHECKS; i++) {
                var asker = ManyProjects.project(projects + 1 + random.nextInt(1_000_000), 1);
                var from = System.nanoTime();
                var own = ownNanos();
                index.search(asker, 10, 0.2, () -> false);
                if (i >= 0) {
                    times.add((System.nanoTime() - from) / 1_000_000);
                    computations.add((ownNanos() - own) / 1_000_000);
                }
            }
            times.sort(null);
            computations.sort(null);
            long size;
            try (var files = Files.walk(folder)) {
                size = files.filter(Files::isRegularFile)
                        .mapToLong(file -> file.toFile().length())
                        .sum();
            }
            System.out.printf(
                    "%,d projects: built in %.1f s (%.1f s of them computed by this thread) from a generator, reading the"
                            + " database left out, %,d MB; a check takes %d ms in the middle of %d (%d ms computed), %d ms"
                            + " at worst (%d ms computed)%n",
                    projects,
                    built.toMillis() / 1000.0,
                    computed / 1e9,
                    size >> 20,
                    times.get(times.size() / 2),
                    times.size(),
                    computations.get(times.size() / 2),
                    times.getLast(),
                    computations.getLast());
            // What was computed, and not how long it took: other work on the machine is no fault of the check.
            assertThat(computations.getLast())
                    .as("the worst of 50 checks, in ms")
                    .isLessThanOrEqualTo(300);
            assertThat(Duration.ofNanos(computed)).isLessThan(Duration.ofMinutes(3));
        }
    }

    /** What this thread has computed so far: that says what a thing costs on a machine that does others, too. */
    private static long ownNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
