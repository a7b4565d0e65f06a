package org.cobuild.catalogue;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One item of which a resource consists 信息项. Items are only ever read with their entry and in order, so that they are
 * kept as its lines: the name and, behind a tab, the type. A name has no tab.
 *
 * @param type null where nobody has said it
 */
public record InformationItem(String name, @Nullable ItemType type) {
    private static final String TAB = "\t";

    /** As {@link #lines} wrote it; lines that somebody typed are names without a type. */
    static List<InformationItem> of(@Nullable String lines) {
        return lines == null
                ? List.of()
                : lines.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(InformationItem::ofLine)
                        .toList();
    }

    private static InformationItem ofLine(String line) {
        var at = line.lastIndexOf(TAB);
        return at < 0
                ? new InformationItem(line, null)
                : new InformationItem(line.substring(0, at).strip(), ItemType.valueOf(line.substring(at + 1)));
    }

    /** As they are kept; null where there are none. */
    static @Nullable String lines(List<InformationItem> items) {
        return items.isEmpty()
                ? null
                : items.stream()
                        .map(item -> item.type() == null ? item.name() : item.name() + TAB + item.type())
                        .collect(Collectors.joining("\n"));
    }

    /** The names that somebody typed, one a line. */
    public static List<InformationItem> typed(@Nullable String lines) {
        return of(lines == null ? null : lines.replace(TAB, " "));
    }
}
