package org.cobuild.tenancy;

/** Rules of tenancy. */
public enum TenancyErrorCode {
    FOLDER_UNKNOWN,
    FOLDER_INVALID,
    INVALID,
    POLICY_UNKNOWN,
    POLICY_DATE,
    POLICY_TWICE,
    POLICY_RANGE,
    POLICY_OVERRIDE,
    POLICY_CONTRADICTS,
    CALENDAR_COUNTY,
    CALENDAR_YEAR,
    CALENDAR_DAY,
    WORKBOOK,
    API_CLIENT_STALE,
    API_CLIENT_REVOKED
}
