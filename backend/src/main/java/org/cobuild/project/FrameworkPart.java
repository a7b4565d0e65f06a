package org.cobuild.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of one unit in a framework plan. Its scope is part of the shared summary; its flows and interfaces are for
 * who may see its package, and for others null and empty.
 *
 * @param participant as what it takes part; null for the unit that leads
 * @param scope short items in order
 */
record FrameworkPart(
        @Nullable Participant participant,
        long unitId,
        @Nullable String businessFlow,
        @Nullable String dataFlow,
        List<String> scope,
        List<Interface> interfaces) {

    @Nullable
    Long participantId() {
        return participant == null ? null : participant.id();
    }

    /** Which way data goes, seen from the unit. */
    enum Direction {
        GIVES,
        TAKES
    }

    /**
     * What it gives to another or takes from it.
     *
     * @param counterpart with whom
     * @param data what data
     */
    record Interface(String name, Direction direction, String counterpart, String data) {}
}
