package org.cobuild.project;

/** Which part of a project the viewer sees: all, or the shared summary and its own package. */
public enum VisiblePart {
    WHOLE,
    PACKAGE
}
