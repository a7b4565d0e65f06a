package org.cobuild.tenancy.onboarding;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * Units and posts by their codes.
 *
 * @param units null when nobody can tell, which passes every question
 * @param seats roles in units by {@link Seats#key}; null as above
 * @param city the city above, asked only when something refers to it
 */
record FolderStanding(
        @Nullable Set<String> units,
        @Nullable Set<String> seats,
        Supplier<@Nullable FolderStanding> city,
        boolean inherits,
        long cityId,
        LocalDate today)
        implements Standing {
    /** Nobody, for a tenant without a city above. */
    static final Supplier<@Nullable FolderStanding> NONE = () -> null;

    @Override
    public @Nullable Standing above() {
        return city.get();
    }

    @Override
    public boolean hasUnit(String code) {
        return units == null || units.contains(code);
    }

    @Override
    public boolean holds(String unitCode, Role role) {
        return seats == null || seats.contains(Seats.key(unitCode, role));
    }

    /** The same with those seats held as well. */
    FolderStanding with(List<FolderPart.Filled> filled) {
        if (seats == null || filled.isEmpty()) {
            return this;
        }
        var all = new HashSet<>(seats);
        filled.forEach(seat -> all.add(Seats.key(seat.unitCode(), seat.role())));
        return new FolderStanding(units, all, city, inherits, cityId, today);
    }
}
