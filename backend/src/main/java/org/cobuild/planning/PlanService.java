package org.cobuild.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.planning.PlanRules.GoalItem;
import org.cobuild.planning.PlanRules.TaskItem;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.ReplacedRows;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes plans as a whole, puts them in force and closes them. */
@Service
public class PlanService {
    private final PlanRepository plans;
    private final PlanWrites writes;
    private final UnitRepository units;
    private final TasksServed served;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    PlanService(
            PlanRepository plans,
            PlanWrites writes,
            UnitRepository units,
            TasksServed served,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.plans = plans;
        this.writes = writes;
        this.units = units;
        this.served = served;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** A whole plan as it shall be. */
    public record Save(
            @Nullable GlobalId id,
            int version,
            String title,
            int firstYear,
            int lastYear,
            List<GoalItem> goals,
            @Nullable String clientMutationId) {}

    /** Goals and tasks as they shall be. */
    private record After(List<YearlyGoal> goals, List<KeyTask> tasks) {}

    /**
     * Writes a plan with its goals and tasks; rows keep their ids. The plan's row is held meanwhile, and who chooses one
     * of its tasks waits for it, so that no task goes that somebody is choosing.
     */
    @Transactional
    public Plan save(Viewer viewer, Save input) {
        var before = input.id() == null ? null : open(viewer, input.id());
        var grant = before == null
                ? access.require(viewer, Action.PLAN_SET, viewer.tenantId())
                : access.require(viewer, writing(before), before.tenantId());
        if (before != null) {
            check(before, input.version(), before.state() != PlanState.CLOSED, "planning.plan.closed");
        }
        PlanRules.most(input.goals());
        var refusals = new Refusals();
        var plan = plan(refusals, grant, input, before);
        PlanRules.goalsLieInTheYears(refusals, input.firstYear(), input.lastYear(), input.goals());
        PlanRules.codesAreUnique(refusals, input.goals());
        var parts = before == null ? PlanWrites.Parts.NONE : writes.parts(grant, plan.id());
        var goals = new ReplacedRows<>("YearlyGoal", parts.goals(), PlanningErrorCode.TWICE, "planning.twice");
        var tasks = new ReplacedRows<>("KeyTask", parts.tasks(), PlanningErrorCode.TWICE, "planning.twice");
        var after = after(refusals, plan, goals, tasks, units(viewer, input), input.goals());
        removedServeNobody(refusals, grant, tasks.removed());
        refusals.throwIfAny();
        if (before == null) {
            writes.insert(plan);
        } else {
            writes.update(grant, plan);
        }
        writes.save(grant, after.goals(), after.tasks(), goals.removedIds(), tasks.removedIds());
        var change = change("planSave", viewer, plan)
                .field("title", before == null ? null : before.title(), plan.title())
                .field("years", before == null ? null : years(before), years(plan));
        goals.record(change, after.goals(), goal -> goal.year() + " " + goal.title());
        tasks.record(change, after.tasks(), KeyTask::inWords);
        events.publishEvent(change.build());
        return plan;
    }

    /** Puts a draft in force: from now on projects are asked which of its tasks they serve. */
    @Transactional
    public Plan putInForce(Viewer viewer, GlobalId id, int version) {
        var before = open(viewer, id);
        var grant = access.require(viewer, Action.PLAN_PUT_IN_FORCE, before.tenantId());
        check(before, version, before.state() == PlanState.DRAFT, "planning.plan.draft");
        if (writes.parts(grant, before.id()).tasks().isEmpty()) {
            throw Refusals.refused(PlanningErrorCode.EMPTY, "planning.plan.empty", "");
        }
        return become(viewer, grant, before, PlanState.IN_FORCE, "planPutInForce");
    }

    /** Closes a plan in force. */
    @Transactional
    public Plan close(Viewer viewer, GlobalId id, int version) {
        var before = open(viewer, id);
        var grant = access.require(viewer, Action.PLAN_PUT_IN_FORCE, before.tenantId());
        check(before, version, before.state() == PlanState.IN_FORCE, "planning.plan.inForce");
        return become(viewer, grant, before, PlanState.CLOSED, "planClose");
    }

    /** Who may write a plan as it stands: what is in force was put in force by the director, who alone changes it. */
    static Action writing(Plan plan) {
        return plan.state() == PlanState.IN_FORCE ? Action.PLAN_PUT_IN_FORCE : Action.PLAN_SET;
    }

    private Plan open(Viewer viewer, GlobalId id) {
        return plans.hold(viewer, id.of("Plan")).orElseThrow(NotFound::new);
    }

    private static void check(Plan plan, int version, boolean allowed, String stateKey) {
        new Refusals()
                .unless(allowed, PlanningErrorCode.STATE, stateKey, "")
                .unless(
                        plan.version() == version,
                        PlanningErrorCode.STALE,
                        "planning.stale",
                        "version",
                        Integer.toString(version),
                        Integer.toString(plan.version()))
                .throwIfAny();
    }

    private Plan become(Viewer viewer, Grant grant, Plan before, PlanState state, String act) {
        var plan = new Plan(
                before.id(),
                before.tenantId(),
                before.title(),
                before.firstYear(),
                before.lastYear(),
                state,
                before.version() + 1,
                clock.now());
        writes.update(grant, plan);
        events.publishEvent(
                change(act, viewer, plan).field("state", before.state(), state).build());
        return plan;
    }

    private Plan plan(Refusals refusals, Grant grant, Save input, @Nullable Plan before) {
        var title = text(refusals, "title", input.title(), 2, 200);
        PlanRules.yearsAreInOrder(refusals, input.firstYear(), input.lastYear());
        return new Plan(
                before == null ? Ids.next() : before.id(),
                grant.tenantId(),
                title,
                input.firstYear(),
                input.lastYear(),
                before == null ? PlanState.DRAFT : before.state(),
                before == null ? 1 : before.version() + 1,
                clock.now());
    }

    /** Units of the city tree; one of elsewhere answers like one that does not exist. */
    private Map<Long, Unit> units(Viewer viewer, Save input) {
        var ids = input.goals().stream()
                .flatMap(goal -> goal.tasks().stream())
                .map(task -> task.unitId().of("Unit"))
                .collect(Collectors.toSet());
        var found = ids.isEmpty() ? Map.<Long, Unit>of() : units.find(viewer.scope(), ids);
        if (found.size() < ids.size()) {
            throw new NotFound();
        }
        return found;
    }

    private static After after(
            Refusals refusals,
            Plan plan,
            ReplacedRows<YearlyGoal> goals,
            ReplacedRows<KeyTask> tasks,
            Map<Long, Unit> units,
            List<GoalItem> items) {
        var after = new After(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var path = "goals." + i;
            var goal = new YearlyGoal(
                    goals.id(refusals, path, item.id()),
                    plan.tenantId(),
                    plan.id(),
                    i + 1,
                    item.year(),
                    text(refusals, path + ".title", item.title(), 2, 200),
                    text(refusals, path + ".measure", item.measure(), 0, 500));
            after.goals().add(goal);
            for (int j = 0; j < item.tasks().size(); j++) {
                var ordinal = after.tasks().size() + 1;
                after.tasks()
                        .add(task(
                                refusals,
                                path + ".tasks." + j,
                                goal,
                                ordinal,
                                tasks,
                                units,
                                item.tasks().get(j)));
            }
        }
        return after;
    }

    private static KeyTask task(
            Refusals refusals,
            String path,
            YearlyGoal goal,
            int ordinal,
            ReplacedRows<KeyTask> tasks,
            Map<Long, Unit> units,
            TaskItem item) {
        var unit = units.get(item.unitId().of("Unit"));
        if (unit == null) {
            throw new NotFound();
        }
        return new KeyTask(
                tasks.id(refusals, path, item.id()),
                goal.tenantId(),
                goal.planId(),
                goal.id(),
                ordinal,
                text(refusals, path + ".code", item.code(), 1, 32),
                text(refusals, path + ".title", item.title(), 2, 200),
                text(refusals, path + ".description", item.description(), 0, 2_000),
                unit.tenantId(),
                unit.id());
    }

    private void removedServeNobody(Refusals refusals, Grant grant, List<KeyTask> removed) {
        if (removed.isEmpty()) {
            return;
        }
        var projects = served.count(grant, removed.stream().map(KeyTask::id).toList());
        for (var task : removed) {
            var count = projects.get(task.id());
            refusals.unless(
                    count == null,
                    PlanningErrorCode.TASK_SERVED,
                    "planning.task.served",
                    "goals",
                    task.inWords(),
                    count == null ? 0 : count);
        }
    }

    private static String text(Refusals refusals, String path, @Nullable String text, int least, int most) {
        return Texts.check(refusals, PlanningErrorCode.REQUIRED, PlanningErrorCode.INVALID, path, text, least, most);
    }

    private static Change.Builder change(String act, Viewer viewer, Plan plan) {
        return Change.of(act, viewer, plan.tenantId(), "Plan", plan.id()).detail(plan.title());
    }

    private static String years(Plan plan) {
        return plan.firstYear() + "–" + plan.lastYear();
    }
}
