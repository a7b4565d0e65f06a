package org.cobuild.funding;

import java.math.BigDecimal;
import org.cobuild.platform.Identified;
import org.cobuild.project.FundSource;

/** A tenant's pool of money of one source and budget year. */
public record FundPool(
        long id, long tenantId, FundSource source, int year, BigDecimal amount, BigDecimal allocated, int version)
        implements Identified {

    /** What may still be allocated. */
    public BigDecimal available() {
        return amount.subtract(allocated);
    }
}
