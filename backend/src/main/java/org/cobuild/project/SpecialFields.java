package org.cobuild.project;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.cobuild.platform.Batch;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.UserError;
import org.cobuild.project.MakingGood.StepToMakeGood;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The special track and what it makes good: the same statements, whatever the number of projects. */
@Controller
class SpecialFields {
    private final SpecialService service;
    private final SpecialRepository specials;
    private final MakingGood makingGood;
    private final ProjectParts parts;
    private final PortalClock clock;

    SpecialFields(
            SpecialService service,
            SpecialRepository specials,
            MakingGood makingGood,
            ProjectParts parts,
            PortalClock clock) {
        this.service = service;
        this.specials = specials;
        this.makingGood = makingGood;
        this.parts = parts;
        this.clock = clock;
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

    @BatchMapping(typeName = "Project")
    List<List<StepToMakeGood>> toMakeGood(List<Project> rows, @ContextValue Viewer viewer) {
        var open = makingGood.of(viewer, rows);
        return rows.stream().map(row -> open.getOrDefault(row.id(), List.of())).toList();
    }

    /** Only for who writes them, and so sees the project whole; one statement for each part. */
    @BatchMapping(typeName = "StepToMakeGood")
    List<List<UserError>> refusals(List<StepToMakeGood> rows, @ContextValue Viewer viewer) {
        var written = rows.stream()
                .filter(row -> row.viewerCanWrite() && row.project().sight().whole())
                .toList();
        var whole = written.isEmpty()
                ? Map.<Long, Submittable>of()
                : parts.submittable(
                        viewer,
                        written.stream().map(StepToMakeGood::project).distinct().toList(),
                        clock.today(viewer.tenant().zone()));
        return rows.stream()
                .map(row -> written.contains(row)
                        ? SubmissionCheck.of(
                                        row.step(),
                                        requireNonNull(whole.get(row.project().id())))
                                .list()
                        : List.<UserError>of())
                .toList();
    }
}
