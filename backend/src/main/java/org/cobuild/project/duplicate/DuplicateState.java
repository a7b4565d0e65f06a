package org.cobuild.project.duplicate;

/** Whether a check has an answer; undetermined never means 'no duplicate'. */
enum DuplicateState {
    DONE,
    UNDETERMINED
}
