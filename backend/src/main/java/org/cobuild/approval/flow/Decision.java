package org.cobuild.approval.flow;

import java.time.Instant;
import java.util.Comparator;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided; never edited, never deleted. Names are kept as they were then, since units merge and people
 * move.
 *
 * @param round in which round of submission
 * @param returnToStepId the step that a return goes to; null when it goes to the starter, or isn't one
 * @param mergesStepId the joint review whose conclusions it sums up as one opinion; null for an opinion of its own
 * @param resubmission the way back after a return; null when it isn't one
 * @param actedFor who was absent, when a proxy said it
 */
public record Decision(
        long id,
        long tenantId,
        long caseId,
        long stepId,
        long taskId,
        int round,
        String stepName,
        String stepNameEn,
        DecisionVerb verb,
        String opinion,
        @Nullable String condition,
        @Nullable Long returnToStepId,
        @Nullable Resubmission resubmission,
        @Nullable Long mergesStepId,
        String personName,
        String unitName,
        @Nullable ActedFor actedFor,
        Instant decidedAt)
        implements Identified, Owned {
    /** Who was absent, in that post. */
    public record ActedFor(long postId, String name) {}

    @Override
    public @Nullable Long ofProject() {
        return null;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.REVIEW;
    }

    public static final Comparator<Decision> OLDEST_FIRST =
            Comparator.comparing(Decision::decidedAt).thenComparing(Decision::id);
}
