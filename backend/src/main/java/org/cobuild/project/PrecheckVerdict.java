package org.cobuild.project;

/** What the lead says to a hit. */
public enum PrecheckVerdict {
    /** Nothing: the project can't be submitted. */
    OPEN,
    /** The line is to be cut by its whole amount. */
    ACCEPTED,
    /** It stays, for a reason. */
    KEPT
}
