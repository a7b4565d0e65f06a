package org.cobuild.approval;

/** When a step closes. */
public enum StepRule {
    /** All of its units have agreed 会签. */
    ALL,
    /** Any one of them has agreed 或签. */
    ANY
}
