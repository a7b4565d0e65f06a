package org.cobuild.project.duplicate;

/** What a person rules on a hit. */
enum DuplicateVerdict {
    DUPLICATE,
    OVERLAP,
    DISTINCT
}
