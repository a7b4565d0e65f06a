package org.cobuild.approval;

import java.time.Instant;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A case that was brought to somebody's notice; never deleted. Names are kept as they were then.
 *
 * @param postId who received it
 * @param readAt when the receiver opened the case, null before
 */
record CaseCopy(
        long id,
        long tenantId,
        long caseId,
        long postId,
        String receiverName,
        String receiverUnitName,
        @Nullable String note,
        String personName,
        String unitName,
        Instant copiedAt,
        @Nullable Instant readAt)
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
