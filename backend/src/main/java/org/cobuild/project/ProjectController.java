package org.cobuild.project;

import java.util.List;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Queries and mutations about projects. */
@Controller
class ProjectController {
    private final Access access;
    private final ProjectRepository projects;
    private final ProjectList list;
    private final ProjectService basics;
    private final ParticipantsService participants;
    private final EstimateService estimate;
    private final SourcesService sources;
    private final CatalogueSectionService catalogue;
    private final MilestonesService milestones;
    private final TargetsService targets;
    private final CoBuilding coBuilding;
    private final Submissions submissions;
    private final EstimateCutService cuts;
    private final FormerUnits formerUnits;

    ProjectController(
            Access access,
            ProjectRepository projects,
            ProjectList list,
            ProjectService basics,
            ParticipantsService participants,
            EstimateService estimate,
            SourcesService sources,
            CatalogueSectionService catalogue,
            MilestonesService milestones,
            TargetsService targets,
            CoBuilding coBuilding,
            Submissions submissions,
            EstimateCutService cuts,
            FormerUnits formerUnits) {
        this.access = access;
        this.projects = projects;
        this.list = list;
        this.basics = basics;
        this.participants = participants;
        this.estimate = estimate;
        this.sources = sources;
        this.catalogue = catalogue;
        this.milestones = milestones;
        this.targets = targets;
        this.coBuilding = coBuilding;
        this.submissions = submissions;
        this.cuts = cuts;
        this.formerUnits = formerUnits;
    }

    @BatchMapping(typeName = "Project", field = "formerUnits")
    List<List<FormerUnits.FormerUnit>> formerUnits(List<Project> of, @ContextValue Viewer viewer) {
        var found =
                formerUnits.list(viewer.scope(), of.stream().map(Project::id).toList());
        return of.stream()
                .map(project -> found.getOrDefault(project.id(), List.of()))
                .toList();
    }

    /** The project as it now is. */
    record ProjectPayload(Project project, List<UserError> errors) {
        ProjectPayload(Project project) {
            this(project, List.of());
        }
    }

    @QueryMapping
    @Nullable
    Project project(@Argument GlobalId id, @ContextValue Viewer viewer) {
        access.require(viewer, Action.PROJECT_READ, viewer.tenantId());
        return projects.find(viewer.scope(), id.of("Project")).orElse(null);
    }

    @QueryMapping
    Connection<Project> projects(
            @Argument ProjectList.@Nullable Filter filter,
            @Argument ProjectOrder orderBy,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.PROJECT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(
                list.list(viewer.scope(), filter, orderBy, page),
                page,
                project -> ProjectList.cursor(project, orderBy));
    }

    @MutationMapping
    ProjectPayload projectCreate(@Argument ProjectService.Create input, @ContextValue Viewer viewer) {
        return new ProjectPayload(basics.create(viewer, input));
    }

    @MutationMapping
    ProjectPayload projectUpdate(@Argument ProjectService.Update input, @ContextValue Viewer viewer) {
        return new ProjectPayload(basics.update(viewer, input));
    }

    @MutationMapping
    ProjectPayload projectParticipantsSave(@Argument ParticipantsService.Save input, @ContextValue Viewer viewer) {
        return new ProjectPayload(participants.save(viewer, input));
    }

    @MutationMapping
    ProjectPayload projectEstimateSave(@Argument EstimateService.Save input, @ContextValue Viewer viewer) {
        return new ProjectPayload(estimate.save(viewer, input));
    }

    /** As the schema has it. */
    record EstimateChangePayload(Project project, List<EstimateLine> lines, List<UserError> errors) {}

    @MutationMapping
    EstimateChangePayload projectEstimateChange(
            @Argument EstimateService.ChangeLines input, @ContextValue Viewer viewer) {
        var changed = estimate.change(viewer, input);
        return new EstimateChangePayload(changed.project(), changed.lines(), List.of());
    }

    @MutationMapping
    ProjectPayload projectSourcesSave(@Argument SourcesService.Save input, @ContextValue Viewer viewer) {
        return new ProjectPayload(sources.save(viewer, input));
    }

    @MutationMapping
    ProjectPayload projectCatalogueSave(@Argument CatalogueSectionService.Save input, @ContextValue Viewer viewer) {
        return new ProjectPayload(catalogue.save(viewer, input));
    }

    @MutationMapping
    ProjectPayload projectMilestonesSave(@Argument MilestonesService.Save input, @ContextValue Viewer viewer) {
        return new ProjectPayload(milestones.save(viewer, input));
    }

    @MutationMapping
    ProjectPayload projectTargetsSave(@Argument TargetsService.Save input, @ContextValue Viewer viewer) {
        return new ProjectPayload(targets.save(viewer, input));
    }

    @MutationMapping
    ProjectPayload projectInvite(@Argument CoBuilding.Invite input, @ContextValue Viewer viewer) {
        return new ProjectPayload(coBuilding.invite(viewer, input));
    }

    @MutationMapping
    ProjectPayload projectSubmit(@Argument Submissions.Submit input, @ContextValue Viewer viewer) {
        return new ProjectPayload(submissions.submit(viewer, input));
    }

    @MutationMapping
    ProjectPayload projectWithdraw(@Argument Submissions.Withdraw input, @ContextValue Viewer viewer) {
        return new ProjectPayload(submissions.withdraw(viewer, input));
    }

    @MutationMapping
    ProjectPayload projectEstimateCut(@Argument EstimateCutService.Cut input, @ContextValue Viewer viewer) {
        return new ProjectPayload(cuts.cut(viewer, input));
    }
}
