package org.cobuild.approval;

/** Rules of approval. */
public enum ApprovalErrorCode {
    INVALID,
    REQUIRED,
    TASK_CLOSED,
    STALE,
    MACHINE,
    OWN_MATTER,
    VERB,
    /** Somebody has acted since the submission; met when a project is withdrawn, and answered there. */
    ACTED,
    /** The tenant has no route for the matter; met when something is submitted, and answered there. */
    ROUTE_MISSING
}
