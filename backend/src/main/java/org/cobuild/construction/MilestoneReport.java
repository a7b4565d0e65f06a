package org.cobuild.construction;

import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * The builder's report of progress on a milestone.
 *
 * @param progress percent, 0 to 100
 * @param reporterPersonId null when a machine reported
 * @param remark the authority's, null before it looked
 */
record MilestoneReport(
        long id,
        long tenantId,
        long projectId,
        long milestoneId,
        int progress,
        LocalDate forecastEndOn,
        @Nullable LocalDate actualStartOn,
        @Nullable LocalDate actualEndOn,
        String note,
        @Nullable Long documentId,
        ReportState state,
        Instant reportedAt,
        @Nullable Long reporterPersonId,
        String reporterName,
        @Nullable String remark,
        @Nullable String reviewerName)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.CONSTRUCTION;
    }

    /** Nobody confirms what one has reported. */
    boolean reportedBy(@Nullable Long personId) {
        return personId != null && personId.equals(reporterPersonId);
    }
}
