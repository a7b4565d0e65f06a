package org.cobuild.tenancy;

/** The level of a tenant in the tree. */
public enum TenantLevel {
    CITY,
    COUNTY,
    PLATFORM
}
