package org.cobuild.project;

import java.util.EnumSet;
import java.util.Set;

/** Where a project stands. From submitted to decided, the open case says which step it is at. */
public enum ProjectStage {
    DRAFT,
    CO_BUILDING,
    SUBMITTED,
    RETURNED,
    WITHDRAWN,
    REFUSED,
    /** Refused, and open to its lead again. */
    REOPENED,
    APPROVED,
    ALLOCATED,
    PROCUREMENT,
    CONSTRUCTION,
    ACCEPTANCE,
    OPERATION;

    private static final Set<ProjectStage> EDITABLE = EnumSet.of(DRAFT, CO_BUILDING, RETURNED, WITHDRAWN, REOPENED);

    /** Whether the lead may change what stands in the project. */
    public boolean editable() {
        return EDITABLE.contains(this);
    }

    /** Whether it was ever submitted: from then on its tenant and the tenants above see it. */
    public boolean wasSubmitted() {
        return this != DRAFT && this != CO_BUILDING;
    }

    /** Whether it was approved, and its approved amount is everybody's to see. */
    public boolean approved() {
        return compareTo(APPROVED) >= 0;
    }

    /** The stages from approval on that stand before this one. */
    Set<ProjectStage> before() {
        var stages = EnumSet.noneOf(ProjectStage.class);
        for (var stage : values()) {
            if (stage.approved() && stage.compareTo(this) < 0) {
                stages.add(stage);
            }
        }
        return stages;
    }
}
