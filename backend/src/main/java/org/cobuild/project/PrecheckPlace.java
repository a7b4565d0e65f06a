package org.cobuild.project;

/** Where in a project a clause of the lists was hit. */
public enum PrecheckPlace {
    TITLE,
    GOALS,
    LINE
}
