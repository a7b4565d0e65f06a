package org.cobuild.approval;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseLevels;
import org.cobuild.approval.flow.CaseLevels.CaseStanding;
import org.cobuild.approval.flow.CaseLevels.LevelPosition;
import org.cobuild.approval.flow.CaseLevels.LevelState;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.Decision;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.audit.LogEntries;
import org.cobuild.audit.LogEntry;
import org.cobuild.platform.Batch;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Cases and their steps, as they are read. {@code Case.project} is answered by the project's room. */
@Controller
class CaseController {
    private final CaseRepository cases;
    private final HandoverRepository handovers;
    private final UnitRepository units;
    private final TenantRepository tenants;
    private final ProxyRepository proxies;
    private final LogEntries log;

    CaseController(
            CaseRepository cases,
            HandoverRepository handovers,
            UnitRepository units,
            TenantRepository tenants,
            ProxyRepository proxies,
            LogEntries log) {
        this.log = log;
        this.tenants = tenants;
        this.cases = cases;
        this.handovers = handovers;
        this.units = units;
        this.proxies = proxies;
    }

    @QueryMapping(name = "case")
    @Nullable
    ApprovalCase find(@Argument GlobalId id, @ContextValue Viewer viewer) {
        var row = id.of("Case");
        return viewer.actions().contains(Action.PROJECT_READ)
                ? cases.find(viewer.scope(), List.of(row)).get(row)
                : null;
    }

    @BatchMapping(typeName = "Case")
    Map<ApprovalCase, Unit> starter(List<ApprovalCase> of) {
        var named = units.named(of.stream().map(ApprovalCase::starterUnitId).toList());
        return Batch.each(of, matter -> named.get(matter.starterUnitId()));
    }

    @SchemaMapping(typeName = "Case")
    CompletableFuture<List<Step>> steps(ApprovalCase matter, DataLoader<Long, CaseFlow> flows) {
        return flows.load(matter.id()).thenApply(CaseFlow::steps);
    }

    @SchemaMapping(typeName = "Case")
    CompletableFuture<List<Decision>> decisions(
            ApprovalCase matter, DataLoader<Long, CaseFlow> flows, @ContextValue Viewer viewer) {
        return flows.load(matter.id()).thenApply(flow -> Opinions.readable(flow, viewer.scope()));
    }

    /** A level of a case with the tenant that it is. */
    record CaseLevel(String tenantName, String tenantNameEn, LevelPosition position, LevelState state) {
        static CaseLevel of(Tenant tenant, CaseLevels.Level level) {
            return new CaseLevel(tenant.name(), tenant.nameEn(), level.position(), level.state());
        }
    }

    @SchemaMapping(typeName = "Case")
    CompletableFuture<List<CaseLevel>> levels(
            ApprovalCase matter, DataLoader<Long, CaseFlow> flows, @ContextValue Viewer viewer) {
        return flows.load(matter.id()).thenApply(flow -> {
            var levels = CaseLevels.of(flow, viewer.scope());
            var ids = levels.stream().map(CaseLevels.Level::tenantId).toList();
            var here = Map.of(viewer.tenantId(), viewer.tenant());
            var named = here.keySet().containsAll(ids) ? here : tenants.find(ids);
            return levels.stream()
                    .map(level -> CaseLevel.of(Objects.requireNonNull(named.get(level.tenantId())), level))
                    .toList();
        });
    }

    @SchemaMapping(typeName = "Case")
    CompletableFuture<@Nullable CaseStanding> standing(
            ApprovalCase matter, DataLoader<Long, CaseFlow> flows, @ContextValue Viewer viewer) {
        return flows.load(matter.id()).thenApply(flow -> CaseLevels.standing(flow, viewer.scope()));
    }

    @SchemaMapping
    CompletableFuture<@Nullable Decision> mergedOpinion(Step step, DataLoader<Long, CaseFlow> flows) {
        return flows.load(step.caseId())
                .thenApply(flow -> CaseRules.merged(flow, step).orElse(null));
    }

    @SchemaMapping
    CompletableFuture<@Nullable Step> merges(Decision decision, DataLoader<Long, CaseFlow> flows) {
        return flows.load(decision.caseId())
                .thenApply(flow -> decision.mergesStepId() == null ? null : flow.step(decision.mergesStepId()));
    }

    @BatchMapping(typeName = "Case")
    Map<ApprovalCase, List<Handover>> handovers(List<ApprovalCase> of, @ContextValue Viewer viewer) {
        var found = handovers.ofCases(
                viewer.scope(), of.stream().map(ApprovalCase::id).toList());
        return Batch.each(of, matter -> found.getOrDefault(matter.id(), List.of()));
    }

    @SchemaMapping
    CompletableFuture<@Nullable Step> returnTo(Decision decision, DataLoader<Long, CaseFlow> flows) {
        return flows.load(decision.caseId())
                .thenApply(flow -> decision.returnToStepId() == null ? null : flow.step(decision.returnToStepId()));
    }

    @SchemaMapping
    @Nullable
    String ratio(Step step) {
        return step.ratio() == null ? null : step.ratio().toString();
    }

    @SchemaMapping(typeName = "Case")
    CompletableFuture<@Nullable Task> viewerTask(
            ApprovalCase matter,
            DataLoader<Long, CaseFlow> flows,
            @ContextValue Viewer viewer,
            GraphQLContext context) {
        return flows.load(matter.id()).thenApply(flow -> {
            var open = flow.tasks().stream()
                    .filter(task -> task.kind() != TaskKind.CONFIRM && CaseRules.decidable(flow, task))
                    .toList();
            return open.stream()
                    .filter(task -> task.seat().taken(viewer))
                    .findFirst()
                    .or(() -> {
                        var mandates = open.isEmpty() ? Mandates.NONE : ProxyController.mandates(context, proxies);
                        return open.stream()
                                .filter(task ->
                                        mandates.of(viewer, matter, flow, task).isPresent())
                                .findFirst();
                    })
                    .orElse(null);
        });
    }

    @SchemaMapping(typeName = "Decision")
    @Nullable
    String actingFor(Decision decision) {
        return decision.actedFor() == null ? null : decision.actedFor().name();
    }

    @BatchMapping(typeName = "Decision")
    Map<Decision, LogEntry> logEntry(List<Decision> of, @ContextValue Viewer viewer) {
        var found = log.find(viewer.scope(), of.stream().map(Decision::id).toList());
        return Batch.each(of, decision -> found.get(decision.id()));
    }

    @SchemaMapping
    CompletableFuture<Boolean> waitsForExperts(Step step, DataLoader<Long, CaseFlow> flows) {
        return flows.load(step.caseId()).thenApply(flow -> CaseRules.waitsForExperts(flow, step));
    }

    @SchemaMapping
    CompletableFuture<List<Task>> tasks(Step step, DataLoader<Long, CaseFlow> flows) {
        return flows.load(step.caseId()).thenApply(flow -> flow.reachedTasksOf(step));
    }

    @BatchMapping
    Map<Step, List<Unit>> units(List<Step> of) {
        var named = units.named(of.stream()
                .map(Step::unitIds)
                .flatMap(Collection::stream)
                .distinct()
                .toList());
        return Batch.each(
                of,
                step -> step.unitIds().stream()
                        .map(named::get)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
