package org.cobuild.funding;

import static org.cobuild.db.Tables.FUND_ENTRY;
import static org.cobuild.db.Tables.FUND_POOL;
import static org.cobuild.db.Tables.FUND_PROJECT;
import static org.cobuild.db.Tables.FUND_PROJECT_SOURCE;

import java.math.BigDecimal;
import java.util.List;
import org.cobuild.platform.Change;
import org.cobuild.platform.Money;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.project.FundSource;
import org.cobuild.project.Project;
import org.cobuild.project.ProjectRepository;
import org.cobuild.project.ProjectStage;
import org.cobuild.project.ProjectStages;
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

/**
 * Allocates money from pools to projects 下达, and takes allocations back. Allocated ≤ pool per source and year, and ≤
 * what the approval plans from the source: each a condition of the update itself. Locks project, pool, entry in that
 * order, as everybody in this room.
 */
@Service
class AllocationService {
    private final DSLContext sql;
    private final Access access;
    private final ProjectRepository projects;
    private final ProjectStages stages;
    private final OwnMatter ownMatter;
    private final FundRepository funds;
    private final FundEntryRepository entries;
    private final LedgerEntries ledger;
    private final Reinvestments reinvestments;
    private final HeldAllocations held;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    AllocationService(
            DSLContext sql,
            Access access,
            ProjectRepository projects,
            ProjectStages stages,
            OwnMatter ownMatter,
            FundRepository funds,
            FundEntryRepository entries,
            LedgerEntries ledger,
            Reinvestments reinvestments,
            HeldAllocations held,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.access = access;
        this.projects = projects;
        this.stages = stages;
        this.ownMatter = ownMatter;
        this.funds = funds;
        this.entries = entries;
        this.ledger = ledger;
        this.reinvestments = reinvestments;
        this.held = held;
        this.clock = clock;
        this.events = events;
    }

    /** Allocates money of a source and year to an approved project. */
    @Transactional
    public FundEntry allocate(Viewer viewer, Allocate wanted) {
        var project = projects.find(viewer.scope(), wanted.projectId).orElseThrow(NotFound::new);
        var grant = access.require(viewer, Action.FUND_ALLOCATE, project.tenantId());
        var refusals = new Refusals()
                .unless(Money.positive(wanted.amount), FundingErrorCode.INVALID, "funding.positive", "amount")
                .unless(project.stage().approved(), FundingErrorCode.STAGE, "funding.stage", "projectId");
        FundPoolService.checkYear(refusals, wanted.year);
        var note =
                Texts.check(refusals, FundingErrorCode.REQUIRED, FundingErrorCode.INVALID, "note", wanted.note, 0, 500);
        refuseOwnMatter(refusals, viewer, project, "projectId");
        refusals.throwIfAny();

        move(grant, project.id(), wanted.source, wanted.year, wanted.amount, refusals);
        held.check(refusals, grant, project.id());
        refusals.throwIfAny();
        if (project.stage() == ProjectStage.APPROVED) {
            stages.advance(grant, project.id(), ProjectStage.ALLOCATED);
        }
        var pool = FundRepository.poolId(grant, wanted.source, wanted.year);
        var today = clock.today(viewer.tenant().zone());
        var entry = ledger.draft(viewer, grant, FundEntryKind.ALLOCATION, wanted.amount, today);
        entry.setProjectId(project.id());
        entry.setSource(wanted.source.name());
        entry.setYear(wanted.year);
        entry.setNote(note.isEmpty() ? null : note);
        sql.insertInto(FUND_ENTRY).set(entry).set(FUND_ENTRY.POOL_ID, pool).execute();
        if (wanted.source == FundSource.REINVESTMENT) {
            reinvestments.trace(grant, pool, entry.getId(), project.id(), wanted.amount);
        }
        events.publishEvent(Change.of("fundAllocate", viewer, project.tenantId(), "FundEntry", entry.getId())
                .timeline(project.id(), Change.Audience.WHOLE)
                .amount(wanted.amount)
                .field("source", null, wanted.source)
                .field("year", null, wanted.year)
                .field("amount", null, wanted.amount)
                .fact("source", wanted.source)
                .fact("year", wanted.year)
                .build());
        return LedgerEntries.written(entry);
    }

