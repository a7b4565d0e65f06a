package org.cobuild.audit.log;

import org.cobuild.tenancy.TenantRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has every log signed that has grown, and countersigned. Of several portals one is first; the others find it done. */
@Component
class LogJob {
    private static final Logger LOG = LoggerFactory.getLogger(LogJob.class);
    private final LogSealing sealing;
    private final TenantRepository tenants;
    private final int everySeconds;
    private final Thread thread = Thread.ofVirtual().name("log-of-decisions").unstarted(this::run);

    LogJob(
            LogSealing sealing,
            TenantRepository tenants,
            @Value("${cobuild.log.sign-every-seconds:60}") int everySeconds) {
        this.sealing = sealing;
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
                LOG.warn("the logs could not be signed; it is tried again", failure);
            }
        }
    }

    void runDue() {
        for (var tenantId : tenants.ids()) {
            try {
                sealing.seal(tenantId);
                sealing.countersign(tenantId);
            } catch (RuntimeException failure) {
                // The others' are signed all the same.
                LOG.warn("the log of tenant {} could not be signed; it is tried again", tenantId, failure);
            }
        }
    }
}
