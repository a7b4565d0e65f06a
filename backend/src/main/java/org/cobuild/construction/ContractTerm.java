package org.cobuild.construction;

import java.math.BigDecimal;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A term of payment: a share of the contract that is due once its milestone is confirmed.
 *
 * @param milestoneId null for a prepayment
 * @param requested asked for and not refused so far
 * @param due whether its milestone is confirmed at 100 %, or it needs none
 */
public record ContractTerm(
        long id,
        long tenantId,
        long contractId,
        long projectId,
        int ordinal,
        String title,
        @Nullable Long milestoneId,
        BigDecimal amount,
        BigDecimal requested,
        BigDecimal paid,
        boolean due)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.CONSTRUCTION;
    }

    /** What may still be asked for. */
    BigDecimal open() {
        return amount.subtract(requested);
    }
}
