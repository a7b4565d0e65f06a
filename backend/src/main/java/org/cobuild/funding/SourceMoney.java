package org.cobuild.funding;

import java.math.BigDecimal;
import org.cobuild.project.FundSource;

/** What the approval plans from one source in all years, and what the source has given so far. */
record SourceMoney(FundSource source, BigDecimal planned, BigDecimal allocated) {}
