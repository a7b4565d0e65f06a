package org.cobuild.catalogue;

import java.util.Collection;

/** How many entries of a project's catalogue there are, and how many lack nothing. */
public record CatalogueCompleteness(int entries, int complete) {
    public static CatalogueCompleteness of(Collection<CatalogueEntry> entries) {
        return new CatalogueCompleteness(entries.size(), (int)
                entries.stream().filter(entry -> entry.missing().isEmpty()).count());
    }
}
