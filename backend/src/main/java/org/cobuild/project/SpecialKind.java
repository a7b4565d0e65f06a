package org.cobuild.project;

/** Why a project does not go through every step before it is submitted. */
enum SpecialKind {
    /** An emergency 应急. */
    URGENT,
    /** Ordered from above 上级交办. */
    MANDATED
}
