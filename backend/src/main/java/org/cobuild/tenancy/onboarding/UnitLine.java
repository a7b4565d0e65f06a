package org.cobuild.tenancy.onboarding;

import org.cobuild.tenancy.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * A unit as some source describes it. Fields are in form (the source's reader has seen to that); whether they fit
 * together and to what stands is checked by {@link UnitPlanner}, which notes faults under the names of the fields here.
 *
 * @param code names the unit inside its tenant for good; it never changes
 * @param parent code of the unit above, null when none
 * @param ledBy code of the unit of the city above that leads it too, null when nobody does; told by folders alone
 * @param creditCode unified social credit code, GB 32100-2015
 */
public record UnitLine(
        Origin from,
        String code,
        @Nullable String parent,
        @Nullable String ledBy,
        String name,
        String nameEn,
        UnitKind kind,
        @Nullable String creditCode) {}
