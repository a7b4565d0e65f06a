package org.cobuild.funding;

import static org.cobuild.db.Tables.FUND_POOL;

import java.math.BigDecimal;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.project.FundSource;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finance says what the pools of its tenant hold. */
@Service
class FundPoolService {
    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2100;
    private final DSLContext sql;
    private final Access access;
    private final FundRepository funds;
    private final LedgerEntries entries;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    FundPoolService(
            DSLContext sql,
            Access access,
            FundRepository funds,
            LedgerEntries entries,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.access = access;
        this.funds = funds;
        this.entries = entries;
        this.clock = clock;
        this.events = events;
    }

    /** Sets what a pool holds in all; the difference is an entry of the ledger. */
    @Transactional
    public FundPool set(Viewer viewer, SetPool wanted) {
        var grant = access.require(viewer, Action.FUND_POOL_SET, viewer.tenantId());
        var refusals = new Refusals()
                .unless(
                        wanted.source != FundSource.REINVESTMENT,
                        FundingErrorCode.INVALID,
                        "funding.pool.reinvestment",
                        "source")
                .unless(wanted.amount.signum() >= 0, FundingErrorCode.INVALID, "funding.negative", "amount");
        checkYear(refusals, wanted.year);
        var note =
                Texts.check(refusals, FundingErrorCode.REQUIRED, FundingErrorCode.INVALID, "note", wanted.note, 0, 500);
        refusals.throwIfAny();
        var before = funds.lockPool(grant, wanted.source, wanted.year).orElse(null);
        checkVersion(wanted, before);
        if (before != null && wanted.amount.compareTo(before.allocated()) < 0) {
            throw Refusals.refused(
                    FundingErrorCode.POOL_OVERDRAWN,
                    "funding.pool.allocated",
                    "amount",
                    Money.text(wanted.amount),
                    Money.text(before.allocated()));
        }
        var pool = before == null ? insert(grant, wanted) : update(grant, wanted, before);
        var held = before == null ? Money.ZERO : before.amount();
        var difference = wanted.amount.subtract(held);
        if (difference.signum() != 0) {
            var today = clock.today(viewer.tenant().zone());
            var entry = entries.draft(viewer, grant, FundEntryKind.POOL, difference, today);
            entry.setPoolId(pool.id());
            entry.setSource(pool.source().name());
            entry.setYear(pool.year());
            entry.setNote(note.isEmpty() ? null : note);
            entry.insert();
        }
        events.publishEvent(Change.of("fundPoolSet", viewer, pool.tenantId(), "FundPool", pool.id())
                .amount(difference)
                .field("amount", before == null ? null : before.amount(), pool.amount())
                .build());
        return pool;
    }

    private static void checkVersion(SetPool wanted, @Nullable FundPool before) {
        if (before == null && wanted.version != null) {
            throw Refusals.refused(
                    FundingErrorCode.POOL_MISSING,
                    "funding.pool.missing",
                    "version",
                    String.valueOf(wanted.year),
                    wanted.source.ordinal());
        }
        if (before != null && (wanted.version == null || wanted.version != before.version())) {
            throw Refusals.refused(
                    FundingErrorCode.STALE,
                    wanted.version == null ? "funding.pool.exists" : "funding.pool.stale",
                    "version",
                    String.valueOf(before.version()),
                    String.valueOf(wanted.version));
        }
    }

    private FundPool insert(Grant grant, SetPool wanted) {
        var pool = new FundPool(Ids.next(), grant.tenantId(), wanted.source, wanted.year, wanted.amount, Money.ZERO, 1);
        try {
            sql.insertInto(FUND_POOL)
                    .set(FUND_POOL.ID, pool.id())
                    .set(FUND_POOL.TENANT_ID, pool.tenantId())
                    .set(FUND_POOL.SOURCE, pool.source().name())
                    .set(FUND_POOL.YEAR, pool.year())
                    .set(FUND_POOL.AMOUNT, pool.amount())
                    .set(FUND_POOL.ALLOCATED, pool.allocated())
                    .set(FUND_POOL.VERSION, pool.version())
                    .execute();
        } catch (DuplicateKeyException e) {
            throw Refusals.refused(FundingErrorCode.STALE, "funding.pool.exists", "version", "1");
        }
        return pool;
    }

    private FundPool update(Grant grant, SetPool wanted, FundPool before) {
        sql.update(FUND_POOL)
                .set(FUND_POOL.AMOUNT, wanted.amount)
                .set(FUND_POOL.VERSION, before.version() + 1)
                .where(FUND_POOL.ID.eq(before.id()))
                .and(grant.on(FUND_POOL))
                .execute();
        return new FundPool(
                before.id(),
                before.tenantId(),
                before.source(),
                before.year(),
                wanted.amount,
                before.allocated(),
                before.version() + 1);
    }

    static void checkYear(Refusals refusals, int year) {
        refusals.unless(
                year >= FIRST_YEAR && year <= LAST_YEAR,
                FundingErrorCode.INVALID,
                "funding.year",
                "year",
                String.valueOf(FIRST_YEAR),
                String.valueOf(LAST_YEAR));
    }

    /**
     * What a pool shall hold.
     *
     * @param version the version that was read, null for a new pool
     */
    record SetPool(
            FundSource source,
            int year,
            BigDecimal amount,
            @Nullable Integer version,
            @Nullable String note) {}
}
