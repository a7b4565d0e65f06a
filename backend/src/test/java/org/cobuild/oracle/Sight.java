package org.cobuild.oracle;

/** How much of a project somebody sees. */
enum Sight {
    NONE,
    /** The shared summary and one's own packages. */
    PACKAGE,
    WHOLE
}
