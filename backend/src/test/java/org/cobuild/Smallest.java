package org.cobuild;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes small what a random test failed with, so that somebody can read it. */
public final class Smallest {
    private Smallest() {}

    /**
     * What is left of a failing list when parts of it are left out as long as the rest still fails.
     *
     * @param most how often it is tried
     */
    public static <T> List<T> of(List<T> failing, int most, Predicate<List<T>> fails) {
        var left = List.copyOf(failing);
        var tries = most;
        for (int part = Math.max(1, left.size() / 2); tries > 0; ) {
            var smaller = left;
            for (int from = 0; from < smaller.size() && tries > 0; tries--) {
                var candidate = new ArrayList<>(smaller.subList(0, from));
                candidate.addAll(smaller.subList(Math.min(from + part, smaller.size()), smaller.size()));
                if (fails.test(candidate)) {
                    smaller = List.copyOf(candidate);
                } else {
                    from += part;
                }
            }
            if (part == 1 && smaller.size() == left.size()) {
                return smaller;
            }
            left = smaller;
            part = Math.max(1, part / 2);
        }
        return left;
    }
}
