package org.cobuild.funding;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.cobuild.project.Participations;
import org.cobuild.project.Project;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Separation of duties: nobody allocates money to what one's own unit leads or builds. */
@Component
class OwnMatter {
    private final Participations participations;

    OwnMatter(Participations participations) {
        this.participations = participations;
    }

    /** Those of the projects that are the caller's own matter. A machine belongs to no unit and has none. */
    Set<Long> of(Viewer viewer, Collection<Project> projects) {
        var unit = viewer.unit();
        if (unit == null || projects.isEmpty()) {
            return Set.of();
        }
        var own = new HashSet<Long>();
        projects.stream().filter(project -> project.unitId() == unit.id()).forEach(project -> own.add(project.id()));
        own.addAll(participations.builtBy(
                viewer, projects.stream().map(Project::id).toList()));
        return own;
    }
}
