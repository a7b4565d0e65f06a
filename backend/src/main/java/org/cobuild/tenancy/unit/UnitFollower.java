package org.cobuild.tenancy.unit;

import java.util.Collection;
import java.util.List;
import org.cobuild.tenancy.Grant;

/** Moves what a room keeps for units. Every room may have one. */
public interface UnitFollower {

    /**
     * Moves what is open, and keeps the names of the day, in the transaction of the act and in a number of statements
     * that does not grow with the rows. Done twice, the second time changes nothing.
     */
    void follow(Succession succession);

    /** Projects in which the unit stands, by their codes, of those after that code; at most so many. */
    default List<Held> projects(Grant grant, long unitId, Collection<Long> only, String afterCode, int most) {
        return List.of();
    }

    /** A project by its code alone: who reorganises units reads no projects. */
    record Held(long projectId, String code, boolean leads) {}
}
