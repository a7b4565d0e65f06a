package org.cobuild.construction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a planned milestone.
 *
 * @param confirmedProgress percent that the authority has confirmed
 * @param forecastEndOn the builder's newest forecast, null before the first report
 * @param openReportId the report that waits to be looked at
 */
record MilestoneState(
        long milestoneId,
        int confirmedProgress,
        @Nullable LocalDate forecastEndOn,
        @Nullable LocalDate actualStartOn,
        @Nullable LocalDate actualEndOn,
        @Nullable Long openReportId) {

    /** Nothing happened yet. */
    static MilestoneState none(long milestoneId) {
        return new MilestoneState(milestoneId, 0, null, null, null, null);
    }

    /** Whether there is room for a report, and something left to report. */
    boolean reportable() {
        return openReportId == null && confirmedProgress < Progress.COMPLETE;
    }
}
