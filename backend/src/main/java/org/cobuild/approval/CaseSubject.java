package org.cobuild.approval;

/** What a case is about. */
public enum CaseSubject {
    /** Initiation of a project 立项. */
    PROJECT,
    /** Completion acceptance 竣工验收. */
    ACCEPTANCE
}
