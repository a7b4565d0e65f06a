package org.cobuild.project;

import java.util.List;
import java.util.Objects;
import org.cobuild.catalogue.CatalogueRepository;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Framework plans and their relations: one statement each, whatever the number of projects. */
@Controller
class FrameworkFields {
    private final FrameworkService service;
    private final FrameworkRepository frameworks;
    private final ParticipantRepository participants;
    private final CatalogueRepository catalogue;
    private final UnitRepository units;

    FrameworkFields(
            FrameworkService service,
            FrameworkRepository frameworks,
            ParticipantRepository participants,
            CatalogueRepository catalogue,
            UnitRepository units) {
        this.service = service;
        this.frameworks = frameworks;
        this.participants = participants;
        this.catalogue = catalogue;
        this.units = units;
    }

    @MutationMapping
    ProjectController.ProjectPayload projectFrameworkSave(
            @Argument FrameworkService.Save input, @ContextValue Viewer viewer) {
        return new ProjectController.ProjectPayload(service.save(viewer, input));
    }

    @MutationMapping
    ProjectController.ProjectPayload projectOverlapRule(
            @Argument FrameworkService.Rule input, @ContextValue Viewer viewer) {
        return new ProjectController.ProjectPayload(service.rule(viewer, input));
    }

    @BatchMapping(typeName = "Project")
    List<Framework> framework(List<Project> rows, @ContextValue Viewer viewer) {
        var scope = viewer.scope();
        var ids = rows.stream().map(Project::id).toList();
        var taking = participants.list(scope, ids);
        var provided = catalogue.list(scope, ids);
        var entries = frameworks.entries(scope, ids);
        var rulings = frameworks.rulings(scope, ids);
        return rows.stream()
                .map(project -> Framework.of(
                        project,
                        taking.getOrDefault(project.id(), List.of()),
                        provided.getOrDefault(project.id(), List.of()),
                        entries.getOrDefault(project.id(), List.of()),
                        rulings.getOrDefault(project.id(), List.of())))
                .toList();
    }

    @BatchMapping(typeName = "FrameworkPart", field = "unit")
    List<Unit> partUnits(List<FrameworkPart> rows) {
        return named(rows.stream().map(FrameworkPart::unitId).toList());
    }

    @BatchMapping(typeName = "FrameworkSide", field = "unit")
    List<Unit> sideUnits(List<FrameworkOverlap.Side> rows) {
        return named(rows.stream().map(FrameworkOverlap.Side::unitId).toList());
    }

    private List<Unit> named(List<Long> unitIds) {
        var named = units.named(unitIds.stream().distinct().toList());
        return unitIds.stream().map(id -> Objects.requireNonNull(named.get(id))).toList();
    }
}
