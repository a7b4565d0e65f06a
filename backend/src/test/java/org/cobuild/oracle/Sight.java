package org.cobuild.oracle;

/** How much of a project somebody sees, apart from areas that are shared with it. */
enum Sight {
    NONE,
    /** The summary, by a share alone. */
    SHARED,
    /** The summary and one's own packages. */
    PACKAGE,
    WHOLE
}
