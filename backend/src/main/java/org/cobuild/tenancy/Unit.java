package org.cobuild.tenancy;

import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.jspecify.annotations.Nullable;

/**
 * An organisation inside a tenant: a department, the big-data authority, the state company, ...
 *
 * @param parentId the unit above, null when there is none
 * @param lead the unit of the city above that leads it too, null when nobody does
 * @param closedOn from this day nobody works in it; null while it stands
 * @param version counts what acts have changed
 */
public record Unit(
        long id,
        long tenantId,
        String code,
        String name,
        String nameEn,
        UnitKind kind,
        @Nullable Long parentId,
        @Nullable UnitLead lead,
        @Nullable LocalDate closedOn,
        int version)
        implements Identified {}
