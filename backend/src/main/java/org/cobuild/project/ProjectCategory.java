package org.cobuild.project;

/** What a project is for in the yearly plan. */
public enum ProjectCategory {
    NEW,
    REBUILD,
    EXTENSION,
    UPGRADE,
    OM,
    SERVICE
}
