package org.cobuild.tenancy.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which posts the people of a provider hold in a tenant, as {@code providers.yaml} of the tenant's folder says it.
 *
 * @param provider the name under which the portal knows it
 * @param claim of the ID token or of userinfo, whose values the lines name
 * @param makesPeople whether who is not known here and gets a post becomes a person
 * @param givesDuties whether lines may name the administrators' duties
 */
record Mapping(String provider, String claim, boolean makesPeople, boolean givesDuties, List<Line> lines) {

    /** Whoever has that value holds that post. @param closedOn of the unit: the line gives nothing any more */
    record Line(
            String value,
            long unitId,
            String unitCode,
            String unitName,
            @Nullable LocalDate closedOn,
            String title,
            String titleEn,
            Set<Role> roles) {}
}
