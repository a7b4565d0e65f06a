package org.cobuild.approval;

/** Where a condition stands. */
public enum ConditionState {
    /** A decision named it; whether it binds is known when the case is approved. */
    NAMED,
    OPEN,
    /** The authority has declared it met, on evidence. */
    MET,
    /** It does not bind any more. */
    LIFTED
}
