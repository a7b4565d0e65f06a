package org.cobuild.project;

import org.cobuild.tenancy.Grant;

/** A project that its lead holds in an act: its row is locked, its stage and version were checked. */
record Draft(Project project, Grant grant) {
    long id() {
        return project.id();
    }

    long tenantId() {
        return project.tenantId();
    }
}
