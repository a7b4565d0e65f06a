package org.cobuild.project.duplicate;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.project.ProjectTexts;
import org.yaml.snakeyaml.Yaml;

/** The labelled pairs of {@code duplicates/pairs.yaml}; half of them nobody has tuned anything by. */
final class Pairs {
    private Pairs() {}

    /** @param a the asker. @param b what it is to be compared with, among all other b and many more */
    record Pair(String id, String half, String label, boolean similar, ProjectTexts a, ProjectTexts b) {
        boolean dev() {
            return half.equals("dev");
        }
    }

    static List<Pair> all(long city) throws IOException {
        try (var file = Objects.requireNonNull(Pairs.class.getResourceAsStream("/duplicates/pairs.yaml"))) {
            List<Map<String, Object>> rows = new Yaml().load(file);
            var pairs = new ArrayList<Pair>();
            for (var row : rows) {
                long number = 10_000_000L + 2L * pairs.size();
                pairs.add(new Pair(
                        String.valueOf(row.get("id")),
                        String.valueOf(row.get("half")),
                        String.valueOf(row.get("label")),
                        Boolean.parseBoolean(String.valueOf(row.get("similar"))),
                        texts(number, city, Objects.requireNonNull(row.get("a"))),
                        texts(number + 1, city, Objects.requireNonNull(row.get("b")))));
            }
            return pairs;
        }
    }

    private static ProjectTexts texts(long number, long city, Object said) {
        var project = (Map<?, ?>) said;
        var parts = new ArrayList<ProjectTexts.Part>();
        parts.add(new ProjectTexts.Part(
                ProjectTexts.Kind.TITLE, 0, String.valueOf(project.get("title")), BigDecimal.ZERO));
        parts.add(new ProjectTexts.Part(
                ProjectTexts.Kind.GOALS, 0, String.valueOf(project.get("goals")), BigDecimal.ZERO));
        for (var line : (List<?>) Objects.requireNonNull(project.get("lines"))) {
            // Either a text alone, or a text with its amount.
            var title = line instanceof Map<?, ?> named ? named.get("title") : line;
            var amount = line instanceof Map<?, ?> named && named.get("amount") != null ? named.get("amount") : "1";
            parts.add(new ProjectTexts.Part(
                    ProjectTexts.Kind.LINE, parts.size(), String.valueOf(title), new BigDecimal(amount.toString())));
        }
        return new ProjectTexts(number, city, List.copyOf(parts));
    }
}
