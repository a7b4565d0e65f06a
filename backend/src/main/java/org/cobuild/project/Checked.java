package org.cobuild.project;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cobuild.planning.ListEntry;
import org.cobuild.platform.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A project checked against the lists as both are now.
 *
 * @param hits with the answers that still stand
 * @param lastNumber of the checks that are kept, 0 when there is none
 */
record Checked(
        Project project, List<EstimateLine> lines, List<ListEntry> entries, List<PrecheckHit> hits, int lastNumber) {

    /** @param before the latest check that is kept, with its hits */
    static Checked of(
            Project project,
            List<EstimateLine> lines,
            List<ListEntry> entries,
            @Nullable Precheck before,
            List<PrecheckHit> answered) {
        return new Checked(
                project,
                lines,
                entries,
                PrecheckRules.check(project, lines, entries, answered),
                before == null ? 0 : before.number());
    }

    Map<Long, ListEntry> entriesById() {
        return entries.stream().collect(toMap(ListEntry::id, Function.identity()));
    }

    /** The check as it is kept. */
    Precheck record(java.time.Instant at, String personName, @Nullable Integer submissionNumber) {
        return new Precheck(
                Ids.next(),
                project.tenantId(),
                project.id(),
                lastNumber + 1,
                at,
                personName,
                submissionNumber,
                PrecheckRules.digest(project, lines, entries),
                PrecheckRules.ids(entries),
                lines.size(),
                hits.size());
    }

    /** Its hits as they are kept. */
    List<PrecheckHit> hitsOf(Precheck kept) {
        return hits.stream().map(hit -> hit.in(Ids.next(), kept.id())).toList();
    }
}
