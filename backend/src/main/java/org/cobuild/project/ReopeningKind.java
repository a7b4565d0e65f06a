package org.cobuild.project;

/** Why a refused project comes forward again. */
enum ReopeningKind {
    APPEAL,
    NEXT_BATCH
}
