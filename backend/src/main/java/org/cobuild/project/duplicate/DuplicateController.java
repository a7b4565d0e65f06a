package org.cobuild.project.duplicate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cobuild.platform.Batch;
import org.cobuild.platform.UserError;
import org.cobuild.project.Project;
import org.cobuild.project.ProjectRepository;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Duplicate checks of a project, what they found and what was ruled. */
@Controller
class DuplicateController {
    private final DuplicateCheckService checking;
    private final DuplicateRulingService ruling;
    private final DuplicateRepository checks;
    private final ProjectRepository projects;

    DuplicateController(
            DuplicateCheckService checking,
            DuplicateRulingService ruling,
            DuplicateRepository checks,
            ProjectRepository projects) {
        this.checking = checking;
        this.ruling = ruling;
        this.checks = checks;
        this.projects = projects;
    }

    /** The check as it now is. */
    record DuplicateCheckPayload(DuplicateCheck check, List<UserError> errors) {}

    @MutationMapping
    DuplicateCheckPayload projectDuplicateCheck(
            @Argument DuplicateCheckService.Check input, @ContextValue Viewer viewer) {
        return new DuplicateCheckPayload(checking.check(viewer, input), List.of());
    }

    @MutationMapping
    DuplicateCheckPayload projectDuplicateRule(
            @Argument DuplicateRulingService.Rule input, @ContextValue Viewer viewer) {
        return new DuplicateCheckPayload(ruling.rule(viewer, input), List.of());
    }

    @BatchMapping(typeName = "Project")
    List<List<DuplicateCheck>> duplicateChecks(List<Project> rows, @ContextValue Viewer viewer) {
        var found = checks.list(viewer.scope(), rows.stream().map(Project::id).toList());
        return rows.stream().map(row -> found.getOrDefault(row.id(), List.of())).toList();
    }

    @BatchMapping(typeName = "DuplicateCheck")
    List<List<DuplicateHit>> hits(List<DuplicateCheck> rows, @ContextValue Viewer viewer) {
        var found = checks.hits(
                viewer.scope(), rows.stream().map(DuplicateCheck::id).toList());
        return rows.stream().map(row -> found.getOrDefault(row.id(), List.of())).toList();
    }

    @BatchMapping(typeName = "DuplicateCheck", field = "rulings")
    List<List<DuplicateRuling>> rulingsOfChecks(List<DuplicateCheck> rows, @ContextValue Viewer viewer) {
        var found = checks.rulings(
                viewer.scope(), rows.stream().map(DuplicateCheck::id).toList());
        return rows.stream()
                .map(row -> found.getOrDefault(row.id(), List.of()).stream()
                        .filter(one -> one.hitId() == null)
                        .toList())
                .toList();
    }

    @BatchMapping(typeName = "DuplicateCheck")
    List<Boolean> viewerCanRule(List<DuplicateCheck> rows, @ContextValue Viewer viewer) {
        return ruling.mayRule(viewer, rows);
    }

    @BatchMapping(typeName = "DuplicateHit")
    Map<DuplicateHit, Project> project(List<DuplicateHit> rows, @ContextValue Viewer viewer) {
        var found = projects.find(viewer.scope(), Batch.ids(rows, DuplicateHit::otherProjectId));
        return Batch.each(rows, row -> row.otherProjectId() == null ? null : found.get(row.otherProjectId()));
    }

    @BatchMapping(typeName = "DuplicateHit")
    Map<DuplicateHit, Unit> ask(List<DuplicateHit> rows, @ContextValue Viewer viewer) {
        var tenants = rows.stream()
                .filter(row -> row.otherProjectId() == null)
                .map(DuplicateHit::otherTenantId)
                .collect(Collectors.toSet());
        var found = tenants.isEmpty() ? Map.<Long, Unit>of() : checks.authorities(viewer.scope(), tenants);
        return Batch.each(rows, row -> row.otherProjectId() == null ? found.get(row.otherTenantId()) : null);
    }

    @BatchMapping(typeName = "DuplicateHit")
    List<List<DuplicateMatch>> matches(List<DuplicateHit> rows, @ContextValue Viewer viewer) {
        var found = checks.matches(
                viewer.scope(), rows.stream().map(DuplicateHit::id).toList());
        return rows.stream().map(row -> found.getOrDefault(row.id(), List.of())).toList();
    }

    @BatchMapping(typeName = "DuplicateHit", field = "rulings")
    List<List<DuplicateRuling>> rulingsOfHits(List<DuplicateHit> rows, @ContextValue Viewer viewer) {
        var found = checks.rulings(
                viewer.scope(),
                rows.stream().map(DuplicateHit::checkId).distinct().toList());
        return rows.stream()
                .map(row -> found.getOrDefault(row.checkId(), List.of()).stream()
                        .filter(one -> Objects.equals(one.hitId(), row.id()))
                        .toList())
                .toList();
    }
}
