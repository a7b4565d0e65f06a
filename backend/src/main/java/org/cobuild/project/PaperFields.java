package org.cobuild.project;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cobuild.document.Document;
import org.cobuild.platform.Batch;
import org.cobuild.tenancy.Viewer;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The papers of applications: one statement for each field, whatever the number of projects. */
@Controller
class PaperFields {
    private static final String PROJECT = "Project";
    private static final String PAPER = "ProjectPaper";
    private final PaperService service;
    private final PaperRepository papers;
    private final ProjectPapers files;
    private final SpecialRepository specials;
    private final MakingGood makingGood;
    private final SubmissionPolicy policy;
    private final ProjectRights rights;

    PaperFields(
            PaperService service,
            PaperRepository papers,
            ProjectPapers files,
            SpecialRepository specials,
            MakingGood makingGood,
            SubmissionPolicy policy,
            ProjectRights rights) {
        this.service = service;
        this.papers = papers;
        this.files = files;
        this.specials = specials;
        this.makingGood = makingGood;
        this.policy = policy;
        this.rights = rights;
    }

    @MutationMapping
    ProjectController.ProjectPayload projectPaperAdd(@Argument PaperService.Add input, @ContextValue Viewer viewer) {
        return new ProjectController.ProjectPayload(service.add(viewer, input));
    }

    @MutationMapping
    ProjectController.ProjectPayload projectPaperRemove(
            @Argument PaperService.Remove input, @ContextValue Viewer viewer) {
        return new ProjectController.ProjectPayload(service.remove(viewer, input));
    }

    @BatchMapping(typeName = PROJECT, field = "papers")
    List<List<ProjectPaper>> papers(List<Project> rows, @ContextValue Viewer viewer) {
        var seen =
                papers.ofProjects(viewer.scope(), rows.stream().map(Project::id).toList());
        return rows.stream().map(row -> seen.getOrDefault(row.id(), List.of())).toList();
    }

    /** As the schema has it. */
    record PaperAsked(ApplicationPaper kind, boolean required) {}

    @BatchMapping(typeName = PROJECT)
    List<List<PaperAsked>> papersAsked(List<Project> rows, @ContextValue Viewer viewer) {
        var editable = rows.stream()
                .filter(row -> row.sight().whole() && rights.viewerCanEdit(row, viewer))
                .toList();
        if (editable.isEmpty()) {
            return rows.stream().map(row -> List.<PaperAsked>of()).toList();
        }
        var numbers = policy.of(viewer);
        var special = specials.ofProjects(
                viewer.scope(), editable.stream().map(Project::id).toList());
        return rows.stream()
                .map(row -> editable.contains(row) ? asked(row, numbers, special.get(row.id())) : List.<PaperAsked>of())
                .toList();
    }

    private static List<PaperAsked> asked(
            Project project, SubmissionPolicy.Numbers numbers, @Nullable SpecialTrack special) {
        var required =
                numbers.papers() && (special == null || !special.skipped().contains(SkippedStep.PAPERS));
        return numbers.asked(project.category(), Submittable.track(project, numbers)).stream()
                .map(kind -> new PaperAsked(kind, required))
                .toList();
    }

    /** Asked of conditions only where something approved is led by the caller: mostly no statement at all. */
    @BatchMapping(typeName = PROJECT)
    List<Boolean> viewerCanAddPaper(List<Project> rows, @ContextValue Viewer viewer) {
        var writable = makingGood.writable(viewer, rows, SkippedStep.PAPERS);
        return rows.stream()
                .map(row -> rights.viewerCanEdit(row, viewer) || writable.contains(row.id()))
                .toList();
    }

    @BatchMapping(typeName = PAPER)
    Map<ProjectPaper, Document> document(List<ProjectPaper> rows) {
        var kept = files.of(rows.stream().map(ProjectPaper::id).toList());
        return Batch.each(rows, row -> kept.get(row.id()));
    }

    @SchemaMapping(typeName = PAPER)
    CompletableFuture<Boolean> viewerCanRemove(
            ProjectPaper paper, @ContextValue Viewer viewer, DataLoader<Long, Project> byId) {
        return byId.load(paper.projectId())
                .thenApply(project -> !paper.submitted() && project != null && rights.viewerCanEdit(project, viewer));
    }
}
