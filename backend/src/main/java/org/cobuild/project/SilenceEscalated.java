package org.cobuild.project;

import java.util.List;
import java.util.Map;
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

/**
 * Brings a participant's silence before a superior of its unit once its day has passed 逾期上报. Nothing is answered by
 * the passing of time: it stays open until somebody of the unit confirms or objects.
 */
@Service
class SilenceEscalated implements Escalates {
    private final ParticipantRepository participants;
    private final ParticipantWrites writes;
    private final ProjectRepository projects;
    private final Superiors superiors;
    private final TenantRepository tenants;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    SilenceEscalated(
            ParticipantRepository participants,
            ParticipantWrites writes,
            ProjectRepository projects,
            Superiors superiors,
            TenantRepository tenants,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.participants = participants;
        this.writes = writes;
        this.projects = projects;
        this.superiors = superiors;
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** @param tenantId whose projects' participants; their units are of any tenant of the city tree */
    @Override
    @Transactional
    public int run(long tenantId) {
        var tenant = tenants.get(tenantId);
        if (tenant.status() != TenantStatus.ACTIVE) {
            return 0;
        }
        var grant = access.consequence(tenantId);
        var silent = participants.silent(grant, clock.today(tenant.zone()));
        var seats = seats(silent);
        return (int) silent.stream()
                .filter(participant -> Superiors.of(seats.getOrDefault(participant.unitId(), List.of()), null)
                        .filter(superior -> escalate(grant, participant, superior))
                        .isPresent())
                .count();
    }

    /** Roles that are held in their units, by unit. */
    private Map<Long, List<Role>> seats(List<Participant> silent) {
        return silent.stream()
                .collect(Collectors.groupingBy(
                        Participant::unitTenantId, Collectors.mapping(Participant::unitId, Collectors.toSet())))
                .entrySet()
                .stream()
                .map(units -> superiors.held(access.consequence(units.getKey()), units.getValue()))
                .flatMap(held -> held.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean escalate(Grant grant, Participant silent, Role superior) {
        // Whoever saves the list of participants holds the project, too, and would overwrite this.
        projects.lock(grant, silent.projectId());
        var now = clock.now();
        if (!writes.escalate(grant, silent, superior, now)) {
            return false;
        }
        var portal = new PortalActor(silent.tenantId(), null);
        writes.record(grant, List.of(silent.event(ParticipantEventKind.ESCALATED, portal, now, null)));
        events.publishEvent(Change.of("participantEscalate", portal, silent.tenantId(), "Participant", silent.id())
                .timeline(silent.projectId(), Change.Audience.WHOLE)
                .onlyFor(silent.id())
                .detail(silent.packageTitle())
                .field("dueOn", null, silent.dueOn())
                .field("superior", null, superior)
                .build());
        return true;
    }
}
