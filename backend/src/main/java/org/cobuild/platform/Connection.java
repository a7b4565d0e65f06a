package org.cobuild.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A keyset page of a list, as Relay has it. */
public record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo) {

    public record Edge<T>(String cursor, T node) {}

    public record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    /**
     * Makes the page out of one row more than asked for.
     *
     * @param rows at most {@code page.first() + 1} rows in order
     * @param key the sort key of a row, see {@link Page#cursor}
     */
    public static <T> Connection<T> of(List<T> rows, Page page, Function<T, String> key) {
        var more = rows.size() > page.first();
        var edges = (more ? rows.subList(0, page.first()) : rows)
                .stream()
                        .map(row -> new Edge<>(Page.cursor(key.apply(row)), row))
                        .toList();
        return new Connection<>(
                edges,
                new PageInfo(
                        more,
                        false,
                        edges.isEmpty() ? null : edges.getFirst().cursor(),
                        edges.isEmpty() ? null : edges.getLast().cursor()));
    }
}
