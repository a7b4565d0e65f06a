package org.cobuild.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/**
 * The one clock of the portal. Rooms never ask the system for the time, so that tests and the demo can live through
 * years.
 */
@Component
public class PortalClock {
    private volatile Clock clock = Clock.systemUTC();

    public Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /** Today where the tenant is. */
    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(now(), zone);
    }

    /** Stops the clock at that instant; for the demo's history and for tests. */
    public void setTo(Instant instant) {
        clock = Clock.fixed(instant, ZoneOffset.UTC);
    }

    /** Runs with the system again. */
    public void release() {
        clock = Clock.systemUTC();
    }
}
