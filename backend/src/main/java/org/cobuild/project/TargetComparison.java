package org.cobuild.project;

/** How what was reached is held against the target. */
public enum TargetComparison {
    AT_LEAST,
    AT_MOST,
    EQUAL,
    /** Done or not: a target without a number. */
    DONE
}
