package org.cobuild.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;

/** Prints each finding as it comes, of one code a hundred at most, and counts all. */
final class Findings {
    private static final int MOST_PRINTED = 100;

    private final PrintStream out;
    private final Words words;
    private final Map<Code, Long> counts = new EnumMap<>(Code.class);
    private final Map<Code, Long> printed = new EnumMap<>(Code.class);

    /** Where something was found: the key of the words that say so. */
    record Place(String key, Object... with) {
        static Place line(long number) {
            return new Place("place.line", number);
        }

        static Place entry(long position) {
            return new Place("place.entry", position);
        }

        static Place entries(long from, long to) {
            return from >= to ? entry(to) : new Place("place.entries", from, to);
        }
    }

    Findings(PrintStream out, Words words) {
        this.out = out;
        this.words = words;
    }

    void add(Code code, Place place, String key, Object... with) {
        more(code);
        if (printed.merge(code, 1L, Long::sum) <= MOST_PRINTED) {
            out.println(words.say("finding", code, words.say(place.key, place.with), words.say(key, with)));
        }
    }

    void format(Place place, Fault fault) {
        add(Code.FORMAT, place, fault.key, fault.with);
    }

    /** A step that reads what may not be as described. */
    interface Step {
        void take() throws Fault, IOException;
    }

    void attempt(Place place, Step step) throws IOException {
        try {
            step.take();
        } catch (Fault fault) {
            format(place, fault);
        }
    }

    /** One that follows from another and would say nothing new: it is counted only. */
    void more(Code code) {
        counts.merge(code, 1L, Long::sum);
    }

    Map<Code, Long> counts() {
        return counts;
    }

    long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    void tellWhatWasNotPrinted() {
        counts.forEach((code, count) -> {
            long left = count - Math.min(printed.getOrDefault(code, 0L), MOST_PRINTED);
            if (left > 0) {
                out.println(words.say("finding.more", code, left));
            }
        });
    }
}
