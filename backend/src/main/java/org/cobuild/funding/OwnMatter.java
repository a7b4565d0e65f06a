package org.cobuild.funding;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.cobuild.project.Participations;
import org.cobuild.project.Project;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Separation of duties: nobody allocates money to what a unit of one's own leads or builds. */
@Component
class OwnMatter {
    private final Participations participations;

    OwnMatter(Participations participations) {
        this.participations = participations;
    }

    /**
     * Those of the projects that are the caller's own matter: that a unit in which the person holds any post leads or
     * builds. A machine belongs to no unit and has none.
     */
    Set<Long> of(Viewer viewer, Collection<Project> projects) {
        if (viewer.unitIds().isEmpty() || projects.isEmpty()) {
            return Set.of();
        }
        var own = new HashSet<Long>();
        projects.stream()
                .filter(project -> viewer.unitIds().contains(project.unitId()))
                .forEach(project -> own.add(project.id()));
        own.addAll(participations.builtByAnyUnitOf(
                viewer, projects.stream().map(Project::id).toList()));
        return own;
    }
}
