package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The labelled pairs keep their shape: a figure measured on them means what it says. */
class DuplicatePairsTest {
    private static List<Pair> pairs;

    @BeforeAll
    static void read() throws IOException {
        pairs = DuplicatePairsTest.pairs();
    }

    @Test
    void isLargeEnoughAndHalvedByLabelAndSimilarity() {
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(200);
        assertThat(count(pair -> pair.label.equals("duplicate"))).isGreaterThanOrEqualTo(70);
        assertThat(count(pair -> pair.label.equals("overlap"))).isGreaterThanOrEqualTo(50);
        assertThat(count(pair -> pair.label.equals("distinct"))).isGreaterThanOrEqualTo(90);
        for (var label : List.of("duplicate", "overlap", "distinct")) {
            var similar = count(pair -> pair.label.equals(label) && pair.similar);
            assertThat(similar * 2).as("similar of " + label).isEqualTo(count(pair -> pair.label.equals(label)));
            for (var near : List.of(true, false)) {
                Predicate<Pair> kind = pair -> pair.label.equals(label) && pair.similar == near;
                assertThat(count(kind.and(pair -> pair.half.equals("dev"))))
                        .as("dev of %s, similar %s", label, near)
                        .isEqualTo(count(kind.and(pair -> pair.half.equals("held-out"))));
            }
        }
    }

    @Test
    void namesEachPairOnceAndFillsEachField() {
        assertThat(pairs.stream().map(Pair::id)).doesNotHaveDuplicates();
        assertThat(pairs).allSatisfy(pair -> {
            assertThat(pair.half).isIn("dev", "held-out");
            assertThat(pair.label).isIn("duplicate", "overlap", "distinct");
            assertThat(pair.note).isNotBlank();
            assertThat(pair.sides()).allSatisfy(side -> {
                assertThat(side.title).isNotBlank();
                assertThat(side.goals).hasSizeBetween(40, 150);
                assertThat(side.lines)
                        .hasSizeBetween(2, 8)
                        .allSatisfy(line -> assertThat(line).isNotBlank());
            });
        });
    }

    @Test
    void showsTheDevelopmentHalfNoTextOfTheHeldOutOne() {
        assertThat(texts("held-out")).isNotEmpty().doesNotContainAnyElementsOf(texts("dev"));
    }

    /** The flag is the writer's word; counted by pairs of neighbouring characters it holds for the middle pair. */
    @ParameterizedTest
    @ValueSource(strings = {"duplicate", "overlap", "distinct"})
    void callsSimilarWhatSharesWording(String label) {
        assertThat(shared(label, true)).isGreaterThan(3 * shared(label, false)).isGreaterThan(0.1);
    }

    private static double shared(String label, boolean similar) {
        var shares = pairs.stream()
                .filter(pair -> pair.label.equals(label) && pair.similar == similar)
                .mapToDouble(Pair::shared)
                .sorted()
                .toArray();
        return shares[shares.length / 2];
    }

    private static Set<String> texts(String half) {
        var texts = new HashSet<String>();
        pairs.stream()
                .filter(pair -> pair.half.equals(half))
                .flatMap(pair -> pair.sides().stream())
                .flatMap(side -> Stream.concat(Stream.of(side.title, side.goals), side.lines.stream()))
                .forEach(texts::add);
        return texts;
    }

    private static long count(Predicate<Pair> which) {
        return pairs.stream().filter(which).count();
    }

    private static List<Pair> pairs() throws IOException {
        try (InputStream file = DuplicatePairsTest.class.getResourceAsStream("/duplicates/pairs.yaml")) {
            List<Map<String, Object>> rows =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(file));
            return rows.stream().map(Pair::of).toList();
        }
    }

    private static <T> T in(Map<?, ?> row, String key, Class<T> type) {
        return type.cast(Objects.requireNonNull(row.get(key), key));
    }

    private record Pair(String id, String half, String label, boolean similar, String note, Side a, Side b) {
        static Pair of(Map<String, Object> row) {
            return new Pair(
                    in(row, "id", String.class),
                    in(row, "half", String.class),
                    in(row, "label", String.class),
                    in(row, "similar", Boolean.class),
                    in(row, "note", String.class),
                    Side.of(in(row, "a", Map.class)),
                    Side.of(in(row, "b", Map.class)));
        }

        List<Side> sides() {
            return List.of(a, b);
        }

        double shared() {
            var both = a.neighbours();
            both.retainAll(b.neighbours());
            var either = a.neighbours();
            either.addAll(b.neighbours());
            return (double) both.size() / either.size();
        }
    }

    private record Side(String title, String goals, List<String> lines) {
        static Side of(Map<?, ?> side) {
            var lines = in(side, "lines", List.class);
            return new Side(
                    in(side, "title", String.class),
                    in(side, "goals", String.class),
                    Stream.of(lines.toArray()).map(String.class::cast).toList());
        }

        Set<String> neighbours() {
            var text = title + goals + String.join("", lines);
            var neighbours = new HashSet<String>();
            for (int i = 0; i + 2 <= text.length(); i++) {
                neighbours.add(text.substring(i, i + 2));
            }
            return neighbours;
        }
    }
}
