package org.cobuild.funding;

import java.math.BigDecimal;
import java.time.Instant;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;

/** A project's money as it stands: allocated, contracted and paid against what was approved. */
public record ProjectMoney(
        long projectId,
        long tenantId,
        BigDecimal approved,
        BigDecimal allocated,
        BigDecimal contracted,
        BigDecimal paid,
        Instant asOf)
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
