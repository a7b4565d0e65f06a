package org.cobuild.project;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.platform.Ids;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a framework plan, as it is kept.
 *
 * @param participantId whose part; null for the whole and for the part of the lead
 * @param ordinal place among those of its kind in its part, from 1
 * @param content the text, or the name of an interface
 * @param counterpart with whom, of an interface
 * @param exchanged what data, of an interface
 */
record FrameworkEntry(
        long id,
        long tenantId,
        long projectId,
        @Nullable Long participantId,
        FrameworkKind kind,
        int ordinal,
        String content,
        @Nullable String counterpart,
        @Nullable String exchanged) {

    FrameworkEntry(Draft draft, @Nullable Long participantId, FrameworkKind kind, int ordinal, String content) {
        this(Ids.next(), draft.tenantId(), draft.id(), participantId, kind, ordinal, content, null, null);
    }

    /** How it stands in the trail. */
    String inWords() {
        return kind
                + ": "
                + Stream.of(content, counterpart, exchanged)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · "));
    }
}
