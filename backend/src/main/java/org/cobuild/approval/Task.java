package org.cobuild.approval;

import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * What one unit has to do in a step. Any person of the unit who holds the role may do it, so that a task outlives who
 * leaves.
 *
 * @param openedAt when it reached the unit, null before
 * @param dueOn deadline, null before
 * @param decidedAt when it was decided last, null while open
 */
record Task(
        long id,
        long tenantId,
        long caseId,
        long stepId,
        long unitId,
        Role role,
        TaskState state,
        @Nullable Instant openedAt,
        @Nullable LocalDate dueOn,
        @Nullable Instant decidedAt,
        boolean mayCut,
        boolean mayRefuse)
        implements Identified, Owned {
    @Override
    public @Nullable Long ofProject() {
        return null;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.REVIEW;
    }

    Task opened(Instant at, LocalDate due) {
        return new Task(id, tenantId, caseId, stepId, unitId, role, TaskState.OPEN, at, due, null, mayCut, mayRefuse);
    }

    Task decided(Instant at) {
        return new Task(
                id, tenantId, caseId, stepId, unitId, role, TaskState.DONE, openedAt, dueOn, at, mayCut, mayRefuse);
    }
}
