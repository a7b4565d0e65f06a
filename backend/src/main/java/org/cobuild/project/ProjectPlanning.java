package org.cobuild.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.planning.ApplicationBatch;
import org.cobuild.planning.BatchRepository;
import org.cobuild.planning.KeyTask;
import org.cobuild.planning.OfferedBatch;
import org.cobuild.planning.PlanRepository;
import org.cobuild.planning.PlanningQuestions;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.stereotype.Controller;

/** Which key task a project serves and into which batch it goes: one statement each, whatever the number of projects. */
@Controller
class ProjectPlanning {
    private final PlanRepository plans;
    private final BatchRepository batches;
    private final PlanningQuestions planning;
    private final ProjectRights rights;

    ProjectPlanning(PlanRepository plans, BatchRepository batches, PlanningQuestions planning, ProjectRights rights) {
        this.plans = plans;
        this.batches = batches;
        this.planning = planning;
        this.rights = rights;
    }

    @BatchMapping(typeName = "Project", field = "keyTask")
    Map<Project, KeyTask> keyTask(List<Project> rows, @ContextValue Viewer viewer) {
        return found(rows, Project::keyTaskId, viewer, plans::findTasks);
    }

    @BatchMapping(typeName = "Project", field = "batch")
    Map<Project, ApplicationBatch> batch(List<Project> rows, @ContextValue Viewer viewer) {
        return found(rows, Project::batchId, viewer, batches::find);
    }

    @BatchMapping(typeName = "Project", field = "submissionBatches")
    List<List<ApplicationBatch>> submissionBatches(List<Project> rows, @ContextValue Viewer viewer) {
        var choosing = rows.stream()
                .filter(row -> rights.planned(row, viewer) && !row.keepsBatch())
                .collect(Collectors.toSet());
        if (choosing.isEmpty()) {
            return rows.stream().map(row -> List.<ApplicationBatch>of()).toList();
        }
        var asked = planning.ask(viewer, List.of());
        var offered = BatchRule.inOrder(asked).stream().map(OfferedBatch::batch).toList();
        return rows.stream()
                .map(row -> choosing.contains(row) ? offered : List.<ApplicationBatch>of())
                .toList();
    }

    private static <T> Map<Project, T> found(
            List<Project> rows,
            Function<Project, @Nullable Long> key,
            Viewer viewer,
            BiFunction<Viewer, Collection<Long>, Map<Long, T>> read) {
        var ids = rows.stream().map(key).filter(Objects::nonNull).distinct().toList();
        var byId = ids.isEmpty() ? Map.<Long, T>of() : read.apply(viewer, ids);
        var result = new HashMap<Project, T>();
        for (var row : rows) {
            var id = key.apply(row);
            var value = id == null ? null : byId.get(id);
            if (value != null) {
                result.put(row, value);
            }
        }
        return result;
    }
}
