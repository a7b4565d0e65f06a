package org.cobuild.approval.flow;

/** How a task came to be. */
public enum TaskKind {
    /** The route asks the unit. */
    ROUTE,
    /** Somebody asked for a signature before the own one 前加签. */
    BEFORE,
    /** Somebody asked for a signature after the own one 后加签: without it the own one doesn't count. */
    AFTER,
    /** Somebody asked for advice, and decides with it 委派. */
    ADVICE,
    /** A participant was asked to confirm its own part: no review, and it counts as none. */
    CONFIRM
}
