package org.cobuild.operation;

import org.cobuild.platform.Forbidden;
import org.cobuild.project.Participations;
import org.cobuild.project.Project;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Asks whether the caller keeps the books of a project: for the unit that operates it, or that has built it. */
@Component
class Operators {
    private final Participations participations;
    private final Access access;

    Operators(Participations participations, Access access) {
        this.participations = participations;
        this.access = access;
    }

    /**
     * The right to book in that project, whichever tenant owns it.
     *
     * @throws Forbidden when the caller neither operates it nor is a bookkeeper
     */
    Grant require(Viewer viewer, Project project) {
        var unit = viewer.unit();
        var grant = access.requireFor(
                viewer, Action.OPERATION_BOOK, viewer.tenantId(), unit == null ? 0 : unit.id(), project.tenantId());
        if (!participations.operates(viewer, project)) {
            throw new Forbidden("forbidden.role");
        }
        return grant;
    }
}
