package org.cobuild.operation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;

/**
 * A closed year of a project's operation; it stays as it is.
 *
 * @param net revenue − cost, negative for a loss
 * @param lossCarried loss of earlier years that this one's net was set off against
 * @param lossLeft loss that later years still have to make up for
 * @param reinvestmentRatio the policy's share on the day of closing
 * @param policyOn day of the policy profile under which it was closed
 * @param reinvested what flowed back to the fund
 */
public record OperationYear(
        long id,
        long tenantId,
        long projectId,
        int year,
        BigDecimal revenue,
        BigDecimal cost,
        BigDecimal net,
        BigDecimal lossCarried,
        BigDecimal lossLeft,
        BigDecimal reinvestmentRatio,
        BigDecimal reinvested,
        LocalDate policyOn,
        Instant closedAt,
        String closerName)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.OPERATION;
    }
}
