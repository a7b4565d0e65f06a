package org.cobuild.project.duplicate;

/** When a check was made. */
enum DuplicateOccasion {
    DRAFT,
    SUBMISSION
}
