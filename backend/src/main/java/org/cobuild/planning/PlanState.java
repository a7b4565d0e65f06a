package org.cobuild.planning;

/** Where a plan stands. */
public enum PlanState {
    DRAFT,
    IN_FORCE,
    CLOSED
}
