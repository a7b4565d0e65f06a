package org.cobuild.project.duplicate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What different words of the field have in common: {@code duplicates/thesaurus.txt}, one thing a line, in it first the
 * words that say the same and after a bar those that only point to it. A thing is named by the first word of its line.
 */
final class Thesaurus {
    private static final String FILE = "/duplicates/thesaurus.txt";
    private static final String BAR = " | ";

    private final Lexicon names = new Lexicon();
    private final Lexicon pointers = new Lexicon();

    Thesaurus() {
        for (var line : lines()) {
            var halves = line.toLowerCase(Locale.ROOT).split(BAR.replace("|", "\\|"), 2);
            var thing = halves[0].split(" ")[0];
            Arrays.stream(halves[0].split(" ")).forEach(word -> names.add(word, thing));
            Arrays.stream(halves)
                    .flatMap(half -> Arrays.stream(half.split(" ")))
                    .forEach(word -> pointers.add(word, thing));
        }
    }

    static List<String> lines() {
        try (var file = Objects.requireNonNull(Thesaurus.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The things that a text names. */
    Set<String> named(String text) {
        return names.things(text.toLowerCase(Locale.ROOT));
    }

    /** The things that a text names or points to. */
    Set<String> pointedTo(String text) {
        return pointers.things(text.toLowerCase(Locale.ROOT));
    }

    /** Things by word; words by their first letter. */
    private static final class Lexicon {
        private final Map<Character, Map<String, List<String>>> byFirst = new HashMap<>();
        private int longest;

        void add(String word, String thing) {
            byFirst.computeIfAbsent(word.charAt(0), first -> new HashMap<>())
                    .computeIfAbsent(word, it -> new ArrayList<>())
                    .add(thing);
            longest = Math.max(longest, word.length());
        }

        /** Of overlapping words the longest at each place counts. */
        Set<String> things(String text) {
            var things = new LinkedHashSet<String>();
            for (int at = 0; at < text.length(); at++) {
                var words = byFirst.get(text.charAt(at));
                for (int length = words == null ? 0 : Math.min(longest, text.length() - at); length > 0; length--) {
                    var found = Objects.requireNonNull(words).get(text.substring(at, at + length));
                    if (found != null && whole(text, at, at + length)) {
                        things.addAll(found);
                        at += length - 1;
                        break;
                    }
                }
            }
            return things;
        }

        /** No part of a longer foreign word or number: 120 is not in 1200. */
        private static boolean whole(String text, int from, int to) {
            return (from == 0 || !joined(text.charAt(from - 1), text.charAt(from)))
                    && (to == text.length() || !joined(text.charAt(to - 1), text.charAt(to)));
        }

        private static boolean joined(char one, char next) {
            return narrow(one) && narrow(next);
        }

        private static boolean narrow(char letter) {
            return letter < 128 && Character.isLetterOrDigit(letter);
        }
    }
}
