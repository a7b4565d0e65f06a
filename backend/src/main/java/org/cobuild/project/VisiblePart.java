package org.cobuild.project;

/** What the viewer sees of a project apart from areas that are shared with it. */
public enum VisiblePart {
    /** All. */
    WHOLE,
    /** The summary and its own package. */
    PACKAGE,
    /** The summary alone, because the project is shared with it. */
    SHARED
}
