package org.cobuild.tenancy.unit;

import java.util.Locale;
import org.cobuild.platform.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Does planned acts when their day has come: looks every minute, one act a transaction. Several portals may look at
 * once: the tenant's lock lets one do it, and the others find it done.
 */
@Component
class UnitChangeJob {
    private static final Logger LOG = LoggerFactory.getLogger(UnitChangeJob.class);
    private final UnitChanges changes;
    private final int everySeconds;
    private final Thread thread = Thread.ofVirtual().name("unit-changes").unstarted(this::run);

    UnitChangeJob(UnitChanges changes, @Value("${cobuild.unit-changes.every-seconds:60}") int everySeconds) {
        this.changes = changes;
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
                runDue();
                Thread.sleep(everySeconds * 1_000L);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("planned acts about units could not be looked for; it is tried again", failure);
                try {
                    Thread.sleep(everySeconds * 1_000L);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }
    }

    /** Does whatever is due; what can't be done is noted in Chinese, which its people read first. */
    void runDue() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        for (var due : changes.due()) {
            try {
                changes.perform(due);
            } catch (Refused refused) {
                LOG.warn("the planned act {} can't be done: {}", due.id(), refused.errors());
                changes.trouble(due, refused);
            } catch (RuntimeException failure) {
                // Another tenant's act doesn't wait for this one.
                LOG.warn("the planned act {} failed; it is tried again", due.id(), failure);
            }
        }
    }
}
