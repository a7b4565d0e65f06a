package org.cobuild.funding;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.cobuild.platform.Batch.each;
import static org.cobuild.platform.Batch.ids;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.cobuild.approval.ApprovalCondition;
import org.cobuild.project.Project;
import org.cobuild.project.ProjectRepository;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What pools, lines of the ledger and projects lead to: one statement a relation, however many rows. */
@Controller
class FundRelations {
    private static final int MOST_OF_POOL = 100;
    private static final int MOST_OF_PROJECT = 200;
    private final FundRepository funds;
    private final FundEntryRepository entries;
    private final Reinvestments reinvestments;
    private final ProjectRepository projects;
    private final HeldAllocations held;
    private final OwnMatter ownMatter;

    FundRelations(
            FundRepository funds,
            FundEntryRepository entries,
            Reinvestments reinvestments,
            ProjectRepository projects,
            HeldAllocations held,
            OwnMatter ownMatter) {
        this.funds = funds;
        this.entries = entries;
        this.reinvestments = reinvestments;
        this.projects = projects;
        this.held = held;
        this.ownMatter = ownMatter;
    }

    @BatchMapping(typeName = "FundPool", field = "entries")
    Map<FundPool, List<FundEntry>> poolEntries(List<FundPool> pools, @ContextValue Viewer viewer) {
        var found = entries.ofPools(viewer.scope(), ids(pools, FundPool::id), MOST_OF_POOL);
        return each(pools, pool -> found.getOrDefault(pool.id(), List.of()));
    }

    @BatchMapping(typeName = "FundEntry", field = "project")
    Map<FundEntry, Project> entryProject(List<FundEntry> lines, @ContextValue Viewer viewer) {
        var found = projects.find(viewer.scope(), ids(lines, FundEntry::projectId));
        return each(lines, line -> found.get(orZero(line.projectId())));
    }

    @BatchMapping(typeName = "FundEntry", field = "origin")
    Map<FundEntry, Project> entryOrigin(List<FundEntry> lines, @ContextValue Viewer viewer) {
        var ids = ids(lines, FundEntry::originProjectId);
        var found = ids.isEmpty() ? Map.<Long, Project>of() : projects.find(viewer.scope(), ids);
        return each(lines, line -> found.get(orZero(line.originProjectId())));
    }

    @BatchMapping(typeName = "FundEntry", field = "counters")
    Map<FundEntry, FundEntry> entryCounters(List<FundEntry> lines, @ContextValue Viewer viewer) {
        var ids = ids(lines, FundEntry::countersEntryId);
        var found = ids.isEmpty() ? Map.<Long, FundEntry>of() : entries.find(viewer.scope(), ids);
        return each(lines, line -> found.get(orZero(line.countersEntryId())));
    }

    @BatchMapping(typeName = "FundEntry", field = "reinvestmentUses")
    Map<FundEntry, List<ReinvestmentUse>> entryUses(List<FundEntry> lines, @ContextValue Viewer viewer) {
        var found = reinvestments.ofAllocations(viewer.scope(), ids(lines, FundEntry::id));
        return each(lines, line -> found.getOrDefault(line.id(), List.of()));
    }

    @BatchMapping(typeName = "FundEntry", field = "viewerCanCounter")
    Map<FundEntry, Boolean> viewerCanCounter(List<FundEntry> lines, @ContextValue Viewer viewer) {
        var candidates = lines.stream()
                .filter(line -> line.counterable() && viewer.may(Action.FUND_ALLOCATE, line.tenantId()))
                .collect(Collectors.toSet());
        if (candidates.isEmpty()) {
            return each(lines, line -> false);
        }
        var of = projects.find(viewer.scope(), ids(candidates, FundEntry::projectId));
        var own = ownMatter.of(viewer, of.values());
        return each(lines, line -> candidates.contains(line) && !own.contains(orZero(line.projectId())));
    }

    @SchemaMapping
    CompletableFuture<@Nullable Project> origin(ReinvestmentUse use, DataLoader<Long, Project> byId) {
        return byId.load(use.originProjectId());
    }

    @SchemaMapping
    CompletableFuture<@Nullable Project> project(ReinvestmentUse use, DataLoader<Long, Project> byId) {
        return byId.load(use.projectId());
    }

    @BatchMapping(typeName = "Project", field = "money")
    Map<Project, ProjectMoney> projectMoney(List<Project> all, @ContextValue Viewer viewer) {
        var found = funds.money(viewer.scope(), ids(all, Project::id));
        return each(all, project -> found.get(project.id()));
    }

    @BatchMapping(typeName = "ProjectMoney", field = "bySource")
    Map<ProjectMoney, List<SourceMoney>> bySource(List<ProjectMoney> all, @ContextValue Viewer viewer) {
        var found = funds.sources(viewer.scope(), ids(all, ProjectMoney::projectId));
        return each(all, money -> found.getOrDefault(money.projectId(), List.of()));
    }

    @BatchMapping(typeName = "ProjectMoney", field = "heldBy")
    Map<ProjectMoney, List<ApprovalCondition>> heldBy(List<ProjectMoney> all, @ContextValue Viewer viewer) {
        var found = held.next(viewer.scope(), ids(all, ProjectMoney::projectId));
        return each(all, money -> found.getOrDefault(money.projectId(), List.of()));
    }

    @BatchMapping(typeName = "ProjectMoney", field = "entries")
    Map<ProjectMoney, List<FundEntry>> projectEntries(List<ProjectMoney> all, @ContextValue Viewer viewer) {
        var found = entries.ofProjects(viewer.scope(), ids(all, ProjectMoney::projectId), MOST_OF_PROJECT);
        return each(all, money -> found.getOrDefault(money.projectId(), List.of()));
    }

    @BatchMapping(typeName = "Project", field = "viewerCanAllocate")
    Map<Project, Boolean> viewerCanAllocate(List<Project> all, @ContextValue Viewer viewer) {
        var candidates = all.stream()
                .filter(project -> project.stage().approved() && viewer.may(Action.FUND_ALLOCATE, project.tenantId()))
                .collect(toMap(Project::id, identity(), (a, b) -> a));
        var own = ownMatter.of(viewer, candidates.values());
        return each(all, project -> candidates.containsKey(project.id()) && !own.contains(project.id()));
    }

    private static long orZero(@Nullable Long id) {
        return id == null ? 0 : id;
    }
}
