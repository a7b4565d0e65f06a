package org.cobuild.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.cobuild.audit.AuditView;
import org.cobuild.project.ProjectController.ProjectPayload;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitLead;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Who sees a project: shares, and everybody with the ground. */
@Controller
class SharingController {
    private final Sharing sharing;
    private final ProjectRepository projects;
    private final ShareRepository shares;
    private final ParticipantRepository participants;
    private final UnitRepository units;
    private final TenantRepository tenants;

    SharingController(
            Sharing sharing,
            ProjectRepository projects,
            ShareRepository shares,
            ParticipantRepository participants,
            UnitRepository units,
            TenantRepository tenants) {
        this.sharing = sharing;
        this.projects = projects;
        this.shares = shares;
        this.participants = participants;
        this.units = units;
        this.tenants = tenants;
    }

    @MutationMapping
    ProjectPayload projectShare(@Argument Sharing.Give input, @ContextValue Viewer viewer) {
        return new ProjectPayload(sharing.give(viewer, input));
    }

    @MutationMapping
    ProjectPayload projectShareRevoke(@Argument Sharing.Revoke input, @ContextValue Viewer viewer) {
        return new ProjectPayload(sharing.revoke(viewer, input));
    }

    @SchemaMapping(typeName = "Project")
    List<ProjectArea> viewerAreas(Project project) {
        return project.sight().areas().stream().sorted().toList();
    }

    @SchemaMapping(typeName = "Project")
    boolean viewerCanShare(Project project, @ContextValue Viewer viewer) {
        return project.stage().wasSubmitted() && viewer.may(Action.PROJECT_SHARE, project.tenantId());
    }

    @BatchMapping(typeName = "Project")
    List<List<ProjectShare>> shares(List<Project> rows, @ContextValue Viewer viewer) {
        var found = shares.list(viewer.scope(), ids(rows));
        return rows.stream().map(row -> found.getOrDefault(row.id(), List.of())).toList();
    }

    /** Only for who sees the project whole, and so all of its participants and shares. */
    @BatchMapping(typeName = "Project")
    List<List<ProjectReader>> readers(List<Project> rows, @ContextValue Viewer viewer) {
        var whole = rows.stream().filter(row -> row.sight().whole()).toList();
        var parts = whole.isEmpty() ? Map.<Long, List<Participant>>of() : participants.list(viewer.scope(), ids(whole));
        var given = whole.isEmpty() ? Map.<Long, List<ProjectShare>>of() : shares.list(viewer.scope(), ids(whole));
        var above = whole.isEmpty() ? Map.<Long, UnitLead>of() : leads(viewer, whole, parts);
        return rows.stream()
                .map(row -> row.sight().whole()
                        ? ProjectReader.of(
                                        row,
                                        parts.getOrDefault(row.id(), List.of()),
                                        given.getOrDefault(row.id(), List.of()),
                                        above)
                                .stream()
                                .filter(reader -> reader.sees(viewer.at()))
                                .toList()
                        : List.<ProjectReader>of())
                .toList();
    }

    /** As they stand, and not as names are remembered. */
    private Map<Long, UnitLead> leads(Viewer viewer, List<Project> rows, Map<Long, List<Participant>> parts) {
        var ids = rows.stream()
                .flatMap(row -> ProjectLeads.units(row, parts.getOrDefault(row.id(), List.of())))
                .collect(Collectors.toSet());
        var leads = new HashMap<Long, UnitLead>();
        units.find(viewer.scope(), ids).forEach((id, unit) -> {
            if (unit.lead() != null) {
                leads.put(id, unit.lead());
            }
        });
        return leads;
    }

    @SchemaMapping(typeName = "ProjectReader", field = "areas")
    List<ProjectArea> areasRead(ProjectReader reader) {
        return reader.areas().stream().sorted().toList();
    }

    @BatchMapping(typeName = "ProjectReader", field = "tenant")
    Map<ProjectReader, Tenant> tenantReading(List<ProjectReader> rows) {
        return tenants(rows, ProjectReader::tenantId);
    }

    @BatchMapping(typeName = "ProjectReader", field = "unit")
    Map<ProjectReader, Unit> unitReading(List<ProjectReader> rows) {
        return units(rows, ProjectReader::unitId);
    }

    @BatchMapping(typeName = "ProjectShare", field = "tenant")
    Map<ProjectShare, Tenant> receivingTenant(List<ProjectShare> rows) {
        return tenants(rows, ProjectShare::receiverTenantId);
    }

    @BatchMapping(typeName = "ProjectShare", field = "unit")
    Map<ProjectShare, Unit> receivingUnit(List<ProjectShare> rows) {
        return units(rows, ProjectShare::receiverUnitId);
    }

    @BatchMapping(typeName = "AuditView")
    Map<AuditView, Project> project(List<AuditView> rows, @ContextValue Viewer viewer) {
        var found = projects.find(
                viewer.scope(),
                rows.stream().map(AuditView::projectId).distinct().toList());
        var result = new HashMap<AuditView, Project>();
        rows.forEach(row -> {
            var project = found.get(row.projectId());
            if (project != null) {
                result.put(row, project);
            }
        });
        return result;
    }

    @SchemaMapping(typeName = "ProjectShare", field = "areas")
    List<ProjectArea> areasShared(ProjectShare share) {
        return share.areas().stream().sorted().toList();
    }

    @SchemaMapping(typeName = "ProjectShare")
    ProjectShare.State state(ProjectShare share, @ContextValue Viewer viewer) {
        return share.state(viewer.at());
    }

    @SchemaMapping(typeName = "ProjectShare")
    boolean viewerCanRevoke(ProjectShare share, @ContextValue Viewer viewer) {
        return share.state(viewer.at()) == ProjectShare.State.ACTIVE
                && viewer.may(Action.PROJECT_SHARE, share.tenantId());
    }

    private <R> Map<R, Tenant> tenants(List<R> rows, ToLongFunction<R> id) {
        var found = tenants.find(rows.stream().mapToLong(id).boxed().distinct().toList());
        var result = new HashMap<R, Tenant>();
        rows.forEach(row -> result.put(row, Objects.requireNonNull(found.get(id.applyAsLong(row)))));
        return result;
    }

    /** Rows that are for all of a tenant are left out, which reads as null. */
    private <R> Map<R, Unit> units(List<R> rows, Function<R, @Nullable Long> id) {
        var ids = new java.util.HashSet<Long>();
        rows.forEach(row -> {
            var unit = id.apply(row);
            if (unit != null) {
                ids.add(unit);
            }
        });
        var found = units.named(ids);
        var result = new HashMap<R, Unit>();
        rows.forEach(row -> {
            var unit = id.apply(row);
            if (unit != null) {
                result.put(row, Objects.requireNonNull(found.get(unit)));
            }
        });
        return result;
    }

    private static Collection<Long> ids(List<Project> rows) {
        return rows.stream().map(Project::id).toList();
    }
}
