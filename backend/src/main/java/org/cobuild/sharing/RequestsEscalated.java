package org.cobuild.sharing;

import java.util.List;
import java.util.stream.Collectors;
import org.cobuild.approval.Escalates;
import org.cobuild.approval.Superiors;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PortalActor;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.TenantStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings a request that a provider has let wait beyond its day before a superior of the provider; it stays open. */
@Service
class RequestsEscalated implements Escalates {
    private final RequestRepository requests;
    private final Superiors superiors;
    private final TenantRepository tenants;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    RequestsEscalated(
            RequestRepository requests,
            Superiors superiors,
            TenantRepository tenants,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.requests = requests;
        this.superiors = superiors;
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** @param tenantId whose units are asked */
    @Override
    @Transactional
    public int run(long tenantId) {
        var tenant = tenants.get(tenantId);
        if (tenant.status() != TenantStatus.ACTIVE) {
            return 0;
        }
        var grant = access.consequence(tenantId);
        var silent = requests.silent(grant, clock.today(tenant.zone()));
        if (silent.isEmpty()) {
            return 0;
        }
        var held = superiors.held(
                grant, silent.stream().map(SharingRequest::unitId).collect(Collectors.toSet()));
        return (int) silent.stream()
                .filter(request -> Superiors.of(held.getOrDefault(request.unitId(), List.of()), null)
                        .filter(superior -> escalate(grant, request, superior))
                        .isPresent())
                .count();
    }

    private boolean escalate(Grant grant, SharingRequest silent, Role superior) {
        if (!requests.escalate(grant, silent, superior, clock.now())) {
            return false;
        }
        events.publishEvent(Change.of(
                        "sharingRequestEscalate",
                        new PortalActor(silent.tenantId(), null),
                        silent.tenantId(),
                        SharingController.REQUEST,
                        silent.id())
                .field("dueOn", null, silent.dueOn())
                .field("superior", null, superior)
                .build());
        return true;
    }
}
