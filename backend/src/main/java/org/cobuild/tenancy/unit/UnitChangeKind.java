package org.cobuild.tenancy.unit;

/** What becomes of units. */
public enum UnitChangeKind {
    /** Called otherwise. */
    RENAME,
    /** Under another unit. */
    MOVE,
    /** Several end, one goes on. */
    MERGE,
    /** One is divided among several, of which it may be one. */
    SPLIT,
    /** It ends. */
    CLOSE,
    /** Led also by a unit of the city above, or no more. */
    LEAD;

    /** Whether what a unit holds goes to another. */
    public boolean hasSuccessors() {
        return this == MERGE || this == SPLIT || this == CLOSE;
    }
}
