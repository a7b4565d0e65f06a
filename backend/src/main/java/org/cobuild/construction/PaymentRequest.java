package org.cobuild.construction;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A request to pay a supplier for a term of its contract. Who asks, who approves and who pays are three persons.
 *
 * @param payBy last legal day of payment
 * @param policyOn day of the policy profile that gave it: that of the contract's signing
 * @param requesterPersonId null when a machine asked
 */
public record PaymentRequest(
        long id,
        long tenantId,
        long projectId,
        long contractId,
        long termId,
        BigDecimal amount,
        PaymentState state,
        LocalDate deliveredOn,
        LocalDate payBy,
        LocalDate policyOn,
        Instant requestedAt,
        @Nullable Long requesterPersonId,
        String requesterName,
        @Nullable Long approverPersonId,
        @Nullable String approverName,
        @Nullable String remark,
        @Nullable Instant paidAt,
        @Nullable String payerName)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.CONSTRUCTION;
    }

    boolean requestedBy(@Nullable Long personId) {
        return personId != null && personId.equals(requesterPersonId);
    }

    boolean approvedBy(@Nullable Long personId) {
        return personId != null && personId.equals(approverPersonId);
    }

    /** Whether the caller may approve or refuse it now. */
    boolean approvableBy(Viewer viewer) {
        return state == PaymentState.REQUESTED
                && viewer.may(Action.PAYMENT_APPROVE, tenantId)
                && !requestedBy(viewer.personId());
    }

    /** Whether the caller may pay it now. */
    boolean payableBy(Viewer viewer) {
        return state == PaymentState.APPROVED
                && viewer.may(Action.PAYMENT_PAY, tenantId)
                && !requestedBy(viewer.personId())
                && !approvedBy(viewer.personId());
    }
}
