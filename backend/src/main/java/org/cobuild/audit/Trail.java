package org.cobuild.audit;

import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hears every change in the transaction that made it: either both are kept or neither. */
@Component
class Trail {
    private final AuditRepository entries;
    private final PortalClock clock;

    Trail(AuditRepository entries, PortalClock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Change change) {
        entries.insert(change, clock.now());
    }
}
