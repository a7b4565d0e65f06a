package org.cobuild.platform;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every batch of relations needs: the ids to read by, and an answer for each row. */
public final class Batch {
    private Batch() {}

    /** The ids of what rows refer to; rows that refer to nothing have none. */
    public static <T> Set<Long> ids(Collection<T> rows, Function<T, @Nullable Long> id) {
        var ids = new HashSet<Long>();
        for (var row : rows) {
            var value = id.apply(row);
            if (value != null) {
                ids.add(value);
            }
        }
        return ids;
    }

    /** An answer for each row, in order; a row without an answer stays without one. */
    public static <T, V> Map<T, V> each(Collection<T> rows, Function<T, @Nullable V> answer) {
        var answers = new LinkedHashMap<T, V>();
        for (var row : rows) {
            var value = answer.apply(row);
            if (value != null) {
                answers.put(row, value);
            }
        }
        return answers;
    }
}
