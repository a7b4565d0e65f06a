package org.cobuild.project.duplicate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What different words of the field have in common: {@code duplicates/synonyms.txt}, one thing a line. A thing is named
 * by the first word of its line.
 */
final class Synonyms {
    private static final String FILE = "/duplicates/synonyms.txt";

    /** Things by word; words by their first letter, the longest first. */
    private final Map<Character, Map<String, String>> byFirst = new HashMap<>();

    private int longest;

    Synonyms() {
        for (var line : lines()) {
            var words = line.toLowerCase(Locale.ROOT).split(" ");
            for (var word : words) {
                byFirst.computeIfAbsent(word.charAt(0), first -> new HashMap<>())
                        .putIfAbsent(word, words[0]);
                longest = Math.max(longest, word.length());
            }
        }
    }

    private static List<String> lines() {
        try (var file = Objects.requireNonNull(Synonyms.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The things that a text speaks of; of overlapping words the longest at each place. */
    Set<String> things(String text) {
        var things = new LinkedHashSet<String>();
        var lower = text.toLowerCase(Locale.ROOT);
        for (int at = 0; at < lower.length(); at++) {
            var words = byFirst.get(lower.charAt(at));
            if (words != null) {
                for (int length = Math.min(longest, lower.length() - at); length > 0; length--) {
                    var thing = words.get(lower.substring(at, at + length));
                    if (thing != null) {
                        things.add(thing);
                        at += length - 1;
                        break;
                    }
                }
            }
        }
        return things;
    }
}
