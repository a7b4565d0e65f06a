package org.cobuild.operation;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cobuild.funding.ReinvestmentUse;
import org.cobuild.funding.Reinvestments;
import org.cobuild.platform.Batch;
import org.cobuild.platform.PortalClock;
import org.cobuild.project.Participations;
import org.cobuild.project.Project;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a project and its entries show of its operation. */
@Controller
class ProjectOperationController {
    private final OperationEntryRepository entries;
    private final OperationYearRepository years;
    private final Reinvestments reinvestments;
    private final Participations participations;
    private final PortalClock clock;

    ProjectOperationController(
            OperationEntryRepository entries,
            OperationYearRepository years,
            Reinvestments reinvestments,
            Participations participations,
            PortalClock clock) {
        this.entries = entries;
        this.years = years;
        this.reinvestments = reinvestments;
        this.participations = participations;
        this.clock = clock;
    }

    @SchemaMapping
    @Nullable
    ProjectOperation operation(Project project) {
        return ProjectOperation.of(project);
    }

    @BatchMapping(typeName = "ProjectOperation")
    Map<ProjectOperation, List<OperationEntry>> entries(List<ProjectOperation> of, @ContextValue Viewer viewer) {
        return lists(of, entries.list(viewer.scope(), ids(of)));
    }

    @BatchMapping(typeName = "ProjectOperation")
    Map<ProjectOperation, List<OperationYear>> years(List<ProjectOperation> of, @ContextValue Viewer viewer) {
        return lists(of, years.list(viewer.scope(), ids(of)));
    }

    @BatchMapping(typeName = "ProjectOperation")
    Map<ProjectOperation, List<ReinvestmentUse>> paidFor(List<ProjectOperation> of, @ContextValue Viewer viewer) {
        return lists(of, reinvestments.ofOrigins(viewer.scope(), ids(of)));
    }

    @BatchMapping(typeName = "OperationEntry")
    Map<OperationEntry, OperationEntry> counters(List<OperationEntry> of, @ContextValue Viewer viewer) {
        var ids = Batch.ids(of, OperationEntry::countersId);
        var found = ids.isEmpty() ? Map.<Long, OperationEntry>of() : entries.find(viewer.scope(), ids);
        return Batch.each(of, entry -> entry.countersId() == null ? null : found.get(entry.countersId()));
    }

    @SchemaMapping
    boolean viewerCanMatch(OperationEntry entry, @ContextValue Viewer viewer) {
        return entry.matchedAt() == null
                && !entry.bookedBy(viewer)
                && viewer.may(Action.OPERATION_MATCH, entry.tenantId());
    }

    @BatchMapping(typeName = "OperationEntry")
    Map<OperationEntry, Boolean> viewerCanCounter(List<OperationEntry> of, @ContextValue Viewer viewer) {
        var open = of.stream()
                .filter(OperationEntry::counterable)
                .map(OperationEntry::projectId)
                .collect(toSet());
        var operated = operated(open, viewer);
        return flags(of, entry -> entry.counterable() && operated.contains(entry.projectId()));
    }

    @BatchMapping(typeName = "Project")
    Map<Project, Boolean> viewerCanBook(List<Project> of, @ContextValue Viewer viewer) {
        var operated = operated(inOperation(of), viewer);
        return flags(of, project -> operated.contains(project.id()));
    }

    @BatchMapping(typeName = "Project")
    Map<Project, Boolean> viewerCanCloseYear(List<Project> of, @ContextValue Viewer viewer) {
        var mine = of.stream()
                .filter(project -> viewer.may(Action.OPERATION_MATCH, project.tenantId()))
                .toList();
        var ids = inOperation(mine);
        var thisYear = clock.today(viewer.tenant().zone()).withDayOfYear(1);
        var closable = ids.isEmpty() ? Set.<Long>of() : entries.closable(viewer.scope(), ids, thisYear);
        return flags(of, project -> closable.contains(project.id()));
    }

    private Set<Long> operated(Set<Long> projectIds, Viewer viewer) {
        return projectIds.isEmpty() || !viewer.actions().contains(Action.OPERATION_BOOK)
                ? Set.of()
                : participations.operatedBy(viewer, projectIds);
    }

    private static Set<Long> inOperation(Collection<Project> projects) {
        return projects.stream()
                .filter(ProjectOperation::inSight)
                .map(Project::id)
                .collect(toSet());
    }

    private static Set<Long> ids(List<ProjectOperation> of) {
        return of.stream().map(ProjectOperation::projectId).collect(toSet());
    }

    private static <T> Map<ProjectOperation, List<T>> lists(List<ProjectOperation> of, Map<Long, List<T>> byProject) {
        return of.stream()
                .collect(toMap(Function.identity(), key -> byProject.getOrDefault(key.projectId(), List.of())));
    }

    private static <K> Map<K, Boolean> flags(List<K> of, Predicate<K> holds) {
        return of.stream().collect(toMap(Function.identity(), holds::test, (a, b) -> a));
    }
}
