package org.cobuild.project.duplicate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What different words of the field have in common: {@code duplicates/thesaurus.txt}, one thing a line, in it first the
 * words that say the same and after a bar those that only point to it. A thing is named by the first word of its line.
 */
final class Thesaurus {
    private static final String FILE = "/duplicates/thesaurus.txt";
    private static final String BAR = " \\| ";

    private final Lexicon names;
    private final Lexicon pointers;

    Thesaurus() {
        var lines = lines();
        names = new Lexicon(lines.stream()
                .map(line -> Map.entry(name(line), words(line.split(BAR)[0])))
                .toList());
        pointers = new Lexicon(lines.stream()
                .map(line ->
                        Map.entry(name(line), Arrays.stream(line.split(BAR)).flatMap(Thesaurus::words)))
                .toList());
    }

    private static String name(String line) {
        return line.split(" ")[0];
    }

    private static Stream<String> words(String words) {
        return Arrays.stream(words.split(" "));
    }

    static List<String> lines() {
        try (var file = Objects.requireNonNull(Thesaurus.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.toLowerCase(Locale.ROOT))
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

    private record Word(String text, List<String> things) {}

    /** Words by their first letter, the longest first. */
    private static final class Lexicon {
        private final Map<Character, List<Word>> byFirst = new HashMap<>();

        /** @param lines each a thing and the words that stand for it */
        Lexicon(List<Map.Entry<String, Stream<String>>> lines) {
            var things = new HashMap<String, List<String>>();
            for (var line : lines) {
                line.getValue()
                        .forEach(word -> things.computeIfAbsent(word, it -> new ArrayList<>())
                                .add(line.getKey()));
            }
            things.forEach((word, of) -> byFirst.computeIfAbsent(word.charAt(0), it -> new ArrayList<>())
                    .add(new Word(word, List.copyOf(of))));
            byFirst.values()
                    .forEach(words -> words.sort(
                            Comparator.comparingInt((Word word) -> word.text().length())
                                    .reversed()));
        }

        /** Of overlapping words the longest at each place counts. */
        Set<String> things(String text) {
            var things = new LinkedHashSet<String>();
            for (int at = 0; at < text.length(); at++) {
                for (var word : byFirst.getOrDefault(text.charAt(at), List.of())) {
                    var end = at + word.text().length();
                    if (text.startsWith(word.text(), at) && whole(text, at, end)) {
                        things.addAll(word.things());
                        at = end - 1;
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
