package org.cobuild.approval.flow;

/** Which way a returned matter comes back. */
public enum Resubmission {
    /** Straight to who returned it; what others have concluded is kept. */
    STRAIGHT,
    /** Through all the steps once more. */
    AGAIN
}
