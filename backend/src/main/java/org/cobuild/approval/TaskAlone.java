package org.cobuild.approval;

/** Why a task is decided by itself and not together with others. */
enum TaskAlone {
    /** It can't be decided now. */
    CLOSED,
    /** The viewer, or the viewer's unit, has started the matter. */
    OWN_MATTER,
    /** Somebody asked for it, or was asked about it: what was asked is to be read. */
    ASKED,
    /** An acceptance lets the last payments go. */
    SUBJECT,
    /** Its amount is above a limit of the route, such as the leading group's. */
    ABOVE_LIMIT,
    /** Its step waits for the expert panel: what the experts conclude is to be read. */
    EXPERTS,
    /** It was returned and submitted again: what has changed is to be read. */
    RETURNED,
    /** Somebody has named a condition or has not agreed. */
    DOUBTED
}
