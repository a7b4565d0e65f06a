package org.cobuild.construction;

/** Where an acceptance stands. */
public enum AcceptanceState {
    APPLIED,
    RETURNED,
    ACCEPTED,
    REFUSED
}
