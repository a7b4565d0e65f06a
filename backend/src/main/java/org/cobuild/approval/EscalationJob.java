package org.cobuild.approval;

import org.cobuild.tenancy.TenantRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks every few minutes for tasks that have waited too long, one tenant a transaction. Several portals may look at
 * once: a row for each task and deadline lets one do it.
 */
@Component
class EscalationJob {
    private static final Logger LOG = LoggerFactory.getLogger(EscalationJob.class);
    private final EscalationService escalations;
    private final TenantRepository tenants;
    private final int everySeconds;
    private final Thread thread = Thread.ofVirtual().name("escalations").unstarted(this::run);

    EscalationJob(
            EscalationService escalations,
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
                LOG.warn("overdue tasks could not be looked for; it is tried again", failure);
            }
        }
    }

    void runDue() {
        for (var tenantId : tenants.activeIds()) {
            try {
                escalations.run(tenantId);
            } catch (RuntimeException failure) {
                // Another tenant's tasks don't wait for this one.
                LOG.warn("overdue tasks of tenant {} could not be looked for; it is tried again", tenantId, failure);
            }
        }
    }
}
