package org.cobuild.tenancy;

/** What kind of organisation a unit is. */
public enum UnitKind {
    DEPARTMENT,
    AUTHORITY,
    COMPANY,
    LEADING_GROUP,
    FINANCE,
    CYBER,
    CRYPTOGRAPHY,
    SECRECY,
    AUDIT_OFFICE,
    OPERATOR
}
