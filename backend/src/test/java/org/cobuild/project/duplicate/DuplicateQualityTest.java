package org.cobuild.project.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the check finds of the labelled pairs, among the others of all pairs and, with {@code
 * cobuild.duplicates.strangers}, beside generated projects. Everything was fitted to the half 'dev'; the half 'held-out'
 * says what that is worth.
 */
class DuplicateQualityTest {
    private static final int TOP = 5;
    private final int strangers = Integer.getInteger("cobuild.duplicates.strangers", 0);

    /** @param place of the other one of the pair, from 1; 0 when it is not found. @param foreign likely hits on others */
    private record Outcome(Pairs.Pair pair, int place, double score, long foreign) {
        boolean found() {
            return place > 0 && place <= TOP;
        }

        boolean likely() {
            return found() && score >= DuplicateCheckService.LIKELY;
        }
    }

    @Test
    void findsMostOfTheDuplicatesAmongTheFirstFive(@TempDir Path folder) throws Exception {
        var outcomes = new ArrayList<Outcome>();
        try (var words = new Words();
                var index = new PartIndex(folder, words)) {
            var pairs = Pairs.all(1);
            for (var pair : pairs) {
                index.add(pair.b());
            }
            for (long number = 1; number <= strangers; number++) {
                index.add(ManyProjects.project(number, 1));
            }
            index.commit(Map.of());
            for (var pair : pairs) {
                outcomes.add(outcome(pair, index.search(pair.a(), 10, DuplicateCheckService.LEAST, () -> false)));
            }
        }
        var dev = outcomes.stream().filter(one -> one.pair().dev()).toList();
        tell("dev", dev);
        // Of the other half nobody is to see which are missing.
        tellMissing(dev);
        var heldOut = outcomes.stream().filter(one -> !one.pair().dev()).toList();
        tell("held-out", heldOut);
        assertThat(recall(of(dev, "duplicate", true)))
                .as("duplicates in like words")
                .isGreaterThanOrEqualTo(0.95);
        for (var half : List.of(dev, heldOut)) {
            assertThat(recall(of(half, "duplicate", null))).as("all duplicates").isGreaterThanOrEqualTo(0.9);
            assertThat(precision(half)).as("of what is likely the same").isGreaterThanOrEqualTo(0.6);
        }
    }

    private static Outcome outcome(Pairs.Pair pair, List<PartIndex.Hit> hits) {
        int place = 0;
        double score = 0;
        long foreign = 0;
        for (int i = 0; i < hits.size(); i++) {
            var hit = hits.get(i);
            if (hit.projectId() == pair.b().projectId()) {
                place = i + 1;
                score = hit.found().score();
            } else if (i < TOP && hit.found().score() >= DuplicateCheckService.LIKELY) {
                foreign++;
            }
        }
        return new Outcome(pair, place, score, foreign);
    }

    private static List<Outcome> of(
            List<Outcome> all, String label, @org.jspecify.annotations.Nullable Boolean similar) {
        return all.stream()
                .filter(one -> one.pair().label().equals(label)
                        && (similar == null || one.pair().similar() == similar))
                .toList();
    }

    private static double recall(List<Outcome> of) {
        return of.stream().filter(Outcome::found).count() / (double) of.size();
    }

    /** Of what is likely the same, what is: anything but a duplicate counts against it, strangers too. */
    private static double precision(List<Outcome> all) {
        var right = of(all, "duplicate", null).stream().filter(Outcome::likely).count();
        var said = all.stream().filter(Outcome::likely).count()
                + all.stream().mapToLong(Outcome::foreign).sum();
        return said == 0 ? 1 : right / (double) said;
    }

    private static void tell(String half, List<Outcome> all) {
        System.out.printf("%n%s, %d pairs%n", half, all.size());
        for (var label : List.of("duplicate", "overlap")) {
            System.out.printf(
                    "  %-9s recall@5 %.2f (in like words %.2f, in other words %.2f)%n",
                    label, recall(of(all, label, null)), recall(of(all, label, true)), recall(of(all, label, false)));
        }
        var duplicates = of(all, "duplicate", null);
        System.out.printf(
                "  likely the same (score from %.1f): precision %.2f, recall of duplicates %.2f;"
                        + " of them overlaps %d, distinct ones %d, others %d%n",
                DuplicateCheckService.LIKELY,
                precision(all),
                duplicates.stream().filter(Outcome::likely).count() / (double) duplicates.size(),
                of(all, "overlap", null).stream().filter(Outcome::likely).count(),
                of(all, "distinct", null).stream().filter(Outcome::likely).count(),
                all.stream().mapToLong(Outcome::foreign).sum());
    }

    private static void tellMissing(List<Outcome> all) {
        System.out.println("  not among the first five: "
                + all.stream()
                        .filter(one -> !one.pair().label().equals("distinct") && !one.found())
                        .map(one -> one.pair().id())
                        .collect(Collectors.joining(" ")));
    }
}
