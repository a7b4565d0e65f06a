package org.cobuild.resource;

import java.time.LocalDate;
import java.util.List;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.Grant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters servers into the register, many at a time: for onboarding and for the demo. */
@Service
public class ServerRegister {
    private final ServerRepository servers;
    private final ApplicationEventPublisher events;

    ServerRegister(ServerRepository servers, ApplicationEventPublisher events) {
        this.servers = servers;
        this.events = events;
    }

    /**
     * Enters them all or none, with one entry in the trail.
     *
     * @param by who brought the list
     * @param grant for the tenant of the units that use them
     */
    @Transactional
    public void register(Change.Actor by, Grant grant, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        servers.insert(entries.stream()
                .map(entry -> new Server(
                        Ids.next(),
                        grant.tenantId(),
                        entry.unitId(),
                        entry.name(),
                        entry.placement(),
                        entry.placedOn()))
                .toList());
        events.publishEvent(Change.of("serverRegister", by, grant.tenantId(), "Tenant", grant.tenantId())
                .field("servers", null, entries.size())
                .build());
    }

    /**
     * A server to be entered.
     *
     * @param unitId the unit of the grant's tenant that uses it
     * @param name 1 to 100 characters, unique in the tenant
     */
    public record Entry(long unitId, String name, ServerPlacement placement, LocalDate placedOn) {}
}
