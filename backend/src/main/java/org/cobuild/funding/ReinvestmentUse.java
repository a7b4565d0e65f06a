package org.cobuild.funding;

import java.math.BigDecimal;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;

/**
 * Whose revenue paid for which later project.
 *
 * @param closedYear the year of operation whose net flowed back
 * @param allocationEntryId the allocation that it paid, or the counter-entry that gave it back
 * @param amount negative where an allocation was countered
 */
public record ReinvestmentUse(
        long id,
        long tenantId,
        long inflowEntryId,
        long allocationEntryId,
        long originProjectId,
        int closedYear,
        long projectId,
        BigDecimal amount)
        implements Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.MONEY;
    }
}
