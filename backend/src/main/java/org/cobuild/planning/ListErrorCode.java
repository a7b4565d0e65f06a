package org.cobuild.planning;

/** Rules of the lists that refuse. */
public enum ListErrorCode {
    INVALID,
    REQUIRED,
    STALE,
    DATE,
    TERMS,
    TWICE,
    ENDED,
    FULL
}
