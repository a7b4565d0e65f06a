package org.cobuild.sharing;

/** Rules of sharing requests that refuse. */
public enum SharingErrorCode {
    INVALID,
    REQUIRED,
    STALE,
    STATE,
    NOT_CONDITIONAL,
    OWN,
    TWICE,
    ENDED
}
