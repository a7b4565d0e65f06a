package org.cobuild.construction;

/** Where a progress report stands. */
public enum ReportState {
    REPORTED,
    CONFIRMED,
    REJECTED
}
