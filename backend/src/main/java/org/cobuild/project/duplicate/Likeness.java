package org.cobuild.project.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.cobuild.project.ProjectTexts;

/**
 * How much one project is like another. Each clause is compared with every clause of the other by the words that
 * both have, rare ones counting more; what a clause counts for in the whole is told by its kind and its money.
 */
final class Likeness {
    /** Below this, two clauses have only common words in common. */
    static final double ALIKE = 0.45;

    /** What the kinds count for when all are there; those that a project lacks leave theirs to the others. */
    private static double share(ProjectTexts.Kind kind) {
        return switch (kind) {
            case TITLE -> 0.30;
            case GOALS -> 0.20;
            case LINE -> 0.40;
            case PACKAGE -> 0.10;
        };
    }

    private final ToDoubleFunction<String> rarity;

    /** @param rarity of a word in the city: 0 for one that says nothing, higher for rarer ones */
    Likeness(ToDoubleFunction<String> rarity) {
        this.rarity = rarity;
    }

    /**
     * Two clauses that say the same.
     *
     * @param similarity 0..1: the cosine of their words, each weighted by its rarity
     * @param words that both have, the rarest first
     */
    record Match(Clause own, Clause other, double similarity, List<String> words) {}

    /**
     * What was found.
     *
     * @param score 0..1, how alike they are: see {@link #score}
     * @param covered 0..1: the share of the asker's project that the other one says, too
     * @param matches for each of the asker's clauses its best counterpart, those that count most first
     */
    record Found(double score, double covered, List<Match> matches) {}

    /** @param whole how alike both are as a whole, see {@link Whole#alike} */
    Found compare(List<Clause> own, List<Clause> other, double whole) {
        var ownWeights = weights(own);
        var otherWeights = weights(other);
        var bestOfOther = new double[other.size()];
        var matches = new ArrayList<Weighed>();
        double covered = 0;
        var otherNorms =
                other.stream().mapToDouble(clause -> norm(clause.words())).toArray();
        for (int i = 0; i < own.size(); i++) {
            var words = new HashSet<>(own.get(i).words());
            var norm = norm(own.get(i).words());
            int best = -1;
            double most = 0;
            for (int j = 0; j < other.size(); j++) {
                var similarity = similarity(words, norm, other.get(j).words(), otherNorms[j]);
                bestOfOther[j] = Math.max(bestOfOther[j], similarity);
                if (similarity > most) {
                    most = similarity;
                    best = j;
                }
            }
            covered += ownWeights[i] * counted(most);
            if (best >= 0 && most >= ALIKE) {
                matches.add(new Weighed(
                        ownWeights[i] * most,
                        new Match(own.get(i), other.get(best), most, common(own.get(i), other.get(best)))));
            }
        }
        double coveredOther = 0;
        for (int j = 0; j < other.size(); j++) {
            coveredOther += otherWeights[j] * counted(bestOfOther[j]);
        }
        matches.sort(Comparator.comparing(Weighed::weight).reversed());
        return new Found(
                score(whole, covered, coveredOther),
                covered,
                matches.stream().map(Weighed::match).toList());
    }

    /**
     * Either the whole is told in like words, or much of one of them is said by the other: a small project in a large one
     * and a large one around a small one count alike. Fitted to the half of the labelled pairs that is there for it.
     *
     * @param whole how alike the letters and things of the whole are
     * @param covered the share of the one that the other says, by money
     * @param coveredOther the same the other way round
     */
    static double score(double whole, double covered, double coveredOther) {
        return Math.max(
                0.7 * whole + 0.15 * (covered + coveredOther), 0.5 * whole + 0.5 * Math.max(covered, coveredOther));
    }

    private record Weighed(double weight, Match match) {}

    /** A likeness that only common words make counts nothing. */
    private static double counted(double similarity) {
        return similarity < ALIKE ? 0 : similarity;
    }

    private double similarity(Set<String> own, double ownNorm, List<String> other, double otherNorm) {
        double shared = 0;
        for (var word : other) {
            if (own.contains(word)) {
                var weight = rarity.applyAsDouble(word);
                shared += weight * weight;
            }
        }
        return shared == 0 ? 0 : Math.min(1, shared / (ownNorm * otherNorm));
    }

    private double norm(List<String> words) {
        double sum = 0;
        for (var word : words) {
            var weight = rarity.applyAsDouble(word);
            sum += weight * weight;
        }
        return Math.sqrt(sum);
    }

    private List<String> common(Clause own, Clause other) {
        var theirs = new HashSet<>(other.words());
        return own.words().stream()
                .filter(theirs::contains)
                .filter(word -> rarity.applyAsDouble(word) > 0)
                .sorted(Comparator.comparingDouble(rarity).reversed())
                .map(word -> word.startsWith(Words.THING) ? word.substring(Words.THING.length()) : word)
                .distinct()
                .toList();
    }

    /** What each clause counts for; together 1. Lines and packages by their money, the others alike. */
    static double[] weights(List<Clause> clauses) {
        var weights = new double[clauses.size()];
        double present = 0;
        for (var kind : ProjectTexts.Kind.values()) {
            var amounts = new double[clauses.size()];
            double sum = 0;
            int count = 0;
            for (int i = 0; i < clauses.size(); i++) {
                if (clauses.get(i).kind() == kind) {
                    amounts[i] = clauses.get(i).amount().doubleValue();
                    sum += amounts[i];
                    count++;
                }
            }
            if (count == 0) {
                continue;
            }
            var share = share(kind);
            present += share;
            for (int i = 0; i < clauses.size(); i++) {
                if (clauses.get(i).kind() == kind) {
                    weights[i] = share * (sum > 0 ? amounts[i] / sum : 1.0 / count);
                }
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= present;
        }
        return weights;
    }
}
