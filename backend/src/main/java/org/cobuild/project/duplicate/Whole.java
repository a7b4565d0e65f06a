package org.cobuild.project.duplicate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A whole project. Two that describe the same in different words still share many letters, since Chinese words are made
 * of characters that mean something, and the things they speak of.
 *
 * @param letters how often each Chinese character stands in it, and each word or number of others
 * @param things of how many clauses each thing is what they name or point to
 */
record Whole(Map<String, Integer> letters, Map<String, Integer> things) {
    private static final int LONGEST = 40;

    static Whole of(List<Clause> clauses, Words words) {
        var things = new HashMap<String, Integer>();
        for (var clause : clauses) {
            words.pointedTo(clause.text()).forEach(thing -> things.merge(thing, 1, Integer::sum));
        }
        return new Whole(letters(clauses), things);
    }

    static Map<String, Integer> letters(List<Clause> clauses) {
        var letters = new HashMap<String, Integer>();
        for (var clause : clauses) {
            var text = clause.text().toLowerCase(Locale.ROOT);
            for (int at = 0; at < text.length(); ) {
                var end = end(text, at);
                if (Character.isLetterOrDigit(text.codePointAt(at)) && end - at <= LONGEST) {
                    letters.merge(text.substring(at, end), 1, Integer::sum);
                }
                at = end;
            }
        }
        return letters;
    }

    /** Where the letter ends that begins there: a character of Chinese or a mark stands alone. */
    private static int end(String text, int from) {
        int at = from;
        do {
            at += Character.charCount(text.codePointAt(at));
        } while (at < text.length() && foreign(text.codePointAt(from)) && foreign(text.codePointAt(at)));
        return at;
    }

    private static boolean foreign(int letter) {
        return Character.isLetterOrDigit(letter) && !Character.isIdeographic(letter);
    }

    /** 0..1: half by the letters, half by the things, each as the cosine of both, the rarer counting more. */
    double alike(Whole other, ToDoubleFunction<String> letterRarity, ToDoubleFunction<String> thingRarity) {
        return 0.5 * cosine(letters, other.letters, letterRarity) + 0.5 * cosine(things, other.things, thingRarity);
    }

    private static double cosine(
            Map<String, Integer> one, Map<String, Integer> other, ToDoubleFunction<String> rarity) {
        double shared = 0;
        for (var entry : one.entrySet()) {
            var there = other.get(entry.getKey());
            if (there != null) {
                var rare = rarity.applyAsDouble(entry.getKey());
                shared += weight(entry.getValue(), rare) * weight(there, rare);
            }
        }
        return shared == 0 ? 0 : Math.min(1, shared / (norm(one, rarity) * norm(other, rarity)));
    }

    private static double norm(Map<String, Integer> counts, ToDoubleFunction<String> rarity) {
        double sum = 0;
        for (var entry : counts.entrySet()) {
            var weight = weight(entry.getValue(), rarity.applyAsDouble(entry.getKey()));
            sum += weight * weight;
        }
        return Math.sqrt(sum);
    }

    private static double weight(int times, double rarity) {
        return (1 + Math.log(times)) * rarity;
    }
}
