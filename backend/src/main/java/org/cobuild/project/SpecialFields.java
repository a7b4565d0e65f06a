package org.cobuild.project;

import java.util.List;
import java.util.Map;
import org.cobuild.platform.Batch;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The special track: one statement, whatever the number of projects. */
@Controller
class SpecialFields {
    private final SpecialService service;
    private final SpecialRepository specials;

    SpecialFields(SpecialService service, SpecialRepository specials) {
        this.service = service;
        this.specials = specials;
    }

    @MutationMapping
    ProjectController.ProjectPayload projectSpecialSave(
            @Argument SpecialService.Save input, @ContextValue Viewer viewer) {
        return new ProjectController.ProjectPayload(service.save(viewer, input));
    }

    @BatchMapping(typeName = "Project")
    Map<Project, SpecialTrack> special(List<Project> rows, @ContextValue Viewer viewer) {
        var seen = specials.ofProjects(
                viewer.scope(), rows.stream().map(Project::id).toList());
        return Batch.each(rows, row -> seen.get(row.id()));
    }
}
