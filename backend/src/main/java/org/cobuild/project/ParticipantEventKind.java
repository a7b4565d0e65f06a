package org.cobuild.project;

/** An event in the history of co-building. */
enum ParticipantEventKind {
    ASKED,
    AMENDED,
    CONFIRMED,
    OBJECTED,
    ESCALATED
}
