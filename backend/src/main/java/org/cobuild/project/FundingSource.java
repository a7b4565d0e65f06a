package org.cobuild.project;

import java.math.BigDecimal;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * One source of the project's money.
 *
 * @param participantId the county participant that pays, only for COUNTY
 * @param boundary what it may be used for, null when anything
 */
record FundingSource(
        long id,
        long tenantId,
        long projectId,
        int ordinal,
        FundSource source,
        @Nullable Long participantId,
        BigDecimal amount,
        @Nullable String boundary)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.PLAN;
    }

    /** How it stands in the trail. */
    String inWords() {
        return source + " · " + amount + (boundary == null ? "" : " · " + boundary);
    }
}
