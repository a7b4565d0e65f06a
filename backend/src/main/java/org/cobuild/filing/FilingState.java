package org.cobuild.filing;

/** Where a filing stands. */
public enum FilingState {
    DRAFT,
    FILED,
    SENT_BACK,
    REVOKED;

    /** Whether it stands in the register and its unit may correct it. */
    boolean stands() {
        return this == FILED || this == SENT_BACK;
    }
}