    /** Takes an allocation back by an entry of the opposite sign, once, as far as it is not paid. */
    @Transactional
    public FundEntry counter(Viewer viewer, long entryId, String reason) {
        var entry = find(viewer, entryId);
        var grant = access.require(viewer, Action.FUND_ALLOCATE, entry.tenantId());
        var projectId = entry.projectId();
        var source = entry.source();
        var year = entry.year();
        var refusals = new Refusals();
        if (entry.kind() != FundEntryKind.ALLOCATION || projectId == null || source == null || year == null) {
            throw Refusals.refused(FundingErrorCode.INVALID, "funding.counter.kind", "entryId");
        }
        refuseOwnMatter(refusals, viewer, projects.get(grant, projectId), "entryId");
        var why = Texts.check(refusals, FundingErrorCode.REQUIRED, FundingErrorCode.INVALID, "reason", reason, 2, 500);
        refusals.unless(
                entry.countersEntryId() == null, FundingErrorCode.COUNTERED, "funding.counter.itself", "entryId");
        refusals.unless(entry.counteredById() == null, FundingErrorCode.COUNTERED, "funding.counter.done", "entryId");
        refusals.throwIfAny();

        var unpaid = lockUnpaid(grant, projectId);
        var back = entry.amount().min(unpaid);
        if (back.signum() <= 0) {
            throw Refusals.refused(FundingErrorCode.PAID_EXCEEDS_ALLOCATED, "funding.counter.paid", "entryId");
        }
        move(grant, projectId, source, year, back.negate(), refusals);
        refusals.throwIfAny();
        var today = clock.today(viewer.tenant().zone());
        var counter = ledger.draft(viewer, grant, FundEntryKind.ALLOCATION, back.negate(), today);
        counter.setPoolId(entry.poolId());
        counter.setProjectId(projectId);
        counter.setSource(source.name());
        counter.setYear(year);
        counter.setCountersEntryId(entry.id());
        counter.setNote(why);
        try {
            counter.insert();
        } catch (DuplicateKeyException e) {
            // Of two who counter at once, one was first; what this one moved is rolled back.
            throw Refusals.refused(FundingErrorCode.COUNTERED, "funding.counter.done", "entryId");
        }
        if (source == FundSource.REINVESTMENT) {
            reinvestments.giveBack(grant, entry.id(), counter.getId(), projectId, back);
        }
        events.publishEvent(Change.of("fundEntryCounter", viewer, entry.tenantId(), "FundEntry", counter.getId())
                .timeline(projectId, Change.Audience.WHOLE)
                .detail(why)
                .amount(back.negate())
                .fact("counters", entry.id())
                .fact("source", source)
                .fact("year", year)
                .build());
        return LedgerEntries.written(counter);
    }

    /** Moves money between a pool and a project; a negative amount goes back. Notes every gate that refuses. */
    private void move(Grant grant, long projectId, FundSource source, int year, BigDecimal amount, Refusals refusals) {
        var booked = sql.update(FUND_PROJECT)
                .set(FUND_PROJECT.ALLOCATED, FUND_PROJECT.ALLOCATED.plus(amount))
                .where(FUND_PROJECT.PROJECT_ID.eq(projectId))
                .and(grant.on(FUND_PROJECT))
                .execute();
        refusals.unless(booked == 1, FundingErrorCode.STAGE, "funding.stage", "projectId");
        var given = FUND_PROJECT_SOURCE.ALLOCATED.plus(amount);
        var planned = sql.update(FUND_PROJECT_SOURCE)
                .set(FUND_PROJECT_SOURCE.ALLOCATED, given)
                .where(FUND_PROJECT_SOURCE.PROJECT_ID.eq(projectId))
                .and(grant.on(FUND_PROJECT_SOURCE))
                .and(FUND_PROJECT_SOURCE.SOURCE.eq(source.name()))
                .and(given.le(FUND_PROJECT_SOURCE.PLANNED))
                .execute();
        if (planned == 0) {
            refuseSource(grant, projectId, source, amount, refusals);
        }
        var drawn = FUND_POOL.ALLOCATED.plus(amount);
        var held = sql.update(FUND_POOL)
                .set(FUND_POOL.ALLOCATED, drawn)
                .where(grant.on(FUND_POOL))
                .and(FUND_POOL.SOURCE.eq(source.name()))
                .and(FUND_POOL.YEAR.eq(year))
                .and(drawn.le(FUND_POOL.AMOUNT))
                .execute();
        if (held == 0) {
            refusePool(grant, source, year, amount, refusals);
        }
    }

    private void refuseSource(Grant grant, long projectId, FundSource source, BigDecimal amount, Refusals refusals) {
        var available = funds.findSource(grant, projectId, source)
                .map(money -> money.planned().subtract(money.allocated()))
                .orElse(Money.ZERO);
        refusals.add(
                FundingErrorCode.SOURCE_EXCEEDED,
                "funding.source",
                "amount",
                Money.text(amount),
                source.ordinal(),
                Money.text(available),
                Money.text(amount.subtract(available)));
    }

    private void refusePool(Grant grant, FundSource source, int year, BigDecimal amount, Refusals refusals) {
        funds.findPool(grant, source, year)
                .ifPresentOrElse(
                        pool -> refusals.add(
                                FundingErrorCode.POOL_OVERDRAWN,
                                "funding.pool.overdrawn",
                                "amount",
                                Money.text(amount),
                                source.ordinal(),
                                Money.text(pool.available()),
                                Money.text(amount.subtract(pool.available())),
                                String.valueOf(year)),
                        () -> refusals.add(
                                FundingErrorCode.POOL_MISSING,
                                "funding.pool.missing",
                                "year",
                                String.valueOf(year),
                                source.ordinal()));
    }

    private BigDecimal lockUnpaid(Grant grant, long projectId) {
        return sql.select(FUND_PROJECT.ALLOCATED.minus(FUND_PROJECT.PAID))
                .from(FUND_PROJECT)
                .where(FUND_PROJECT.PROJECT_ID.eq(projectId))
                .and(grant.on(FUND_PROJECT))
                .forUpdate()
                .fetchSingle(org.jooq.Record1::value1);
    }

    private void refuseOwnMatter(Refusals refusals, Viewer viewer, Project project, String path) {
        refusals.unless(
                ownMatter.of(viewer, List.of(project)).isEmpty(),
                FundingErrorCode.OWN_MATTER,
                "funding.own",
                path,
                viewer.unitName());
    }

    private FundEntry find(Viewer viewer, long id) {
        var entry = entries.find(viewer.scope(), List.of(id)).get(id);
        if (entry == null) {
            throw new NotFound();
        }
        return entry;
    }

    /** Money for a project. */
    record Allocate(
            long projectId,
            FundSource source,
            int year,
            BigDecimal amount,
            @Nullable String note) {}
}
