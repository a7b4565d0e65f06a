package org.cobuild.tenancy;

import static org.cobuild.db.Tables.UNIT;

import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The unit of the city above that leads a county's unit beside its own tenant. */
public record UnitLead(long tenantId, long unitId) {

    /** Out of a row that has a unit's fields; null when nobody does. */
    public static @Nullable UnitLead of(Record row) {
        return of(row.get(UNIT.LEAD_TENANT_ID), row.get(UNIT.LEAD_UNIT_ID));
    }

    /** Out of both columns. */
    public static @Nullable UnitLead of(@Nullable Long tenantId, @Nullable Long unitId) {
        return tenantId == null || unitId == null ? null : new UnitLead(tenantId, unitId);
    }
}
