package org.cobuild.project;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cobuild.platform.Batch;
import org.cobuild.platform.Connection;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.ViewerNodes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Who builds, and the wishes to build by oneself. */
@Controller
class BuilderFields {
    private static final String TYPE = "OwnBuild";
    private final BuilderService service;
    private final OwnBuildRepository ownBuilds;
    private final ParticipantRepository participants;
    private final ProjectRepository projects;
    private final UnitRepository units;
    private final Access access;

    BuilderFields(
            BuilderService service,
            OwnBuildRepository ownBuilds,
            ParticipantRepository participants,
            ProjectRepository projects,
            UnitRepository units,
            Access access) {
        this.service = service;
        this.ownBuilds = ownBuilds;
        this.participants = participants;
        this.projects = projects;
        this.units = units;
        this.access = access;
    }

    @Bean
    static NodeLoader ownBuildNodes(OwnBuildRepository ownBuilds) {
        return new ViewerNodes(
                TYPE,
                (viewer, ids) -> viewer.may(Action.PROJECT_READ, viewer.tenantId())
                        ? ownBuilds.find(viewer.scope(), ids)
                        : Map.of());
    }

    /** As the schema has it; which unit builds is read where it is asked for. */
    record Builder(
            Project project,
            boolean ownBuild,
            @Nullable String reason,
            @Nullable OwnBuildState state,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable String answeredByName) {
        static Builder of(Project project, @Nullable OwnBuild own) {
            return own == null
                    ? new Builder(project, false, null, null, null, null, null)
                    : new Builder(
                            project,
                            true,
                            own.reason(),
                            own.state(),
                            own.answer(),
                            own.answeredAt(),
                            own.answeredByName());
        }
    }

    @BatchMapping(typeName = "Project")
    List<Builder> builder(List<Project> rows, @ContextValue Viewer viewer) {
        var own = ownBuilds.ofProjects(
                viewer.scope(), rows.stream().map(Project::id).toList());
        return rows.stream().map(row -> Builder.of(row, own.get(row.id()))).toList();
    }

    /** The lead, who was appointed, or else the company that would be. */
    @BatchMapping(typeName = "ProjectBuilder", field = "unit")
    Map<Builder, Unit> buildingUnits(List<Builder> rows, @ContextValue Viewer viewer) {
        var appointed = participants.builders(
                viewer.scope(), rows.stream().map(row -> row.project().id()).toList());
        var company = units.firstOfCity(viewer.scope(), UnitKind.COMPANY).orElse(null);
        var named = units.named(Stream.concat(
                        rows.stream()
                                .filter(Builder::ownBuild)
                                .map(row -> row.project().unitId()),
                        appointed.values().stream())
                .distinct()
                .toList());
        var found = new HashMap<Builder, Unit>();
        for (var row : rows) {
            var chosen = row.ownBuild()
                    ? Long.valueOf(row.project().unitId())
                    : appointed.get(row.project().id());
            var unit = chosen == null ? company : named.get(chosen);
            if (unit != null) {
                found.put(row, unit);
            }
        }
        return found;
    }

    @QueryMapping
    Connection<OwnBuild> ownBuilds(
            @Argument @Nullable OwnBuildState state,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.PROJECT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(ownBuilds.list(viewer.scope(), state, page), page, OwnBuildRepository::cursor);
    }

    @BatchMapping(typeName = TYPE, field = "project")
    Map<OwnBuild, Project> projects(List<OwnBuild> rows, @ContextValue Viewer viewer) {
        var seen = projects.find(
                viewer.scope(), rows.stream().map(OwnBuild::projectId).toList());
        return Batch.each(rows, row -> seen.get(row.projectId()));
    }

    @BatchMapping(typeName = TYPE, field = "lead")
    Map<OwnBuild, Unit> leads(List<OwnBuild> rows) {
        var named = units.named(rows.stream().map(OwnBuild::unitId).distinct().toList());
        return rows.stream()
                .distinct()
                .collect(toMap(Function.identity(), row -> Objects.requireNonNull(named.get(row.unitId()))));
    }

    @SchemaMapping(typeName = TYPE)
    boolean viewerCanAnswer(OwnBuild own, @ContextValue Viewer viewer) {
        return own.state() == OwnBuildState.ASKED
                && viewer.may(Action.OWN_BUILD_RULE, own.tenantId())
                && !viewer.unitIds().contains(own.unitId());
    }

    @MutationMapping
    ProjectController.ProjectPayload projectBuilderSave(
            @Argument BuilderService.Save input, @ContextValue Viewer viewer) {
        return new ProjectController.ProjectPayload(service.save(viewer, input));
    }

    /** The wish as it now is. */
    record OwnBuildPayload(OwnBuild ownBuild, List<UserError> errors) {}

    @MutationMapping
    OwnBuildPayload ownBuildAnswer(@Argument BuilderService.Answer input, @ContextValue Viewer viewer) {
        return new OwnBuildPayload(service.answer(viewer, input), List.of());
    }
}
