package org.cobuild.tenancy;

/** Rules of tenancy. */
public enum TenancyErrorCode {
    FOLDER_UNKNOWN,
    FOLDER_INVALID,
    INVALID
}
