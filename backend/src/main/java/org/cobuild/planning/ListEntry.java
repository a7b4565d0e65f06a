package org.cobuild.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cobuild.platform.Identified;
import org.jspecify.annotations.Nullable;

/**
 * A clause of the unified-build or of the negative list of a tenant. What is in force never changes: it is ended, and
 * another one takes its place, so that a check of earlier can be read again by its entries alone.
 *
 * @param clause its number, e.g. 统建-03: of those with the same number at most one is in force on a day
 * @param suggestion what to do instead
 * @param categories of projects that it is for; empty for all
 * @param untilOn the last day on which it is in force; null as long as nobody has ended it
 * @param setByName who set it; null when it came with the tenant's folder
 */
public record ListEntry(
        long id,
        long tenantId,
        ListKind kind,
        String clause,
        String title,
        String content,
        EntryTerms terms,
        String suggestion,
        List<String> categories,
        LocalDate effectiveOn,
        @Nullable LocalDate untilOn,
        int version,
        @Nullable String setByName,
        Instant setAt)
        implements Identified {

    public boolean inForce(LocalDate on) {
        return !effectiveOn.isAfter(on) && !ended(on);
    }

    /** Whether its last day is over. */
    public boolean ended(LocalDate on) {
        return untilOn != null && untilOn.isBefore(on);
    }

    public boolean isFor(String category) {
        return categories.isEmpty() || categories.contains(category);
    }

    /** Whether there is a day on which both are in force. */
    boolean meets(LocalDate from, @Nullable LocalDate until) {
        return (untilOn == null || !untilOn.isBefore(from)) && (until == null || !until.isBefore(effectiveOn));
    }

    ListEntry until(LocalDate last) {
        return new ListEntry(
                id,
                tenantId,
                kind,
                clause,
                title,
                content,
                terms,
                suggestion,
                categories,
                effectiveOn,
                last,
                version + 1,
                setByName,
                setAt);
    }

    /** Whether it says the same, whenever it is in force. */
    boolean says(ListEntry other) {
        return kind == other.kind
                && clause.equals(other.clause)
                && title.equals(other.title)
                && content.equals(other.content)
                && terms.equals(other.terms)
                && suggestion.equals(other.suggestion)
                && categories.equals(other.categories);
    }

    /** How it stands in the trail. */
    String inWords() {
        return clause + " · " + title + " · " + String.join("/", terms.any())
                + (terms.all().isEmpty() ? "" : " + " + String.join("+", terms.all()))
                + (terms.none().isEmpty() ? "" : " − " + String.join("/", terms.none()));
    }
}
