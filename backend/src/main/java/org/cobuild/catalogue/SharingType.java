package org.cobuild.catalogue;

/** How a data set is shared (Shandong decree 329). */
public enum SharingType {
    UNCONDITIONAL,
    CONDITIONAL,
    NOT_SHARED;

    /** Whether sharing is restricted, for which a law has to be named. */
    public boolean restricted() {
        return this != UNCONDITIONAL;
    }
}
