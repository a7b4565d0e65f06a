package org.cobuild.approval;

/** What a decision says. */
public enum DecisionVerb {
    APPROVE,
    APPROVE_CONDITIONALLY,
    RETURN,
    REFUSE;

    /** Whether the unit agrees, so that its part of the step is done. */
    boolean agrees() {
        return this == APPROVE || this == APPROVE_CONDITIONALLY;
    }
}
