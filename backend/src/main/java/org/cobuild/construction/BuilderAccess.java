package org.cobuild.construction;

import org.cobuild.platform.Forbidden;
import org.cobuild.project.Participations;
import org.cobuild.project.Project;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Rights that go with building a project: the city's company builds for every tenant of the tree. */
@Component
class BuilderAccess {
    private final Access access;
    private final Participations participations;

    BuilderAccess(Access access, Participations participations) {
        this.access = access;
        this.participations = participations;
    }

    /** @throws Forbidden unless the caller has the right and its unit (a machine: a unit of its tenant) builds the project */
    Grant require(Viewer viewer, Action action, Project project) {
        var unit = viewer.unit();
        var grant =
                access.requireFor(viewer, action, viewer.tenantId(), unit == null ? 0 : unit.id(), project.tenantId());
        if (!participations.builds(viewer, project)) {
            throw new Forbidden("forbidden.role");
        }
        return grant;
    }
}
