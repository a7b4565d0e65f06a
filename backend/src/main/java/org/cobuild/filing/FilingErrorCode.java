package org.cobuild.filing;

/** Rules of filings that refuse. */
public enum FilingErrorCode {
    INVALID,
    REQUIRED,
    STALE,
    STATE,
    STAGE,
    TWICE,
    MISSING,
    DATE,
    CATEGORY,
    DOCUMENT,
    UNCHANGED
}
