package org.cobuild.funding;

import static org.cobuild.db.Tables.FUND_POOL;
import static org.cobuild.db.Tables.FUND_PROJECT;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The gates of money that other rooms pass: contracted ≤ approved, paid ≤ contracted, paid ≤ allocated, always. Each is
 * one update whose condition is the rule, so that no number of writers gets past it together; the tables check the same
 * once more. An entry is written in the caller's transaction, after the sums: everybody locks project, pool, entry in
 * that order.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {
    /** Source of the pools that are fed by closed years of operation alone. */
    static final String REINVESTMENT = "REINVESTMENT";

    private final DSLContext sql;
    private final LedgerEntries entries;

    Ledger(DSLContext sql, LedgerEntries entries) {
        this.sql = sql;
        this.entries = entries;
    }

    /**
     * Books a signed contract against what was approved.
     *
     * @param amount more than 0
     * @throws Refused with {@code STAGE} or {@code CONTRACTED_EXCEEDS_APPROVED}
     */
    public void contract(
            Viewer by,
            Grant grant,
            long projectId,
            long contractId,
            BigDecimal amount,
            String note,
            LocalDate bookedOn) {
        var after = FUND_PROJECT.CONTRACTED.plus(amount);
        var booked = sql.update(FUND_PROJECT)
                .set(FUND_PROJECT.CONTRACTED, after)
                .where(FUND_PROJECT.PROJECT_ID.eq(projectId))
                .and(grant.on(FUND_PROJECT))
                .and(after.le(FUND_PROJECT.APPROVED))
                .execute();
        if (booked == 0) {
            var sums = sums(grant, projectId);
            throw refused(
                    FundingErrorCode.CONTRACTED_EXCEEDS_APPROVED,
                    "funding.contracted",
                    sums.approved.subtract(sums.contracted),
                    amount);
        }
        var entry = entries.draft(by, grant, FundEntryKind.CONTRACT, amount, bookedOn);
        entry.setProjectId(projectId);
        entry.setContractId(contractId);
        entry.setNote(note);
        entry.insert();
    }

    /**
     * Books a payment to a supplier. A request is paid once: the table has a unique key on it.
     *
     * @param amount more than 0
     * @throws Refused with {@code STAGE}, {@code PAID_EXCEEDS_CONTRACTED} or {@code PAID_EXCEEDS_ALLOCATED}
     */
    public void pay(
            Viewer by,
            Grant grant,
            long projectId,
            long contractId,
            long paymentRequestId,
            BigDecimal amount,
            LocalDate bookedOn) {
        var after = FUND_PROJECT.PAID.plus(amount);
        var booked = sql.update(FUND_PROJECT)
                .set(FUND_PROJECT.PAID, after)
                .where(FUND_PROJECT.PROJECT_ID.eq(projectId))
                .and(grant.on(FUND_PROJECT))
                .and(after.le(FUND_PROJECT.CONTRACTED))
                .and(after.le(FUND_PROJECT.ALLOCATED))
                .execute();
        if (booked == 0) {
            var sums = sums(grant, projectId);
            throw sums.paid.add(amount).compareTo(sums.contracted) > 0
                    ? refused(
                            FundingErrorCode.PAID_EXCEEDS_CONTRACTED,
                            "funding.paid.contracted",
                            sums.contracted.subtract(sums.paid),
                            amount)
                    : refused(
                            FundingErrorCode.PAID_EXCEEDS_ALLOCATED,
                            "funding.paid.allocated",
                            sums.allocated.subtract(sums.paid),
                            amount);
        }
        var entry = entries.draft(by, grant, FundEntryKind.PAYMENT, amount, bookedOn);
        entry.setProjectId(projectId);
        entry.setContractId(contractId);
        entry.setPaymentRequestId(paymentRequestId);
        entry.insert();
    }

    /**
     * Puts a closed year's share of the net into the fund: into the pool REINVESTMENT of the year that follows.
     *
     * @param originProjectId the project whose revenue flows back
     * @param amount more than 0
     */
    public void reinvest(
            Viewer by, Grant grant, long originProjectId, int closedYear, BigDecimal amount, LocalDate bookedOn) {
        var year = closedYear + 1;
        var pool = sql.newRecord(FUND_POOL);
        pool.setId(Ids.next());
        pool.setTenantId(grant.tenantId());
        pool.setSource(REINVESTMENT);
        pool.setYear(year);
        pool.setAmount(amount);
        pool.setAllocated(Money.ZERO);
        pool.setVersion(1);
        sql.insertInto(FUND_POOL)
                .set(pool)
                .onDuplicateKeyUpdate()
                .set(FUND_POOL.AMOUNT, FUND_POOL.AMOUNT.plus(amount))
                .set(FUND_POOL.VERSION, FUND_POOL.VERSION.plus(1))
                .execute();
        var poolId = sql.select(FUND_POOL.ID)
                .from(FUND_POOL)
                .where(grant.on(FUND_POOL))
                .and(FUND_POOL.SOURCE.eq(REINVESTMENT))
                .and(FUND_POOL.YEAR.eq(year))
                .fetchSingle(FUND_POOL.ID);
        var entry = entries.draft(by, grant, FundEntryKind.REINVESTMENT, amount, bookedOn);
        entry.setPoolId(poolId);
        entry.setSource(REINVESTMENT);
        entry.setYear(year);
        entry.setOriginProjectId(originProjectId);
        entry.setOriginYear(closedYear);
        entry.insert();
    }

    /** The sums that made an update fail, for the refusal's text. */
    private Sums sums(Grant grant, long projectId) {
        return sql.select(FUND_PROJECT.APPROVED, FUND_PROJECT.ALLOCATED, FUND_PROJECT.CONTRACTED, FUND_PROJECT.PAID)
                .from(FUND_PROJECT)
                .where(FUND_PROJECT.PROJECT_ID.eq(projectId))
                .and(grant.on(FUND_PROJECT))
                .fetchOptional(row -> new Sums(row.value1(), row.value2(), row.value3(), row.value4()))
                .orElseThrow(() -> Refusals.refused(FundingErrorCode.STAGE, "funding.stage", ""));
    }

    private static Refused refused(FundingErrorCode code, String key, BigDecimal available, BigDecimal amount) {
        return Refusals.refused(
                code, key, "amount", Money.text(amount), Money.text(available), Money.text(amount.subtract(available)));
    }

    private record Sums(BigDecimal approved, BigDecimal allocated, BigDecimal contracted, BigDecimal paid) {}
}
