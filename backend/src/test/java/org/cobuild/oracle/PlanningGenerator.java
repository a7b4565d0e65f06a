package org.cobuild.oracle;

import static org.cobuild.db.Tables.PLANNING_BATCH;
import static org.cobuild.db.Tables.PLANNING_GOAL;
import static org.cobuild.db.Tables.PLANNING_PLAN;
import static org.cobuild.db.Tables.PLANNING_TASK;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.oracle.Generator.Place;
import org.cobuild.oracle.Plan.Ref;
import org.jspecify.annotations.Nullable;

/** Plans a tenant's plans in every state, and batches: of years long ago, so that no project is asked for anything. */
final class PlanningGenerator {
    private final Plan plan;
    private final Map<Ref, List<Ref>> tasks = new HashMap<>();
    private final Map<Ref, List<Ref>> batches = new HashMap<>();

    PlanningGenerator(Plan plan) {
        this.plan = plan;
    }

    /** Whose task a project of that place serves: its own tenant's, its city's or, of every third one, nobody's. */
    @Nullable
    Ref whose(Place place, int n) {
        return switch (n % 3) {
            case 0 -> null;
            case 1 -> place.tenant();
            default -> place.city();
        };
    }

    @Nullable
    Ref task(Place place, int n) {
        return one(tasks, whose(place, n), n);
    }

    @Nullable
    Ref batch(Place place, int n) {
        return one(batches, whose(place, n), n);
    }

    private static @Nullable Ref one(Map<Ref, List<Ref>> of, @Nullable Ref whose, int n) {
        if (whose == null) {
            return null;
        }
        var all = of.get(whose);
        return all.get(n / 3 % all.size());
    }

    void ofTenant(Place place) {
        var units = List.copyOf(new java.util.TreeMap<>(place.units()).values());
        for (var state : List.of("DRAFT", "IN_FORCE", "CLOSED")) {
            var made = plan.add(
                    "Plan",
                    PLANNING_PLAN,
                    "a plan (" + state + ")",
                    PLANNING_PLAN.TENANT_ID,
                    place.tenant(),
                    PLANNING_PLAN.FIRST_YEAR,
                    2001,
                    PLANNING_PLAN.LAST_YEAR,
                    2005,
                    PLANNING_PLAN.STATE,
                    state,
                    PLANNING_PLAN.VERSION,
                    1);
            goal(place, made, units.getFirst());
        }
        for (var counties : List.of(true, false)) {
            batches.computeIfAbsent(place.tenant(), key -> new ArrayList<>())
                    .add(plan.add(
                            "ApplicationBatch",
                            PLANNING_BATCH,
                            "a batch",
                            PLANNING_BATCH.TENANT_ID,
                            place.tenant(),
                            PLANNING_BATCH.YEAR,
                            counties ? 2001 : 2002,
                            PLANNING_BATCH.TITLE,
                            "batch " + plan.rows().size(),
                            PLANNING_BATCH.OPENS_ON,
                            LocalDate.of(2001, 1, 1),
                            PLANNING_BATCH.CLOSES_ON,
                            LocalDate.of(2001, 2, 1),
                            PLANNING_BATCH.COUNTIES_MAY_SET,
                            counties,
                            PLANNING_BATCH.VERSION,
                            1));
        }
    }

    private void goal(Place place, Ref made, Ref unit) {
        var goal = plan.add(
                "YearlyGoal",
                PLANNING_GOAL,
                "a goal",
                PLANNING_GOAL.TENANT_ID,
                place.tenant(),
                PLANNING_GOAL.PLAN_ID,
                made,
                PLANNING_GOAL.ORDINAL,
                1,
                PLANNING_GOAL.YEAR,
                2001);
        for (int ordinal = 1; ordinal <= 2; ordinal++) {
            tasks.computeIfAbsent(place.tenant(), key -> new ArrayList<>())
                    .add(plan.add(
                            "KeyTask",
                            PLANNING_TASK,
                            "a key task",
                            PLANNING_TASK.TENANT_ID,
                            place.tenant(),
                            PLANNING_TASK.PLAN_ID,
                            made,
                            PLANNING_TASK.GOAL_ID,
                            goal,
                            PLANNING_TASK.ORDINAL,
                            ordinal,
                            PLANNING_TASK.UNIT_TENANT_ID,
                            place.tenant(),
                            PLANNING_TASK.UNIT_ID,
                            unit));
        }
    }
}
