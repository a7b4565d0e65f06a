package org.cobuild.funding;

import java.math.BigDecimal;
import java.time.Instant;

/** A project's money as it stands: allocated, contracted and paid against what was approved. */
public record ProjectMoney(
        long projectId,
        BigDecimal approved,
        BigDecimal allocated,
        BigDecimal contracted,
        BigDecimal paid,
        Instant asOf) {}
