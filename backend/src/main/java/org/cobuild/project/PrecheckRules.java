package org.cobuild.project;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cobuild.planning.EntryTerms;
import org.cobuild.planning.ListEntry;
import org.cobuild.planning.PlainText;
import org.cobuild.platform.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Which clauses of the lists a project hits; pure, and explained by the words that were found. Title, each sentence of
 * the goals and each line are looked at for themselves: words that shut a clause out do so only where they stand.
 */
final class PrecheckRules {
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?；;\\r\\n]+");
    private static final int LONGEST = 500;
    private static final int MOST_WORDS = 20;

    private PrecheckRules() {}

    /** An entry with its words ready to be compared. */
    private record Clause(ListEntry entry, EntryTerms.Recogniser words) {}

    /**
     * The hits, title and goals first, then by line; of entries by list and number.
     *
     * @param entries in force on the day
     * @param answered hits of the last check: an answer stands as long as text, amount and clause are the same
     */
    static List<PrecheckHit> check(
            Project project, List<EstimateLine> lines, List<ListEntry> entries, Collection<PrecheckHit> answered) {
        var clauses = entries.stream()
                .filter(entry -> entry.isFor(project.category().name()))
                .map(entry -> new Clause(entry, entry.terms().recogniser()))
                .toList();
        var before = answered.stream().collect(toMap(PrecheckHit::key, Function.identity(), (one, other) -> other));
        var hits = new ArrayList<PrecheckHit>();
        var title = PlainText.of(project.title());
        var sentences = Arrays.stream(SENTENCE_END.split(project.goals()))
                .map(String::strip)
                .toList();
        var plain = sentences.stream().map(PlainText::of).toList();
        for (var clause : clauses) {
            add(
                    hits,
                    before,
                    project,
                    PrecheckPlace.TITLE,
                    null,
                    project.title(),
                    clause,
                    clause.words().find(title));
        }
        for (var clause : clauses) {
            goals(hits, before, project, sentences, plain, clause);
        }
        for (var line : lines) {
            var text = PlainText.of(line.title());
            for (var clause : clauses) {
                add(
                        hits,
                        before,
                        project,
                        PrecheckPlace.LINE,
                        line,
                        line.title(),
                        clause,
                        clause.words().find(text));
            }
        }
        return hits;
    }

    /** All sentences that hit a clause are one hit, which is answered as a whole. */
    private static void goals(
            List<PrecheckHit> hits,
            java.util.Map<PrecheckHit.Key, PrecheckHit> before,
            Project project,
            List<String> sentences,
            List<PlainText> plain,
            Clause clause) {
        var told = new ArrayList<String>();
        var words = new java.util.LinkedHashSet<String>();
        for (int i = 0; i < sentences.size(); i++) {
            var found = clause.words().find(plain.get(i));
            if (!found.isEmpty()) {
                told.add(sentences.get(i));
                words.addAll(found);
            }
        }
        add(hits, before, project, PrecheckPlace.GOALS, null, String.join("；", told), clause, List.copyOf(words));
    }

    private static void add(
            List<PrecheckHit> hits,
            java.util.Map<PrecheckHit.Key, PrecheckHit> before,
            Project project,
            PrecheckPlace place,
            @Nullable EstimateLine line,
            String text,
            Clause clause,
            List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        var hit = new PrecheckHit(
                0,
                project.tenantId(),
                project.id(),
                0,
                hits.size() + 1,
                place,
                line == null ? null : line.id(),
                line == null ? null : line.ordinal(),
                text.codePointCount(0, text.length()) <= LONGEST
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…",
                line == null ? Sha256.hex(text) : sha256(line),
                line == null ? null : line.submittedAmount(),
                clause.entry().tenantId(),
                clause.entry().id(),
                words.stream().limit(MOST_WORDS).toList(),
                PrecheckVerdict.OPEN,
                null,
                null,
                null,
                1);
        hits.add(hit.withAnswerOf(before.get(hit.key())));
    }

    /** SHA-256 of what an answer about a line rests on. */
    static String sha256(EstimateLine line) {
        return Sha256.hex(said(line));
    }

    private static String said(EstimateLine line) {
        return String.join("\n", line.title(), plain(line.quantity()), line.quantityUnit(), plain(line.unitPrice()));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** SHA-256 of what is checked against what. */
    static String digest(Project project, List<EstimateLine> lines, List<ListEntry> entries) {
        return Sha256.hex(String.join(
                "\u001f",
                project.title(),
                project.goals(),
                project.category().name(),
                lines.stream().map(line -> line.id() + "\n" + said(line)).collect(Collectors.joining("\u001f")),
                ids(entries)));
    }

    /** Ids with a space between. */
    static String ids(List<ListEntry> entries) {
        return entries.stream().map(entry -> Long.toString(entry.id())).collect(Collectors.joining(" "));
    }
}
