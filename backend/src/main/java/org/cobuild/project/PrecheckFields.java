package org.cobuild.project;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cobuild.planning.ListEntry;
import org.cobuild.planning.ListEntryRepository;
import org.cobuild.platform.Batch;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Checks against the lists and their relations: one statement each, whatever the number of projects. */
@Controller
class PrecheckFields {
    private final PrecheckService service;
    private final PrecheckRepository prechecks;
    private final ListEntryRepository entries;
    private final ProjectRepository projects;
    private final EstimateRepository lines;
    private final PortalClock clock;

    PrecheckFields(
            PrecheckService service,
            PrecheckRepository prechecks,
            ListEntryRepository entries,
            ProjectRepository projects,
            EstimateRepository lines,
            PortalClock clock) {
        this.service = service;
        this.prechecks = prechecks;
        this.entries = entries;
        this.projects = projects;
        this.lines = lines;
        this.clock = clock;
    }

    @MutationMapping
    ProjectController.ProjectPayload projectPrecheck(@Argument PrecheckService.Run input, @ContextValue Viewer viewer) {
        return new ProjectController.ProjectPayload(service.run(viewer, input));
    }

    @MutationMapping
    ProjectController.ProjectPayload projectPrecheckAnswer(
            @Argument PrecheckService.Answer input, @ContextValue Viewer viewer) {
        return new ProjectController.ProjectPayload(service.answer(viewer, input));
    }

    @BatchMapping(typeName = "Project")
    Map<Project, Precheck> precheck(List<Project> rows, @ContextValue Viewer viewer) {
        var latest =
                prechecks.latest(viewer.scope(), rows.stream().map(Project::id).toList());
        return Batch.each(rows, row -> latest.get(row.id()));
    }

    @BatchMapping(typeName = "Project")
    List<List<Precheck>> prechecks(List<Project> rows, @ContextValue Viewer viewer) {
        var found =
                prechecks.list(viewer.scope(), rows.stream().map(Project::id).toList());
        return rows.stream().map(row -> found.getOrDefault(row.id(), List.of())).toList();
    }

    @BatchMapping(typeName = "Precheck")
    List<List<PrecheckHit>> hits(List<Precheck> rows, @ContextValue Viewer viewer) {
        var found =
                prechecks.hits(viewer.scope(), rows.stream().map(Precheck::id).toList());
        return rows.stream().map(row -> found.getOrDefault(row.id(), List.of())).toList();
    }

    @BatchMapping(typeName = "Precheck", field = "entries")
    List<List<ListEntry>> against(List<Precheck> rows, @ContextValue Viewer viewer) {
        var found = lists(
                viewer, rows.stream().flatMap(row -> row.against().stream()).collect(toSet()));
        return rows.stream()
                .map(row -> row.against().stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .toList())
                .toList();
    }

    /** Of one project after the other the text is read anew; lists are read once for each tenant that leads one. */
    @BatchMapping(typeName = "Precheck")
    List<Boolean> changedSince(List<Precheck> rows, @ContextValue Viewer viewer) {
        var ids = rows.stream().map(Precheck::projectId).collect(toSet());
        var found = projects.find(viewer.scope(), ids);
        var linesOf = lines.list(viewer.scope(), ids);
        var inForce = entries
                .inForceInTree(viewer.scope(), clock.today(viewer.tenant().zone()))
                .stream()
                .collect(groupingBy(ListEntry::tenantId));
        return rows.stream()
                .map(row -> {
                    var project = Objects.requireNonNull(found.get(row.projectId()));
                    return !PrecheckRules.digest(
                                    project,
                                    linesOf.getOrDefault(row.projectId(), List.of()),
                                    ListEntryRepository.followed(inForce, project.tenantId(), project.cityId()))
                            .equals(row.contentSha256());
                })
                .toList();
    }

    @BatchMapping(typeName = "PrecheckHit")
    Map<PrecheckHit, ListEntry> entry(List<PrecheckHit> rows, @ContextValue Viewer viewer) {
        var found = lists(viewer, rows.stream().map(PrecheckHit::entryId).collect(toSet()));
        return Batch.each(rows, row -> found.get(row.entryId()));
    }

    @BatchMapping(typeName = "PrecheckHit")
    Map<PrecheckHit, EstimateLine> line(List<PrecheckHit> rows, @ContextValue Viewer viewer) {
        var found = lines.find(viewer.scope(), Batch.ids(rows, PrecheckHit::lineId));
        return Batch.each(rows, row -> row.lineId() == null ? null : found.get(row.lineId()));
    }

    /** A machine may read projects and not the rules of the tenant. */
    private Map<Long, ListEntry> lists(Viewer viewer, Set<Long> ids) {
        return viewer.may(Action.TENANT_READ, viewer.tenantId()) ? entries.find(viewer.scope(), ids) : Map.of();
    }
}
