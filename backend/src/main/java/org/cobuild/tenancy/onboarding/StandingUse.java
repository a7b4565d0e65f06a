package org.cobuild.tenancy.onboarding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/** What a room holds that onboarding must not pull the floor away under. Every room may have one. */
public interface StandingUse {

    /** What those units of the tenant hold that is not over: such a unit is renamed and moved, but not closed. */
    default List<UnitUse> units(Grant grant, Collection<Long> unitIds) {
        return List.of();
    }

    /** Who has to be there: roles in units that open tasks or routes need. */
    default List<SeatUse> seats(Grant grant) {
        return List.of();
    }

    /** How many projects of those units can still be edited, by unit: somebody there has to be able to. */
    default Map<Long, Integer> drafts(Grant grant, Collection<Long> unitIds) {
        return Map.of();
    }

    /** Codes of a dictionary that the tenant, or one that inherits from it, uses. */
    default Set<String> codes(Grant grant, String dictionary) {
        return Set.of();
    }

    /** @param kind the key of a text under {@code plan.effect.}, e.g. {@code tasks} */
    record UnitUse(long unitId, String kind, int count) {}

    /**
     * A role that somebody has to hold in a unit.
     *
     * @param tasks open tasks that wait for it; 0 for a route's need
     * @param dueOn the first deadline of those that have been reached; null: none has, or a route's need
     * @param route code of the route that names it; null for open tasks
     */
    record SeatUse(
            long unitId,
            Role role,
            int tasks,
            @Nullable LocalDate dueOn,
            @Nullable String route) {}
}
