package org.cobuild.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.catalogue.CatalogueEntry;
import org.jspecify.annotations.Nullable;

/**
 * The framework plan of a co-built project 框架方案: what it is for and what it consists of, what each unit does, and
 * where two of them seem to do the same. Everybody who was asked to take part has a part, empty or not.
 */
record Framework(
        @Nullable String goals, @Nullable String contents, List<FrameworkPart> parts, List<FrameworkOverlap> overlaps) {

    /** @param entries in order; flows and interfaces only of parts that the reader may see */
    static Framework of(
            Project project,
            List<Participant> participants,
            List<CatalogueEntry> catalogue,
            List<FrameworkEntry> entries,
            List<FrameworkRuling> rulings) {
        var parts = new ArrayList<FrameworkPart>();
        parts.add(part(null, project.unitId(), entries));
        participants.stream()
                .filter(participant -> !participant.appointed())
                .forEach(participant -> parts.add(part(participant, participant.unitId(), entries)));
        var ruled = rulings.stream().collect(Collectors.toMap(FrameworkRuling::overlapKey, Function.identity()));
        return new Framework(
                text(entries, null, FrameworkKind.GOALS),
                text(entries, null, FrameworkKind.CONTENTS),
                List.copyOf(parts),
                FrameworkOverlaps.find(parts, catalogue).stream()
                        .map(overlap -> overlap.with(ruled.get(overlap.key())))
                        .toList());
    }

    /** Whether nothing of it was written. */
    boolean isBlank() {
        return goals == null
                && contents == null
                && parts.stream()
                        .allMatch(part -> part.businessFlow() == null
                                && part.dataFlow() == null
                                && part.scope().isEmpty()
                                && part.interfaces().isEmpty());
    }

    private static FrameworkPart part(@Nullable Participant participant, long unitId, List<FrameworkEntry> entries) {
        var participantId = participant == null ? null : participant.id();
        return new FrameworkPart(
                participant,
                unitId,
                text(entries, participantId, FrameworkKind.BUSINESS_FLOW),
                text(entries, participantId, FrameworkKind.DATA_FLOW),
                of(entries, participantId).stream()
                        .filter(entry -> entry.kind() == FrameworkKind.SCOPE)
                        .map(FrameworkEntry::content)
                        .toList(),
                of(entries, participantId).stream()
                        .filter(entry -> entry.kind().isInterface())
                        .map(entry -> new FrameworkPart.Interface(
                                entry.content(),
                                FrameworkPart.Direction.valueOf(entry.kind().name()),
                                Objects.requireNonNullElse(entry.counterpart(), ""),
                                Objects.requireNonNullElse(entry.exchanged(), "")))
                        .toList());
    }

    private static List<FrameworkEntry> of(List<FrameworkEntry> entries, @Nullable Long participantId) {
        return entries.stream()
                .filter(entry -> Objects.equals(entry.participantId(), participantId))
                .toList();
    }

    private static @Nullable String text(
            List<FrameworkEntry> entries, @Nullable Long participantId, FrameworkKind kind) {
        return of(entries, participantId).stream()
                .filter(entry -> entry.kind() == kind)
                .map(FrameworkEntry::content)
                .findFirst()
                .orElse(null);
    }
}
