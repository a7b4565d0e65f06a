package org.cobuild.operation;

/** What an operation entry books. */
public enum OperationEntryKind {
    REVENUE,
    COST
}
