package org.cobuild.construction;

import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A completion acceptance: the lead applies with its papers, a case decides.
 *
 * @param dueOn by when it must be applied for
 */
public record Acceptance(
        long id,
        long tenantId,
        long projectId,
        AcceptanceState state,
        LocalDate completedOn,
        LocalDate dueOn,
        LocalDate appliedOn,
        @Nullable LocalDate acceptedOn,
        String note,
        @Nullable Long caseId)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.CONSTRUCTION;
    }

    /** Day of the policy profile that gave its term. */
    public LocalDate policyOn() {
        return appliedOn;
    }

    Acceptance decidedBy(long id) {
        return new Acceptance(this.id, tenantId, projectId, state, completedOn, dueOn, appliedOn, acceptedOn, note, id);
    }
}
