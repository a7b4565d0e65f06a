package org.cobuild.project;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refused project that came forward again; never changed.
 *
 * @param batchId the batch in which it had been refused; null where there was none
 * @param personName who reopened it, as called then
 */
record Reopening(
        long id,
        long tenantId,
        long projectId,
        ReopeningKind kind,
        @Nullable Long batchId,
        String reason,
        Instant reopenedAt,
        String personName) {}
