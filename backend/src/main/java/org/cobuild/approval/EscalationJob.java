package org.cobuild.approval;

import java.util.List;
import org.cobuild.tenancy.TenantRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks every few minutes for what has waited too long, one kind and tenant a transaction. Several portals may look at
 * once: the rows let one do it.
 */
@Component
class EscalationJob {
    private static final Logger LOG = LoggerFactory.getLogger(EscalationJob.class);
    private final List<Escalates> escalations;
    private final TenantRepository tenants;
    private final int everySeconds;
    private final Thread thread = Thread.ofVirtual().name("escalations").unstarted(this::run);

    EscalationJob(
            List<Escalates> escalations,
            TenantRepository tenants,
            @Value("${cobuild.escalations.every-seconds:300}") int everySeconds) {
        this.escalations = escalations;
        this.tenants = tenants;
        this.everySeconds = everySeconds;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        thread.interrupt();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(everySeconds * 1_000L);
                runDue();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("what is overdue could not be looked for; it is tried again", failure);
            }
        }
    }

    void runDue() {
        for (var tenantId : tenants.activeIds()) {
            escalations.forEach(kind -> run(kind, tenantId));
        }
    }

    private static void run(Escalates kind, long tenantId) {
        try {
            kind.run(tenantId);
        } catch (RuntimeException failure) {
            // Nothing else waits for this one.
            LOG.warn("what is overdue in tenant {} could not be looked for; it is tried again", tenantId, failure);
        }
    }
}
