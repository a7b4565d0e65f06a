package org.cobuild.planning;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.platform.Batch;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Plans over GraphQL: one statement for each level of the tree, however many plans there are. */
@Controller
class PlanController {
    private final PlanRepository plans;
    private final PlanService service;
    private final TenantRepository tenants;
    private final UnitRepository units;
    private final Access access;

    PlanController(
            PlanRepository plans, PlanService service, TenantRepository tenants, UnitRepository units, Access access) {
        this.plans = plans;
        this.service = service;
        this.tenants = tenants;
        this.units = units;
        this.access = access;
    }

    @QueryMapping
    Connection<Plan> plans(
            @Argument PlanRepository.@Nullable Filter filter,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.PLAN_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(plans.list(viewer, filter, page), page, plan -> Page.key(plan.firstYear(), plan.id()));
    }

    @BatchMapping(typeName = "Plan", field = "tenant")
    List<Tenant> tenant(List<Plan> rows) {
        var found = tenants.find(Batch.ids(rows, Plan::tenantId));
        return rows.stream()
                .map(plan -> Objects.requireNonNull(found.get(plan.tenantId())))
                .toList();
    }

    @BatchMapping(typeName = "Plan", field = "goals")
    List<List<YearlyGoal>> goals(List<Plan> rows, @ContextValue Viewer viewer) {
        var found = plans.goals(viewer, Batch.ids(rows, Plan::id));
        return rows.stream()
                .map(plan -> found.getOrDefault(plan.id(), List.of()))
                .toList();
    }

    @BatchMapping(typeName = "YearlyGoal", field = "tasks")
    List<List<KeyTask>> tasks(List<YearlyGoal> rows, @ContextValue Viewer viewer) {
        var found = plans.tasks(viewer, Batch.ids(rows, YearlyGoal::id));
        return rows.stream()
                .map(goal -> found.getOrDefault(goal.id(), List.of()))
                .toList();
    }

    @BatchMapping(typeName = "YearlyGoal", field = "plan")
    Map<YearlyGoal, Plan> planOfGoals(List<YearlyGoal> rows, @ContextValue Viewer viewer) {
        var found = plans.find(viewer, Batch.ids(rows, YearlyGoal::planId));
        return Batch.each(rows, row -> found.get(row.planId()));
    }

    @BatchMapping(typeName = "KeyTask", field = "plan")
    Map<KeyTask, Plan> planOfTasks(List<KeyTask> rows, @ContextValue Viewer viewer) {
        var found = plans.find(viewer, Batch.ids(rows, KeyTask::planId));
        return Batch.each(rows, row -> found.get(row.planId()));
    }

    @BatchMapping(typeName = "KeyTask", field = "goal")
    Map<KeyTask, YearlyGoal> goalOfTasks(List<KeyTask> rows, @ContextValue Viewer viewer) {
        var found = plans.findGoals(viewer, Batch.ids(rows, KeyTask::goalId));
        return Batch.each(rows, row -> found.get(row.goalId()));
    }

    @BatchMapping(typeName = "KeyTask", field = "unit")
    List<Unit> unit(List<KeyTask> rows) {
        var named = units.named(Batch.ids(rows, KeyTask::unitId));
        return rows.stream()
                .map(task -> Objects.requireNonNull(named.get(task.unitId())))
                .toList();
    }

    @SchemaMapping(typeName = "Plan")
    boolean viewerCanEdit(Plan plan, @ContextValue Viewer viewer) {
        return plan.state() != PlanState.CLOSED && viewer.may(PlanService.writing(plan), plan.tenantId());
    }

    @SchemaMapping(typeName = "Plan")
    boolean viewerCanPutInForce(Plan plan, @ContextValue Viewer viewer) {
        return plan.state() == PlanState.DRAFT && viewer.may(Action.PLAN_PUT_IN_FORCE, plan.tenantId());
    }

    @SchemaMapping(typeName = "Plan")
    boolean viewerCanClose(Plan plan, @ContextValue Viewer viewer) {
        return plan.state() == PlanState.IN_FORCE && viewer.may(Action.PLAN_PUT_IN_FORCE, plan.tenantId());
    }

    record Standing(GlobalId id, int version, @Nullable String clientMutationId) {}

    record PlanPayload(@Nullable Plan plan, List<UserError> errors) {}

    @MutationMapping
    PlanPayload planSave(@Argument PlanService.Save input, @ContextValue Viewer viewer) {
        return new PlanPayload(service.save(viewer, input), List.of());
    }

    @MutationMapping
    PlanPayload planPutInForce(@Argument Standing input, @ContextValue Viewer viewer) {
        return new PlanPayload(service.putInForce(viewer, input.id(), input.version()), List.of());
    }

    @MutationMapping
    PlanPayload planClose(@Argument Standing input, @ContextValue Viewer viewer) {
        return new PlanPayload(service.close(viewer, input.id(), input.version()), List.of());
    }
}
