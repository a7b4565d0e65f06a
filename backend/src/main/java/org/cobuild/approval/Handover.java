package org.cobuild.approval;

import java.time.Instant;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did with a task beside deciding it; never edited, never deleted. Names are kept as they were then.
 *
 * @param toPersonName who was asked or took the task over; null when a decision was taken back
 * @param actingFor who was absent, by name, when a proxy did it
 */
record Handover(
        long id,
        long tenantId,
        long caseId,
        String stepName,
        String stepNameEn,
        HandoverVerb verb,
        String reason,
        String personName,
        String unitName,
        @Nullable String toPersonName,
        @Nullable String toUnitName,
        @Nullable String actingFor,
        Instant happenedAt)
        implements Identified, Owned {
    @Override
    public @Nullable Long ofProject() {
        return null;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.REVIEW;
    }
}
