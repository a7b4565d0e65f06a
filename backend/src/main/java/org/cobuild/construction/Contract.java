package org.cobuild.construction;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.cobuild.platform.CreditCode;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * An awarded contract of a project. {@code paid} is the sum of what its terms have paid.
 *
 * @param agreedPaymentDays days from delivery within which payment is agreed; null when nothing is agreed
 */
public record Contract(
        long id,
        long tenantId,
        long projectId,
        String lot,
        String title,
        String supplierName,
        String supplierCreditCode,
        SupplierSize supplierSize,
        BigDecimal amount,
        BigDecimal paid,
        LocalDate awardedOn,
        LocalDate signedOn,
        @Nullable Integer agreedPaymentDays)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.CONSTRUCTION;
    }

    /** Day of the policy profile that limited its prepayments and sets its terms of payment. */
    public LocalDate policyOn() {
        return signedOn;
    }

    /** Whether the code's check character is right; a wrong one was confirmed with the certificate at hand. */
    public boolean creditCodeChecked() {
        return CreditCode.checks(supplierCreditCode);
    }
}
