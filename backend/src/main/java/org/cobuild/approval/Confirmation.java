package org.cobuild.approval;

import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Seat;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * What a participant was asked to confirm about its own part while the matter is being decided. It shows the question
 * and nothing of the case: a participant sees its part, not the review.
 *
 * @param tenantId the participant's
 * @param title of the case
 * @param personName who asked
 * @param unitName the unit of who asked, as it was called then
 * @param open whether it can be answered now
 * @param state of the task behind it
 * @param verb the answer: CONFIRM or DISAGREE; null while there is none
 */
public record Confirmation(
        long id,
        long tenantId,
        long taskId,
        long projectId,
        Seat seat,
        String title,
        String question,
        String personName,
        String unitName,
        Instant askedAt,
        @Nullable LocalDate dueOn,
        TaskState state,
        boolean open,
        @Nullable DecisionVerb verb,
        @Nullable String opinion,
        @Nullable String answeredByName,
        @Nullable Instant answeredAt)
        implements Identified, Owned {
    @Override
    public @Nullable Long ofProject() {
        return projectId;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }
}
