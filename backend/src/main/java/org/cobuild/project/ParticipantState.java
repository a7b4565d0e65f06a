package org.cobuild.project;

/** What a participant has said. Silence is never consent. */
public enum ParticipantState {
    DRAFT,
    ASKED,
    CONFIRMED,
    OBJECTED,
    APPOINTED
}
