package org.cobuild.project;

/** Rules of projects that refuse. */
public enum ProjectErrorCode {
    INVALID,
    REQUIRED,
    STALE,
    STAGE,
    PARTICIPANT_OPEN,
    CATALOGUE_EMPTY,
    LEGAL_BASIS_MISSING,
    LINE_UNASSIGNED,
    SHARE_MISMATCH,
    SOURCES_MISMATCH,
    WEIGHTS,
    TARGETS_MISSING,
    SCOPE_OVERLAP,
    DATES,
    PRECHECK_OPEN,
    PRECHECK_GONE,
    ROUND,
    ACTED,
    ROUTE_MISSING,
    TASK_MISSING,
    BATCH_CHOICE,
    BATCH_UPCOMING,
    BATCH_LATE
}
