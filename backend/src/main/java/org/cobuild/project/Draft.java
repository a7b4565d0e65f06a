package org.cobuild.project;

import org.cobuild.approval.Absent;
import org.cobuild.db.tables.records.ProjectRecord;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectSight;
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
}
