package org.cobuild.project.duplicate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cobuild.project.ProjectTexts;

/**
 * A short text that is compared as one: a title, a line, a package's title, or one sentence of something longer.
 *
 * @param id of the estimate line or the participant; 0 for title and goals
 * @param words without repetition
 */
record Clause(ProjectTexts.Kind kind, long id, String text, BigDecimal amount, List<String> words) {
    /** As many sentences of the goals or of one package are looked at. */
    private static final int SENTENCES = 40;

    private static final String SENTENCE_ENDS = "[。；;!！?？\\r\\n]+";
    private static final int LONGEST = 400;

    /**
     * A project's clauses, the weightiest first: title, goals, then lines and packages by amount.
     *
     * @param most how many at most
     */
    static List<Clause> of(ProjectTexts texts, Words words, int most) {
        return texts.parts().stream()
                .sorted(Comparator.comparing(
                                (ProjectTexts.Part part) -> part.kind().ordinal() > 1)
                        .thenComparing(ProjectTexts.Part::amount, Comparator.reverseOrder()))
                .flatMap(Clause::cut)
                .limit(most)
                .map(part -> new Clause(
                        part.kind(),
                        part.id(),
                        part.text(),
                        part.amount(),
                        words.of(part.text()).stream().distinct().toList()))
                .filter(clause -> !clause.words().isEmpty())
                .toList();
    }

    /** How many clauses there are, without looking at their words. */
    static int count(ProjectTexts texts) {
        return (int) texts.parts().stream().flatMap(Clause::cut).count();
    }

    private static Stream<ProjectTexts.Part> cut(ProjectTexts.Part part) {
        if (part.kind() == ProjectTexts.Kind.TITLE || part.kind() == ProjectTexts.Kind.LINE) {
            return part.text().isBlank() ? Stream.of() : Stream.of(part);
        }
        var sentences = new ArrayList<String>();
        Arrays.stream(part.text().split(SENTENCE_ENDS))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .limit(SENTENCES)
                .forEach(sentence ->
                        sentences.add(sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST)));
        return sentences.stream()
                .map(sentence -> new ProjectTexts.Part(part.kind(), part.id(), sentence, part.amount()));
    }
}
