package org.cobuild.platform;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one clock of the portal. Rooms never ask the system for the time, so that tests and the demo can live through
 * years: a test in the same process by {@link #setTo}, a journey in a browser by the file that {@code cobuild.clock}
 * names.
 */
@Component
public class PortalClock {
    private static final Logger LOG = LoggerFactory.getLogger(PortalClock.class);
    private final Clock base;
    private volatile Clock clock;

    public PortalClock() {
        this("", false);
    }

    /**
     * @param file {@code cobuild.clock}: where the time is written; empty, as always in earnest, for the system's
     * @param demo {@code cobuild.demo}: a portal that isn't a demo refuses to start with another time than the system's
     */
    @Autowired
    PortalClock(@Value("${cobuild.clock:}") String file, @Value("${cobuild.demo:false}") boolean demo) {
        if (file.isBlank()) {
            base = Clock.systemUTC();
        } else if (demo) {
            base = new ClockFile(Path.of(file), Clock.systemUTC());
            LOG.warn("the time is what {} says, now {}", file, base.instant());
        } else {
            throw new IllegalStateException("cobuild.clock moves the time of a demo only; cobuild.demo is not true");
        }
        clock = base;
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Today where the tenant is. */
    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(now(), zone);
    }

    /** Stops the clock at that instant; for the demo's history and for tests. */
    public void setTo(Instant instant) {
        clock = Clock.fixed(instant, ZoneOffset.UTC);
    }

    /** Runs again, with the system or with the file of {@code cobuild.clock}. */
    public void release() {
        clock = base;
    }
}
