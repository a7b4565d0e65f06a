package org.cobuild.planning;

/** Which of the two lists an entry stands in. */
public enum ListKind {
    /** Built once for all: it is used, not built again 统建清单. */
    UNIFIED_BUILD,
    /** What no money is given for 负面清单. */
    NEGATIVE
}
