package org.cobuild.approval.flow;

/** Where a step stands. */
public enum StepState {
    /** Not yet reached. */
    WAITING,
    /** Somebody holds it. */
    OPEN,
    /** Its rule is met. */
    DONE,
    /** The amount was not above its limit when it was reached. */
    SKIPPED,
    /** The case went back from here, or from beside it; it is taken up again where it stood when the case comes here. */
    RETURNED
}
