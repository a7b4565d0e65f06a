package org.cobuild.funding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.cobuild.project.FundSource;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger.
 *
 * @param amount signed: a counter-entry has the opposite sign
 * @param source null for contracts and payments
 * @param projectId null for what concerns a pool alone
 * @param countersEntryId the line that this one counters
 * @param originProjectId the project whose revenue flowed back
 * @param counteredById the line that counters this one
 * @param unpaid whether the project was allocated more than it has paid, so that something may be taken back
 */
public record FundEntry(
        long id,
        long tenantId,
        FundEntryKind kind,
        Instant occurredAt,
        LocalDate bookedOn,
        BigDecimal amount,
        @Nullable FundSource source,
        @Nullable Integer year,
        @Nullable Long poolId,
        @Nullable Long projectId,
        @Nullable Long countersEntryId,
        @Nullable Long originProjectId,
        @Nullable Integer originYear,
        @Nullable String note,
        String personName,
        @Nullable Long counteredById,
        boolean unpaid)
        implements Identified, Owned {
    @Override
    public @Nullable Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.MONEY;
    }

    /** Whether it is an allocation that was not taken back and of which something is left to take. */
    boolean counterable() {
        return kind == FundEntryKind.ALLOCATION && countersEntryId == null && counteredById == null && unpaid;
    }
}
