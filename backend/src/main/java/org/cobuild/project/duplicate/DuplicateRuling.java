package org.cobuild.project.duplicate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person ruled; never changed, a later one stands in its place.
 *
 * @param hitId null when it is about an undetermined check as a whole
 */
record DuplicateRuling(
        long checkId,
        @Nullable Long hitId,
        DuplicateVerdict verdict,
        String reason,
        Instant ruledAt,
        String personName,
        @Nullable String postTitle,
        String unitName) {}
