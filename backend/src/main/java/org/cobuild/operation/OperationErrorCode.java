package org.cobuild.operation;

/** Rules of operation that may refuse an act. */
public enum OperationErrorCode {
    INVALID,
    REQUIRED,
    STAGE,
    YEAR_CLOSED,
    YEAR_OPEN,
    YEAR_ORDER,
    UNMATCHED,
    MATCHED,
    OWN_MATTER,
    COUNTERED,
    DATES
}
