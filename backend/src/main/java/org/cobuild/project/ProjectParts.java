package org.cobuild.project;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.catalogue.CatalogueRepository;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.TenantScope;
import org.springframework.stereotype.Repository;

/** Reads a project with all that is submitted of it. */
@Repository
class ProjectParts {
    private final ParticipantRepository participants;
    private final EstimateRepository lines;
    private final SourceRepository sources;
    private final ProjectMilestones milestones;
    private final CatalogueRepository catalogue;

    ProjectParts(
            ParticipantRepository participants,
            EstimateRepository lines,
            SourceRepository sources,
            ProjectMilestones milestones,
            CatalogueRepository catalogue) {
        this.participants = participants;
        this.lines = lines;
        this.sources = sources;
        this.milestones = milestones;
        this.catalogue = catalogue;
    }

    /** All of a project that is held in an act. */
    Submittable whole(Draft draft) {
        var grant = draft.grant();
        return new Submittable(
                draft.project(),
                participants.list(grant, draft.id()),
                lines.list(grant, draft.id()),
                sources.list(grant, draft.id()),
                milestones.list(grant, draft.id()),
                catalogue.list(grant, draft.id()));
    }

    /** What stands in the way of submitting each of these projects, which the caller leads and so sees whole. */
    Map<Long, List<UserError>> refusals(TenantScope scope, Collection<Project> led) {
        var ids = led.stream().map(Project::id).toList();
        var participantsOf = participants.list(scope, ids);
        var linesOf = lines.list(scope, ids);
        var sourcesOf = sources.list(scope, ids);
        var milestonesOf = milestones.list(scope, ids);
        var catalogueOf = catalogue.list(scope, ids);
        return led.stream()
                .collect(Collectors.toMap(
                        Project::id,
                        project -> SubmissionRules.check(new Submittable(
                                        project,
                                        participantsOf.getOrDefault(project.id(), List.of()),
                                        linesOf.getOrDefault(project.id(), List.of()),
                                        sourcesOf.getOrDefault(project.id(), List.of()),
                                        milestonesOf.getOrDefault(project.id(), List.of()),
                                        catalogueOf.getOrDefault(project.id(), List.of())))
                                .list()));
    }
}
