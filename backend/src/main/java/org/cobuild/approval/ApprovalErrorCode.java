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
    /** The step waits for the expert panel of the case, which is not closed. */
    PANEL_OPEN,
    RETURN_TARGET,
    /** Whom a task is handed to, or who is asked, can't be the one. */
    RECEIVER,
    /** The act is not possible in the case as it stands. */
    NOT_NOW,
    /** A proxy can't be given, or can't be used in this task. */
    PROXY,
    /** The case was urged a short time ago. */
    TOO_SOON,
    /** Of several tasks at once: this one is not in the caller's scope. */
    NOT_FOUND,
    /** Of several tasks at once: the caller may not decide this one. */
    FORBIDDEN,
    /** Of several tasks at once: this one is to be decided by itself. */
    ALONE,
    /** Of several tasks at once: this one is of another matter, route or step than the first. */
    NOT_ALIKE,
    /** Somebody has acted since the submission; met when a project is withdrawn, and answered there. */
    ACTED,
    /** The tenant has no route for the matter; met when something is submitted, and answered there. */
    ROUTE_MISSING,
    /** Two routes would be for the same matter. */
    AMBIGUOUS
}
