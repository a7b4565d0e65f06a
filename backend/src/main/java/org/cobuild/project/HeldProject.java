package org.cobuild.project;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.approval.CaseSubjects;
import org.cobuild.db.tables.records.ProjectRecord;
import org.cobuild.tenancy.ProjectSight;

/** A project about which a case is decided, with its participants. */
record HeldProject(Project project, ProjectRecord row, List<Participant> participants) implements CaseSubjects.Held {
    HeldProject(ProjectRecord row, List<Participant> participants) {
        this(ProjectRepository.project(row, ProjectSight.WHOLE), row, participants);
    }

    @Override
    public Integer version() {
        return project.version();
    }

    @Override
    public Set<Long> partUnitIds() {
        return Stream.concat(Stream.of(project.unitId()), participants.stream().map(Participant::unitId))
                .collect(Collectors.toUnmodifiableSet());
    }
}
