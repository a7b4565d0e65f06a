package org.cobuild.tenancy;

/** Whether a tenant is in force. */
public enum TenantStatus {
    ACTIVE,
    SUSPENDED,
    CLOSED
}
