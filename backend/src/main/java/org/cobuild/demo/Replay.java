package org.cobuild.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.cobuild.platform.PortalClock;

/** Acts in the order of time, each with the portal's clock at its instant. */
final class Replay {
    private final PortalClock clock;
    private final Instant end;
    private final PriorityQueue<Act> acts =
            new PriorityQueue<>(Comparator.comparing(Act::at).thenComparing(Act::number));
    private int number;
    private Instant now = Instant.EPOCH;

    /** @param end nothing may happen after it */
    Replay(PortalClock clock, Instant end) {
        this.clock = clock;
        this.end = end;
    }

    private record Act(Instant at, int number, String what, Runnable deed) {}

    /** Something that happens then; acts may plan further ones. */
    void at(Instant at, String what, Runnable deed) {
        if (at.isAfter(end)) {
            throw new IllegalStateException(what + " would lie in the future: " + at);
        }
        acts.add(new Act(at, number++, what, deed));
    }

    /** When the act of the moment happens. */
    Instant now() {
        return now;
    }

    /** Lives through all of it. @return the number of acts */
    int run() {
        var done = 0;
        for (var act = acts.poll(); act != null; act = acts.poll()) {
            now = act.at();
            clock.setTo(now);
            try {
                act.deed().run();
            } catch (RuntimeException e) {
                throw new IllegalStateException(act.at() + " " + act.what() + ": " + e.getMessage(), e);
            }
            done++;
        }
        return done;
    }
}
