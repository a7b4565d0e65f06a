package org.cobuild.project.duplicate;

import java.time.Instant;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A check of one project against the ledger of its city tree; never changed.
 *
 * @param cause why it is undetermined; null when it has an answer
 * @param indexAt as of when the ledger was compared; null when undetermined
 * @param askedCount parts of the project that were compared
 * @param leftOutCount parts beyond the most that are compared
 */
record DuplicateCheck(
        long id,
        long tenantId,
        long projectId,
        DuplicateOccasion occasion,
        DuplicateState state,
        @Nullable DuplicateCause cause,
        Instant checkedAt,
        String personName,
        String unitName,
        @Nullable Instant indexAt,
        int askedCount,
        int leftOutCount)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.PLAN;
    }
}
