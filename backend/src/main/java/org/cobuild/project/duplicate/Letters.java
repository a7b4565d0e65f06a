package org.cobuild.project.duplicate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * The letters of a whole project: each Chinese character, and each word or number of others. Two projects that describe
 * the same thing in different words still share many of them, since Chinese words are made of characters that mean
 * something.
 */
final class Letters {
    private static final Pattern LETTER = Pattern.compile("\\p{IsHan}|[\\p{IsAlphabetic}\\p{IsDigit}&&[^\\p{IsHan}]]+");

    private Letters() {}

    /** How often each stands in the clauses. */
    static Map<String, Integer> of(List<Clause> clauses) {
        var letters = new HashMap<String, Integer>();
        for (var clause : clauses) {
            clause.words().stream()
                    .filter(word -> word.startsWith(Words.THING))
                    .forEach(thing -> letters.merge(thing, 1, Integer::sum));
            var found = LETTER.matcher(clause.text());
            while (found.find()) {
                var letter = found.group();
                if (letter.length() <= 40) {
                    letters.merge(letter.toLowerCase(java.util.Locale.ROOT), 1, Integer::sum);
                }
            }
        }
        return letters;
    }

    /** The cosine of two, each letter weighted by its rarity. */
    static double alike(Map<String, Integer> one, Map<String, Integer> other, ToDoubleFunction<String> rarity) {
        double shared = 0;
        for (var entry : one.entrySet()) {
            var there = other.get(entry.getKey());
            if (there != null) {
                shared += weight(entry.getKey(), entry.getValue(), rarity) * weight(entry.getKey(), there, rarity);
            }
        }
        return shared == 0 ? 0 : Math.min(1, shared / (norm(one, rarity) * norm(other, rarity)));
    }

    private static double norm(Map<String, Integer> letters, ToDoubleFunction<String> rarity) {
        double sum = 0;
        for (var entry : letters.entrySet()) {
            var weight = weight(entry.getKey(), entry.getValue(), rarity);
            sum += weight * weight;
        }
        return Math.sqrt(sum);
    }

    private static double weight(String letter, int times, ToDoubleFunction<String> rarity) {
        return (1 + Math.log(times)) * rarity.applyAsDouble(letter);
    }
}
