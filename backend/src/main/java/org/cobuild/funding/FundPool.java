package org.cobuild.funding;

import java.math.BigDecimal;
import org.cobuild.platform.Identified;
import org.cobuild.project.FundSource;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/** A tenant's pool of money of one source and budget year. */
public record FundPool(
        long id, long tenantId, FundSource source, int year, BigDecimal amount, BigDecimal allocated, int version)
        implements Identified, Owned {
    @Override
    public @Nullable Long ofProject() {
        return null;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.MONEY;
    }

    /** What may still be allocated. */
    public BigDecimal available() {
        return amount.subtract(allocated);
    }
}
