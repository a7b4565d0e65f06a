package org.cobuild.tenancy;

import org.cobuild.platform.Identified;

/** An organisation inside a tenant: a department, the big-data authority, the state company, ... */
public record Unit(long id, long tenantId, String code, String name, String nameEn, UnitKind kind)
        implements Identified {}
