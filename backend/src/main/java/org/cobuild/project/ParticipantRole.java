package org.cobuild.project;

/** How a unit takes part. */
public enum ParticipantRole {
    CO_BUILDER,
    DATA_PROVIDER,
    BUILDER,
    OPERATOR,
    SUPERVISOR
}
