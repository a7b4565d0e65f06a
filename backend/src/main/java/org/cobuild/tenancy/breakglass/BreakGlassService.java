package org.cobuild.tenancy.breakglass;

import static org.cobuild.tenancy.policy.PolicyRule.BREAK_GLASS_HOURS;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Breaks the glass, ends that, and tells the tenant. */
@Service
public class BreakGlassService {
    private final BreakGlassRepository glasses;
    private final TenantRepository tenants;
    private final PolicyProfile policy;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    BreakGlassService(
            BreakGlassRepository glasses,
            TenantRepository tenants,
            PolicyProfile policy,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.glasses = glasses;
        this.tenants = tenants;
        this.policy = policy;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * From now on the operator may act as a reader of all of that tenant, in a post of that id.
     *
     * @param hours 1 at least, at most what the tenant's policy value {@code break_glass_hours} says today
     * @throws org.cobuild.platform.Refused TENANT_STATE, INVALID, BREAK_GLASS_OPEN when the caller has one open there
     */
    @Transactional
    public BreakGlass open(Viewer viewer, long tenantId, String reason, int hours) {
        access.require(viewer, Action.BREAK_GLASS, viewer.tenantId());
        var operator = Objects.requireNonNull(viewer.personId(), "no scope gives this to a machine");
        var tenant = tenants.lock(tenantId)
                .filter(one -> one.level() != TenantLevel.PLATFORM)
                .orElseThrow(NotFound::new);
        var now = clock.now();
        var grant = access.consequence(tenantId);
        var refusals = new Refusals();
        refusals.unless(
                tenant.status() == TenantStatus.ACTIVE,
                TenancyErrorCode.TENANT_STATE,
                "breakGlass.notActive",
                "tenantId",
                tenant.name());
        var why = Texts.check(refusals, TenancyErrorCode.INVALID, TenancyErrorCode.INVALID, "reason", reason, 5, 500);
        var most = policy.get(tenantId, tenant.cityId(), BREAK_GLASS_HOURS.title(), clock.today(tenant.zone()))
                .intValueExact();
        refusals.unless(
                hours >= 1 && hours <= most,
                TenancyErrorCode.INVALID,
                "breakGlass.hours",
                "hours",
                tenant.name(),
                most);
        glasses.findOpen(grant, operator, now)
                .ifPresent(open ->
                        refusals.add(TenancyErrorCode.BREAK_GLASS_OPEN, "breakGlass.open", "tenantId", tenant.name()));
        refusals.throwIfAny();
        var glass = new BreakGlass(
                Ids.next(),
                tenantId,
                viewer.name(),
                viewer.unitName(),
                why,
                now,
                now.plus(Duration.ofHours(hours)),
                null,
                null,
                null);
        glasses.insert(grant, operator, glass);
        events.publishEvent(Change.of("breakGlassOpen", viewer, tenantId, "BreakGlass", glass.id())
                .detail(why)
                .field("endsAt", null, glass.endsAt())
                .build());
        return glass;
    }

    /**
     * Ends it at once: whoever of the tenant is told of it, or an operator who is looking.
     *
     * @throws org.cobuild.platform.Refused BREAK_GLASS_OVER
     */
    @Transactional
    public BreakGlass end(Viewer viewer, long id) {
        var glass = Optional.ofNullable(
                        glasses.find(viewer.scope(), List.of(id)).get(id))
                .orElseThrow(NotFound::new);
        var grant = access.require(viewer, Action.BREAK_GLASS_WATCH, glass.tenantId());
        if (!glasses.end(grant, id, viewer, clock.now())) {
            throw Refusals.refused(TenancyErrorCode.BREAK_GLASS_OVER, "breakGlass.over", "breakGlassId");
        }
        events.publishEvent(Change.of("breakGlassEnd", viewer, glass.tenantId(), "BreakGlass", id)
                .detail(glass.personName())
                .build());
        return Objects.requireNonNull(glasses.find(viewer.scope(), List.of(id)).get(id));
    }

    List<BreakGlass> list(Viewer viewer, Page page) {
        access.require(viewer, Action.BREAK_GLASS_WATCH, viewer.tenantId());
        return glasses.list(viewer.scope(), page);
    }

    /** Those of the caller's tenant that are open; none for who isn't told of them. */
    List<BreakGlass> listOpen(Viewer viewer) {
        return watches(viewer) ? glasses.listOpen(viewer.scope(), viewer.at()) : List.of();
    }

    Map<Long, BreakGlass> find(Viewer viewer, Collection<Long> ids) {
        return watches(viewer) ? glasses.find(viewer.scope(), ids) : Map.of();
    }

    private static boolean watches(Viewer viewer) {
        return viewer.may(Action.BREAK_GLASS_WATCH, viewer.tenantId());
    }
}
