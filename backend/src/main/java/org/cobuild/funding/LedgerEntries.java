package org.cobuild.funding;

import static org.cobuild.db.Tables.FUND_ENTRY;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.cobuild.db.tables.records.FundEntryRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.project.FundSource;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Writes lines of the ledger. It only ever inserts: what was wrong is countered by a line of its own. */
@Repository
class LedgerEntries {
    private final DSLContext sql;
    private final PortalClock clock;

    LedgerEntries(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A line with its kind, sum, day and author; the caller adds what it refers to and inserts it. */
    FundEntryRecord draft(Viewer by, Grant grant, FundEntryKind kind, BigDecimal amount, LocalDate bookedOn) {
        var entry = sql.newRecord(FUND_ENTRY);
        entry.setId(Ids.next());
        entry.setTenantId(grant.tenantId());
        entry.setKind(kind.name());
        entry.setAmount(amount);
        entry.setBookedOn(bookedOn);
        entry.setOccurredAt(clock.now());
        entry.setPersonName(by.name());
        entry.setPostId(by.machine() ? null : by.postId());
        return entry;
    }

    /** A line that was just written, as it is read. */
    static FundEntry written(FundEntryRecord entry) {
        var source = entry.getSource();
        return new FundEntry(
                entry.getId(),
                entry.getTenantId(),
                FundEntryKind.valueOf(entry.getKind()),
                entry.getOccurredAt(),
                entry.getBookedOn(),
                entry.getAmount(),
                source == null ? null : FundSource.valueOf(source),
                entry.getYear(),
                entry.getPoolId(),
                entry.getProjectId(),
                entry.getCountersEntryId(),
                entry.getOriginProjectId(),
                entry.getOriginYear(),
                entry.getNote(),
                entry.getPersonName(),
                null,
                true);
    }
}
