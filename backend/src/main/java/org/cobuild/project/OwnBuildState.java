package org.cobuild.project;

/** Whether the big-data authority lets a unit build by itself. */
enum OwnBuildState {
    ASKED,
    GIVEN,
    REFUSED
}
