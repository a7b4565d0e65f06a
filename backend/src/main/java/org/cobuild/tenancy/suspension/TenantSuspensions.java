package org.cobuild.tenancy.suspension;

import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.db.Tables.TENANT_SUSPENSION;
import static org.cobuild.db.Tables.UNIT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobuild.platform.Change;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.WorkingDays;
import org.cobuild.tenancy.onboarding.StandingUse;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suspends, resumes and closes tenants. Whoever has signed in is out with the next request. When it resumes, its open
 * deadlines move by the working days for which it stood.
 */
@Service
public class TenantSuspensions {
    private final DSLContext sql;
    private final TenantRepository tenants;
    private final List<StandingUse> uses;
    private final WorkingDays workingDays;
    private final List<StoppedClock> clocks;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    TenantSuspensions(
            DSLContext sql,
            TenantRepository tenants,
            List<StandingUse> uses,
            WorkingDays workingDays,
            List<StoppedClock> clocks,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.tenants = tenants;
        this.uses = uses;
        this.workingDays = workingDays;
        this.clocks = clocks;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Why and since when a tenant is suspended. */
    record Suspension(LocalDate since, String reason) {}

    /** By tenant; those that are in force are absent. Shown beside a tenant that the caller sees. */
    Map<Long, Suspension> find(Collection<Long> tenantIds) {
        return sql.selectFrom(TENANT_SUSPENSION)
                .where(TENANT_SUSPENSION.TENANT_ID.in(tenantIds))
                .and(SystemScope.all(SystemScope.Reason.DIRECTORY))
                .fetchMap(TENANT_SUSPENSION.TENANT_ID, row -> new Suspension(row.getSuspendedOn(), row.getReason()));
    }

    /** @throws org.cobuild.platform.Refused TENANT_STATE when it is not in force; INVALID */
    @Transactional
    public Tenant suspend(Viewer viewer, long tenantId, String reason) {
        access.require(viewer, Action.TENANT_SUSPEND, viewer.tenantId());
        var tenant = lock(tenantId);
        var refusals = new Refusals();
        refusals.unless(
                tenant.status() == TenantStatus.ACTIVE && tenant.level() != TenantLevel.PLATFORM,
                TenancyErrorCode.TENANT_STATE,
                "tenant.notActive",
                "tenantId",
                tenant.name());
        var why = Texts.check(refusals, TenancyErrorCode.INVALID, TenancyErrorCode.INVALID, "reason", reason, 2, 200);
        refusals.throwIfAny();
        status(tenantId, TenantStatus.SUSPENDED);
        sql.insertInto(TENANT_SUSPENSION)
                .set(TENANT_SUSPENSION.TENANT_ID, tenantId)
                .set(TENANT_SUSPENSION.SUSPENDED_ON, clock.today(tenant.zone()))
                .set(TENANT_SUSPENSION.REASON, why)
                .set(TENANT_SUSPENSION.SUSPENDED_BY, viewer.name())
                .execute();
        publish("tenantSuspend", viewer, tenant, why, TenantStatus.SUSPENDED);
        return tenants.get(tenantId);
    }

    /** @throws org.cobuild.platform.Refused TENANT_STATE when it is not suspended */
    @Transactional
    public Tenant resume(Viewer viewer, long tenantId) {
        access.require(viewer, Action.TENANT_SUSPEND, viewer.tenantId());
        var tenant = lock(tenantId);
        new Refusals()
                .unless(
                        tenant.status() == TenantStatus.SUSPENDED,
                        TenancyErrorCode.TENANT_STATE,
                        "tenant.notSuspended",
                        "tenantId",
                        tenant.name())
                .throwIfAny();
        var grant = access.consequence(tenantId);
        var since = sql.select(TENANT_SUSPENSION.SUSPENDED_ON)
                .from(TENANT_SUSPENSION)
                .where(grant.on(TENANT_SUSPENSION))
                .fetchOne(TENANT_SUSPENSION.SUSPENDED_ON);
        var today = clock.today(tenant.zone());
        if (since != null && since.isBefore(today)) {
            var days = workingDays.between(tenant.cityId(), since, today);
            clocks.forEach(one -> one.resume(grant, since, day -> workingDays.after(tenant.cityId(), day, days)));
        }
        sql.deleteFrom(TENANT_SUSPENSION).where(grant.on(TENANT_SUSPENSION)).execute();
        status(tenantId, TenantStatus.ACTIVE);
        publish("tenantResume", viewer, tenant, String.valueOf(since), TenantStatus.ACTIVE);
        return tenants.get(tenantId);
    }

    /**
     * Closes a suspended tenant for good: nobody of it comes in again, its data stay for as long as records are kept.
     *
     * @throws org.cobuild.platform.Refused TENANT_STATE when it is not suspended; INVALID; TENANT_HOLDS for each kind of
     *     thing that is still open, or a county of it that isn't closed
     */
    @Transactional
    public Tenant close(Viewer viewer, long tenantId, String reason) {
        access.require(viewer, Action.TENANT_SUSPEND, viewer.tenantId());
        var tenant = lock(tenantId);
        var refusals = new Refusals();
        refusals.unless(
                tenant.status() == TenantStatus.SUSPENDED,
                TenancyErrorCode.TENANT_STATE,
                "tenant.closeSuspended",
                "tenantId",
                tenant.name());
        var why = Texts.check(refusals, TenancyErrorCode.INVALID, TenancyErrorCode.INVALID, "reason", reason, 2, 200);
        refusals.throwIfAny();
        var grant = access.consequence(tenantId);
        held(grant)
                .forEach((kind, count) -> refusals.add(
                        TenancyErrorCode.TENANT_HOLDS, "tenant.holds." + kind, "tenantId", tenant.name(), count));
        var counties =
                sql.fetchCount(TENANT, TENANT.PARENT_ID.eq(tenantId).and(TENANT.STATUS.ne(TenantStatus.CLOSED.name())));
        refusals.unless(
                counties == 0,
                TenancyErrorCode.TENANT_HOLDS,
                "tenant.holds.counties",
                "tenantId",
                tenant.name(),
                counties);
        refusals.throwIfAny();
        status(tenantId, TenantStatus.CLOSED);
        publish("tenantClose", viewer, tenant, why, TenantStatus.CLOSED);
        return tenants.get(tenantId);
    }

    /** What of the tenant's units is not over, by kind. Routes end with the tenant. */
    private Map<String, Integer> held(Grant grant) {
        var units = sql.select(UNIT.ID).from(UNIT).where(grant.on(UNIT)).fetchSet(UNIT.ID);
        var counts = new TreeMap<String, Integer>();
        uses.stream()
                .flatMap(use -> use.units(grant, units).stream())
                .filter(use -> !use.kind().equals("routes"))
                .forEach(use -> counts.merge(use.kind(), use.count(), Integer::sum));
        return counts;
    }

    private Tenant lock(long tenantId) {
        return tenants.lock(tenantId).orElseThrow(NotFound::new);
    }

    private void status(long tenantId, TenantStatus status) {
        sql.update(TENANT)
                .set(TENANT.STATUS, status.name())
                .where(TENANT.ID.eq(tenantId))
                .execute();
    }

    private void publish(String action, Viewer viewer, Tenant tenant, String detail, TenantStatus becomes) {
        events.publishEvent(Change.of(action, viewer, tenant.id(), "Tenant", tenant.id())
                .detail(tenant.name() + " " + detail)
                .field("status", tenant.status(), becomes)
                .build());
    }
}
