package org.cobuild.approval;

/** Where a task stands. While a case is with its starter, open tasks rest: they can be decided only in an open case. */
enum TaskState {
    /** Its step was not reached yet; not shown. */
    WAITING,
    OPEN,
    DONE,
    /** Closed by what another unit decided. */
    NOT_NEEDED
}
