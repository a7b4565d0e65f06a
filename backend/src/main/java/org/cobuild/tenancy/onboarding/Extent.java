package org.cobuild.tenancy.onboarding;

/** Whether lines of data are all there is. */
public enum Extent {
    /** They are the whole: a unit that is not among them is closed, a post that is not among them ends. */
    WHOLE,
    /** They add and change; what is not among them stays as it is. */
    SOME
}
