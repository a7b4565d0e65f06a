package org.cobuild.approval.flow;

/** What a decision says. */
public enum DecisionVerb {
    APPROVE,
    APPROVE_CONDITIONALLY,
    /** Does not agree; the step's rule says what comes of it. */
    DISAGREE,
    RETURN,
    REFUSE,
    /** Advises who asked, and decides nothing. */
    ADVISE,
    /** Confirms the own part for who asked, and decides nothing. */
    CONFIRM;

    /** Whether the unit agrees. */
    boolean agrees() {
        return this == APPROVE || this == APPROVE_CONDITIONALLY;
    }
}
