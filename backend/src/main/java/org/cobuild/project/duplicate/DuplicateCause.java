package org.cobuild.project.duplicate;

/** Why a check is undetermined. */
enum DuplicateCause {
    TIMEOUT,
    INDEX,
    STALE
}
