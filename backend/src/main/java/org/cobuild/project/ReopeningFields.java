package org.cobuild.project;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cobuild.planning.PlanningQuestions;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What came forward again after a refusal, and what may: the same statements, whatever the number of projects. */
@Controller
class ReopeningFields {
    private final ReopeningService service;
    private final ReopeningRepository reopenings;
    private final PlanningQuestions planning;
    private final SubmissionPolicy policy;

    ReopeningFields(
            ReopeningService service,
            ReopeningRepository reopenings,
            PlanningQuestions planning,
            SubmissionPolicy policy) {
        this.service = service;
        this.reopenings = reopenings;
        this.planning = planning;
        this.policy = policy;
    }

    @MutationMapping
    ProjectController.ProjectPayload projectReopen(
            @Argument ReopeningService.Reopen input, @ContextValue Viewer viewer) {
        return new ProjectController.ProjectPayload(service.reopen(viewer, input));
    }

    @BatchMapping(typeName = "Project")
    List<List<Reopening>> reopenings(List<Project> rows, @ContextValue Viewer viewer) {
        var seen = read(rows, viewer);
        return rows.stream().map(row -> seen.getOrDefault(row.id(), List.of())).toList();
    }

    record Way(ReopeningKind kind, List<UserError> refusals) {}

    @BatchMapping(typeName = "Project")
    List<List<Way>> reopeningWays(List<Project> rows, @ContextValue Viewer viewer) {
        var refused = rows.stream()
                .filter(row -> ProjectRights.reopenable(row, viewer))
                .toList();
        if (refused.isEmpty()) {
            return rows.stream().map(row -> List.<Way>of()).toList();
        }
        var before = read(refused, viewer);
        var asked = planning.ask(viewer, List.of());
        var appeals = policy.of(viewer).appealsPerBatch();
        return rows.stream()
                .map(row -> ProjectRights.reopenable(row, viewer)
                        ? Arrays.stream(ReopeningKind.values())
                                .map(kind -> new Way(
                                        kind,
                                        ReopeningRules.check(
                                                        kind,
                                                        row,
                                                        before.getOrDefault(row.id(), List.of()),
                                                        asked,
                                                        appeals)
                                                .list()))
                                .toList()
                        : List.<Way>of())
                .toList();
    }

    private Map<Long, List<Reopening>> read(List<Project> rows, Viewer viewer) {
        return reopenings.ofProjects(
                viewer.scope(), rows.stream().map(Project::id).toList());
    }
}
