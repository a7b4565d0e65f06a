package org.cobuild.tenancy.onboarding;

import java.time.LocalDate;
import java.util.Set;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * Units and posts by their codes.
 *
 * @param units null when nobody can tell, which passes every question
 * @param seats roles in units by {@link Seats#key}; null as above
 */
record FolderStanding(
        @Nullable Set<String> units, @Nullable Set<String> seats, boolean inherits, long cityId, LocalDate today)
        implements Standing {
    @Override
    public boolean hasUnit(String code) {
        return units == null || units.contains(code);
    }

    @Override
    public boolean holds(String unitCode, Role role) {
        return seats == null || seats.contains(Seats.key(unitCode, role));
    }
}
