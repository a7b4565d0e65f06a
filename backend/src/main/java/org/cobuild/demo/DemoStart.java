package org.cobuild.demo;

import java.nio.file.Path;
import org.cobuild.platform.PortalClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the demo at the first start, before the portal answers anybody: all of it in one transaction, so that a start
 * that was broken off leaves nothing behind and the next one begins anew.
 */
@Component
@ConditionalOnProperty(value = "cobuild.demo", havingValue = "true")
class DemoStart implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);
    private final Demo demo;
    private final SignIns signIns;
    private final TransactionTemplate transaction;
    private final PortalClock clock;
    private final Path data;
    private boolean running;

    DemoStart(
            Demo demo,
            SignIns signIns,
            TransactionTemplate transaction,
            PortalClock clock,
            @Value("${cobuild.data}") String data) {
        this.demo = demo;
        this.signIns = signIns;
        this.transaction = transaction;
        this.clock = clock;
        this.data = Path.of(data);
    }

    /** Before the web server, which starts in the last phases. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        running = true;
        if (demo.isLoaded()) {
            return;
        }
        var began = System.nanoTime();
        try {
            transaction.executeWithoutResult(status -> demo.load().write(data));
        } finally {
            clock.release();
        }
        LOG.info("the demo was loaded in {} ms", (System.nanoTime() - began) / 1_000_000);
    }

    @EventListener(ApplicationReadyEvent.class)
    void printSignIns() {
        System.out.println(signIns.text());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
