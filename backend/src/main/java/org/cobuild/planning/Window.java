package org.cobuild.planning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * From when until when a tenant's units submit into a batch, both days included. Days are those of the tenant's time
 * zone.
 */
public record Window(LocalDate opensOn, LocalDate closesOn) {

    /** Where a window stands. */
    public enum State {
        UPCOMING,
        OPEN,
        CLOSED
    }

    public State state(LocalDate today) {
        if (today.isBefore(opensOn)) {
            return State.UPCOMING;
        }
        return today.isAfter(closesOn) ? State.CLOSED : State.OPEN;
    }

    /** Days until the last one, 0 on it; null unless it is open. */
    public @Nullable Integer daysLeft(LocalDate today) {
        return state(today) == State.OPEN ? (int) ChronoUnit.DAYS.between(today, closesOn) : null;
    }

    String inWords() {
        return opensOn + " – " + closesOn;
    }
}
