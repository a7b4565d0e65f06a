package org.cobuild.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.approval.ApprovalCondition;
import org.cobuild.approval.CaseRepository;
import org.cobuild.approval.ConditionRepository;
import org.cobuild.approval.Confirmation;
import org.cobuild.audit.AuditEntry;
import org.cobuild.audit.AuditRepository;
import org.cobuild.catalogue.CatalogueCompleteness;
import org.cobuild.catalogue.CatalogueEntry;
import org.cobuild.catalogue.CatalogueRepository;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The relations of a project: one statement each, whatever the number of projects. */
@Controller
class ProjectFields {
    private final UnitRepository units;
    private final TenantRepository tenants;
    private final ParticipantRepository participants;
    private final EstimateRepository lines;
    private final SourceRepository sources;
    private final ProjectMilestones milestones;
    private final ProjectTargets targets;
    private final CatalogueRepository catalogue;
    private final SubmissionRepository submissions;
    private final ProjectRepository projects;
    private final CaseRepository cases;
    private final ConditionRepository conditions;
    private final AuditRepository trail;

    ProjectFields(
            UnitRepository units,
            TenantRepository tenants,
            ParticipantRepository participants,
            EstimateRepository lines,
            SourceRepository sources,
            ProjectMilestones milestones,
            ProjectTargets targets,
            CatalogueRepository catalogue,
            SubmissionRepository submissions,
            ProjectRepository projects,
            CaseRepository cases,
            ConditionRepository conditions,
            AuditRepository trail) {
        this.units = units;
        this.tenants = tenants;
        this.participants = participants;
        this.lines = lines;
        this.sources = sources;
        this.milestones = milestones;
        this.targets = targets;
        this.catalogue = catalogue;
        this.submissions = submissions;
        this.projects = projects;
        this.cases = cases;
        this.conditions = conditions;
        this.trail = trail;
    }

    @BatchMapping(typeName = "Project")
    List<Unit> lead(List<Project> rows) {
        var named = units.named(rows.stream().map(Project::unitId).distinct().toList());
        return rows.stream()
                .map(project -> Objects.requireNonNull(named.get(project.unitId())))
                .toList();
    }

    @BatchMapping(typeName = "Project")
    List<Tenant> tenant(List<Project> rows) {
        var found = tenants.find(rows.stream().map(Project::tenantId).distinct().toList());
        return rows.stream()
                .map(project -> Objects.requireNonNull(found.get(project.tenantId())))
                .toList();
    }

    @BatchMapping(typeName = "Project")
    List<List<Participant>> participants(List<Project> rows, @ContextValue Viewer viewer) {
        return of(rows, viewer, participants::list);
    }

    @BatchMapping(typeName = "Project")
    List<List<EstimateLine>> estimateLines(List<Project> rows, @ContextValue Viewer viewer) {
        return of(rows, viewer, lines::list);
    }

    @BatchMapping(typeName = "Project")
    List<List<FundingSource>> fundingSources(List<Project> rows, @ContextValue Viewer viewer) {
        return of(rows, viewer, sources::list);
    }

    @BatchMapping(typeName = "Project")
    List<List<Milestone>> milestones(List<Project> rows, @ContextValue Viewer viewer) {
        return of(rows, viewer, milestones::list);
    }

    @BatchMapping(typeName = "Project")
    List<List<PerformanceTarget>> targets(List<Project> rows, @ContextValue Viewer viewer) {
        return of(rows, viewer, targets::list);
    }

    @BatchMapping(typeName = "Project")
    List<List<CatalogueEntry>> catalogue(List<Project> rows, @ContextValue Viewer viewer) {
        return of(rows, viewer, catalogue::list);
    }

    @BatchMapping(typeName = "Project")
    List<CatalogueCompleteness> catalogueCompleteness(List<Project> rows, @ContextValue Viewer viewer) {
        return catalogue(rows, viewer).stream().map(CatalogueCompleteness::of).toList();
    }

    @BatchMapping(typeName = "Project")
    List<List<Submission>> submissions(List<Project> rows, @ContextValue Viewer viewer) {
        return of(rows, viewer, submissions::list);
    }

    @BatchMapping(typeName = "Project")
    List<List<ApprovalCase>> cases(List<Project> rows, @ContextValue Viewer viewer) {
        return of(rows, viewer, cases::ofProjects);
    }

    @BatchMapping(typeName = "Project")
    List<List<ApprovalCondition>> conditions(List<Project> rows, @ContextValue Viewer viewer) {
        return of(rows, viewer, conditions::ofProjects);
    }

    @BatchMapping(typeName = "Project")
    List<List<AuditEntry>> timeline(List<Project> rows, @ContextValue Viewer viewer) {
        return of(rows, viewer, trail::timelines);
    }

    @SchemaMapping(typeName = "TimelineEvent", field = "id")
    String eventId(AuditEntry event) {
        return new GlobalId("AuditEntry", event.id()).toString();
    }

    @BatchMapping(typeName = "Submission", field = "content")
    Map<Submission, String> contents(List<Submission> rows, @ContextValue Viewer viewer) {
        return found(
                rows,
                Submission::id,
                submissions.contents(
                        viewer.scope(), rows.stream().map(Submission::id).toList()));
    }

    @SchemaMapping(typeName = "EstimateLine", field = "participant")
    @Nullable
    CompletableFuture<@Nullable Participant> packageOf(EstimateLine line, DataLoader<Long, Participant> byId) {
        return line.participantId() == null ? null : byId.load(line.participantId());
    }

    @SchemaMapping(typeName = "FundingSource", field = "participant")
    @Nullable
    CompletableFuture<@Nullable Participant> payer(FundingSource source, DataLoader<Long, Participant> byId) {
        return source.participantId() == null ? null : byId.load(source.participantId());
    }

    @BatchMapping(typeName = "Case", field = "project")
    Map<ApprovalCase, Project> ofCases(List<ApprovalCase> rows, @ContextValue Viewer viewer) {
        return found(
                rows,
                ApprovalCase::projectId,
                projects.find(
                        viewer.scope(),
                        rows.stream().map(ApprovalCase::projectId).distinct().toList()));
    }

    @BatchMapping(typeName = "Confirmation", field = "project")
    Map<Confirmation, Project> ofConfirmations(List<Confirmation> rows, @ContextValue Viewer viewer) {
        return found(
                rows,
                Confirmation::projectId,
                projects.find(
                        viewer.scope(),
                        rows.stream().map(Confirmation::projectId).distinct().toList()));
    }

    /** What belongs to each row; rows to which nothing belongs that the caller sees are left out, which reads as null. */
    private static <R, T> Map<R, T> found(List<R> rows, Function<R, @Nullable Long> key, Map<Long, T> byId) {
        var result = new HashMap<R, T>();
        for (var row : rows) {
            var id = key.apply(row);
            var value = id == null ? null : byId.get(id);
            if (value != null) {
                result.put(row, value);
            }
        }
        return result;
    }

    private static <T> List<List<T>> of(
            List<Project> rows, Viewer viewer, BiFunction<TenantScope, Collection<Long>, Map<Long, List<T>>> read) {
        var found = read.apply(viewer.scope(), rows.stream().map(Project::id).toList());
        return rows.stream().map(row -> found.getOrDefault(row.id(), List.of())).toList();
    }
}
