package org.cobuild.project;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step in the history of a participation, with the package as it was then; never changed. */
record ParticipantEvent(
        long participantId,
        ParticipantEventKind kind,
        int round,
        Instant occurredAt,
        String personName,
        String unitName,
        @Nullable String reason,
        String packageTitle,
        String packageScope,
        BigDecimal share) {}
