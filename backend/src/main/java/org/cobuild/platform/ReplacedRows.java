package org.cobuild.platform;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list that is replaced as a whole: rows that come with an id are kept, those without are new, those that
 * don't come are removed. An id that is not of this very list answers like one that does not exist.
 */
public class ReplacedRows<T extends Identified> {
    private final String type;
    private final Map<Long, T> before;
    private final Set<Long> kept = new HashSet<>();
    private final Enum<?> invalid;
    private final String twice;

    /**
     * @param rows the list as it is
     * @param invalid code for an entry that comes twice
     * @param twice key of its text
     */
    public ReplacedRows(String type, List<T> rows, Enum<?> invalid, String twice) {
        this.type = type;
        this.invalid = invalid;
        this.twice = twice;
        this.before = rows.stream()
                .collect(Collectors.toMap(Identified::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** The id of a row as it shall be. */
    public long id(Refusals refusals, String path, @Nullable GlobalId given) {
        if (given == null) {
            return Ids.next();
        }
        var id = given.of(type);
        if (!before.containsKey(id)) {
            throw new NotFound();
        }
        refusals.unless(kept.add(id), invalid, twice, path + ".id");
        return id;
    }

    /** The row as it is, null for a new one. */
    public @Nullable T before(long id) {
        return before.get(id);
    }

    /** Of the rows as they shall be, those that are new or not as they were: what there is to write. */
    public List<T> changed(List<T> after) {
        return after.stream().filter(row -> !row.equals(before.get(row.id()))).toList();
    }

    /** Rows that did not come again. */
    public List<T> removed() {
        return before.values().stream().filter(row -> !kept.contains(row.id())).toList();
    }

    /** Ids of the rows that did not come again. */
    public List<Long> removedIds() {
        return removed().stream().map(Identified::id).toList();
    }

    /** Enters into the trail what was changed, added and removed. */
    public void record(Change.Builder change, List<T> after, Function<T, String> words) {
        for (int i = 0; i < after.size(); i++) {
            record(change, i + 1, after.get(i), words);
        }
        removed().forEach(gone -> change.field(type, words.apply(gone), null));
    }

    /** Enters one row, by its place in the whole list. */
    public void record(Change.Builder change, int place, T after, Function<T, String> words) {
        var was = before.get(after.id());
        change.field(type + " " + place, was == null ? null : words.apply(was), words.apply(after));
    }
}
