package org.cobuild.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.jspecify.annotations.Nullable;

/** What an entry may say, and when it may come and go; pure. The screen and the tenant's folder are held to the same. */
final class ListRules {
    static final int MOST_TERMS = 30;
    static final int LONGEST_TERM = 30;
    /** Entries of a tenant that have not ended: a check compares each line with each of them. */
    static final int MOST_ENTRIES = 300;

    private ListRules() {}

    /** Words are short and not too many, none of a single character: that would be found everywhere. */
    static List<String> terms(Refusals refusals, String path, List<String> told) {
        if (told.size() > MOST_TERMS) {
            refusals.add(
                    ListErrorCode.TERMS,
                    "lists.terms.most",
                    path,
                    Integer.toString(MOST_TERMS),
                    Integer.toString(told.size()));
            return List.of();
        }
        var terms = new ArrayList<String>();
        for (int i = 0; i < told.size(); i++) {
            var at = path + "." + i;
            var word = Texts.check(
                    refusals, ListErrorCode.REQUIRED, ListErrorCode.INVALID, at, told.get(i), 2, LONGEST_TERM);
            if (word.isEmpty()) {
                continue;
            }
            refusals.unless(
                    PlainText.plain(word).length() >= 2 && word.indexOf('\n') < 0,
                    ListErrorCode.TERMS,
                    "lists.terms.short",
                    at,
                    word);
            if (!terms.contains(word)) {
                terms.add(word);
            }
        }
        return terms;
    }

    /** By something it must be recognised, and not by what shuts it out again. */
    static void recognisable(Refusals refusals, EntryTerms terms) {
        refusals.unless(
                !terms.any().isEmpty() || !terms.all().isEmpty(), ListErrorCode.TERMS, "lists.terms.none", "anyTerms");
        var sought = Stream.concat(terms.any().stream(), terms.all().stream())
                .map(PlainText::plain)
                .collect(Collectors.toSet());
        terms.none().stream()
                .filter(word -> sought.contains(PlainText.plain(word)))
                .findFirst()
                .ifPresent(word -> refusals.add(ListErrorCode.TERMS, "lists.terms.both", "noneTerms", word));
    }

    /** It begins today or later: what was decided until now was decided without it. */
    static void days(Refusals refusals, LocalDate today, LocalDate effectiveOn, @Nullable LocalDate untilOn) {
        refusals.unless(
                !effectiveOn.isBefore(today), ListErrorCode.DATE, "lists.date.past", "effectiveOn", today.toString());
        order(refusals, effectiveOn, untilOn);
    }

    static void order(Refusals refusals, LocalDate effectiveOn, @Nullable LocalDate untilOn) {
        refusals.unless(
                untilOn == null || !untilOn.isBefore(effectiveOn),
                ListErrorCode.DATE,
                "lists.date.order",
                "untilOn",
                effectiveOn.toString());
    }

    /** Of one number at most one is in force on a day. */
    static void once(Refusals refusals, Collection<ListEntry> others, ListEntry entry) {
        others.stream()
                .filter(other -> other.id() != entry.id()
                        && other.kind() == entry.kind()
                        && other.clause().equals(entry.clause())
                        && other.meets(entry.effectiveOn(), entry.untilOn()))
                .findFirst()
                .ifPresent(other -> refusals.add(
                        ListErrorCode.TWICE,
                        "lists.twice",
                        "clause",
                        other.clause(),
                        other.title(),
                        other.effectiveOn().toString()));
    }
}
