package org.cobuild.project;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

/** What categories ask for: one statement, whatever the number of projects. */
@Controller
class CategoryFields {
    private final CategoryService service;
    private final CategoryRepository categories;

    CategoryFields(CategoryService service, CategoryRepository categories) {
        this.service = service;
        this.categories = categories;
    }

    @MutationMapping
    ProjectController.ProjectPayload projectCategorySave(
            @Argument CategoryService.Save input, @ContextValue Viewer viewer) {
        return new ProjectController.ProjectPayload(service.save(viewer, input));
    }

    @BatchMapping(typeName = "Project")
    Map<Project, CategoryFacts> categoryFacts(List<Project> rows, @ContextValue Viewer viewer) {
        var seen = categories.ofProjects(
                viewer.scope(), rows.stream().map(Project::id).toList());
        return Batch.each(rows, row -> seen.get(row.id()));
    }

    @SchemaMapping(typeName = "CategoryFacts")
    @Nullable
    CompletableFuture<@Nullable Project> earlierProject(CategoryFacts facts, DataLoader<Long, Project> byId) {
        return facts.earlierProjectId() == null ? null : byId.load(facts.earlierProjectId());
    }
}
