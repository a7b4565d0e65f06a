package org.cobuild.planning;

/** Rules of plans and batches that may refuse an act. */
public enum PlanningErrorCode {
    INVALID,
    REQUIRED,
    STALE,
    STATE,
    YEARS,
    TWICE,
    TASK_SERVED,
    EMPTY,
    WINDOW
}
