package org.cobuild.construction;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import graphql.GraphQLContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cobuild.project.Milestone;
import org.cobuild.project.Participations;
import org.cobuild.project.ProjectRepository;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What happened to milestones, beside their plan: one row each, read once a request for all of its fields. */
@Controller
class MilestoneRelations {
    private final Progress progress;
    private final ReportRepository reports;
    private final ProjectRepository projects;
    private final Participations participations;

    MilestoneRelations(
            BatchLoaderRegistry loaders,
            Progress progress,
            ReportRepository reports,
            ProjectRepository projects,
            Participations participations) {
        this.progress = progress;
        this.reports = reports;
        this.projects = projects;
        this.participations = participations;
        loaders.forTypePair(Long.class, MilestoneState.class).registerMappedBatchLoader((ids, environment) -> {
            GraphQLContext context = Objects.requireNonNull(environment.getContext());
            Viewer viewer = context.get("viewer");
            return Mono.just(states(viewer, ids));
        });
    }

    /** A milestone of a project that was not approved has a state too: nothing happened. */
    private Map<Long, MilestoneState> states(Viewer viewer, Set<Long> ids) {
        var found = progress.states(viewer.scope(), ids);
        return ids.stream().collect(toMap(Function.identity(), id -> found.getOrDefault(id, MilestoneState.none(id))));
    }

    @SchemaMapping
    CompletableFuture<@Nullable LocalDate> forecastEndOn(Milestone milestone, DataLoader<Long, MilestoneState> states) {
        return states.load(milestone.id()).thenApply(MilestoneState::forecastEndOn);
    }

    @SchemaMapping
    CompletableFuture<@Nullable LocalDate> actualStartOn(Milestone milestone, DataLoader<Long, MilestoneState> states) {
        return states.load(milestone.id()).thenApply(MilestoneState::actualStartOn);
    }

    @SchemaMapping
    CompletableFuture<@Nullable LocalDate> actualEndOn(Milestone milestone, DataLoader<Long, MilestoneState> states) {
        return states.load(milestone.id()).thenApply(MilestoneState::actualEndOn);
    }

    @SchemaMapping
    CompletableFuture<Integer> confirmedProgress(Milestone milestone, DataLoader<Long, MilestoneState> states) {
        return states.load(milestone.id()).thenApply(MilestoneState::confirmedProgress);
    }

    @BatchMapping(typeName = "Milestone", field = "reports")
    Map<Milestone, List<MilestoneReport>> reports(List<Milestone> milestones, @ContextValue Viewer viewer) {
        var found = reports.ofMilestones(
                viewer.scope(), milestones.stream().map(Milestone::id).collect(toSet()));
        return milestones.stream()
                .collect(toMap(Function.identity(), milestone -> found.getOrDefault(milestone.id(), List.of())));
    }

    @BatchMapping(typeName = "Milestone", field = "viewerCanReport")
    Map<Milestone, Boolean> viewerCanReport(List<Milestone> milestones, @ContextValue Viewer viewer) {
        var projectIds = milestones.stream().map(Milestone::projectId).collect(toSet());
        var built = viewer.actions().contains(Action.PROGRESS_REPORT)
                ? participations.builtBy(viewer, projectIds)
                : Set.<Long>of();
        if (built.isEmpty()) {
            return milestones.stream().collect(toMap(Function.identity(), milestone -> false));
        }
        var open = projects.find(viewer.scope(), built).values().stream()
                .filter(project -> ReportService.STAGES.contains(project.stage()))
                .map(project -> project.id())
                .collect(toSet());
        var states = states(viewer, milestones.stream().map(Milestone::id).collect(toSet()));
        return milestones.stream()
                .collect(toMap(
                        Function.identity(),
                        milestone -> open.contains(milestone.projectId())
                                && Objects.requireNonNull(states.get(milestone.id()))
                                        .reportable()));
    }

    @SchemaMapping
    boolean viewerCanReview(MilestoneReport report, @ContextValue Viewer viewer) {
        return report.state() == ReportState.REPORTED
                && viewer.may(Action.PROGRESS_CONFIRM, report.tenantId())
                && !report.reportedBy(viewer.personId());
    }
}
