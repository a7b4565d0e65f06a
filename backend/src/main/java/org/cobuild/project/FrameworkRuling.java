package org.cobuild.project;

import java.time.Instant;

/**
 * That a likeness of two parts is no overlap, and why.
 *
 * @param overlapKey of {@link FrameworkOverlap#key()}
 */
record FrameworkRuling(
        long id, long tenantId, long projectId, String overlapKey, String reason, String personName, Instant ruledAt) {}
