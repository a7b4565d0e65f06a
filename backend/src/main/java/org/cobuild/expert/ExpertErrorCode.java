package org.cobuild.expert;

/** Rules of expert review that refuse. */
public enum ExpertErrorCode {
    INVALID,
    REQUIRED,
    STALE,
    TWICE,
    FULL,
    LACK,
    OWN_MATTER,
    NOT_NOW,
    INCOMPLETE
}
