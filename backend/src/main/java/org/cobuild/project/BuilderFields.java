package org.cobuild.project;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /** As the schema has it. */
    record Builder(
            boolean ownBuild,
            @Nullable Unit unit,
            @Nullable String reason,
            @Nullable OwnBuildState state,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable String answeredByName) {
        static Builder of(@Nullable OwnBuild own, @Nullable Unit unit) {
            return own == null
                    ? new Builder(false, unit, null, null, null, null, null)
                    : new Builder(
                            true,
                            unit,
                            own.reason(),
                            own.state(),
                            own.answer(),
                            own.answeredAt(),
                            own.answeredByName());
        }
    }

    /** Four statements, whatever the number of projects. */
    @BatchMapping(typeName = "Project")
    List<Builder> builder(List<Project> rows, @ContextValue Viewer viewer) {
        var ids = rows.stream().map(Project::id).toList();
        var own = ownBuilds.ofProjects(viewer.scope(), ids);
        var appointed = participants.builders(viewer.scope(), ids);
        var company = units.firstOfCity(viewer.scope(), UnitKind.COMPANY).orElse(null);
        var named = units.named(Stream.concat(
                        rows.stream().filter(row -> own.containsKey(row.id())).map(Project::unitId),
                        appointed.values().stream())
                .distinct()
                .toList());
        return rows.stream()
                .map(row -> own.containsKey(row.id())
                        ? Builder.of(own.get(row.id()), named.get(row.unitId()))
                        : Builder.of(null, appointed.containsKey(row.id()) ? named.get(appointed.get(row.id())) : company))
                .toList();
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
        var found = new HashMap<OwnBuild, Project>();
        rows.stream()
                .filter(row -> seen.containsKey(row.projectId()))
                .forEach(row -> found.put(row, seen.get(row.projectId())));
        return found;
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
