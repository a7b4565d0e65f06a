package org.cobuild.approval.flow;

/** Where a case stands. RETURNED goes on with a resubmission; APPROVED, REFUSED and WITHDRAWN are ends. */
public enum CaseState {
    OPEN,
    APPROVED,
    RETURNED,
    REFUSED,
    WITHDRAWN
}
