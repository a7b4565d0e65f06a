package org.cobuild.project;

import org.cobuild.approval.Absent;
import org.cobuild.db.tables.records.ProjectRecord;
import org.cobuild.platform.Change;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectSight;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A project that its lead holds in an act: its row is locked, its stage and version were checked.
 *
 * @param project whole, whatever the caller sees of it
 * @param row what it was read from
 * @param seen what the caller sees, for what it is answered
 * @param absent in whose name the caller acts; null for itself
 */
record Draft(
        Project project,
        ProjectRecord row,
        ProjectSight seen,
        Grant grant,
        @Nullable Absent absent) {
    /** What the timeline says of what is written into an approved project; the screens have words for it. */
    private static final String MADE_GOOD = "MADE_GOOD";

    Draft(ProjectRepository.Held held, Grant grant) {
        this(held, grant, null);
    }

    Draft(ProjectRepository.Held held, Grant grant, @Nullable Absent absent) {
        this(held.project(), held.row(), held.seen(), grant, absent);
    }

    long id() {
        return project.id();
    }

    long tenantId() {
        return project.tenantId();
    }

    /** Begins what the trail says of an act; what an approved project makes good stands on its timeline, too. */
    Change.Builder change(String act, Viewer by) {
        var change = Change.of(act, by, tenantId(), "Project", id());
        return project.stage().approved()
                ? change.timeline(id(), Change.Audience.WHOLE).detail(MADE_GOOD)
                : change.project(id());
    }
}
