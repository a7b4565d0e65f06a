package org.cobuild.overview;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cobuild.planning.KeyTask;
import org.cobuild.planning.Plan;
import org.cobuild.planning.YearlyGoal;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewed;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.stereotype.Controller;

/** What plans got for their money: one statement for each level, however many plans, goals and tasks there are. */
@Controller
class PlanOutcomeController {
    private final PlanOutcomes outcomes;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    PlanOutcomeController(PlanOutcomes outcomes, PortalClock clock, ApplicationEventPublisher events) {
        this.outcomes = outcomes;
        this.clock = clock;
        this.events = events;
    }

    @BatchMapping(typeName = "Plan", field = "outcome")
    List<@Nullable PlanOutcome> ofPlans(List<Plan> rows, @ContextValue Viewer viewer) {
        return each(rows, Plan::id, viewer, outcomes::ofPlans);
    }

    @BatchMapping(typeName = "YearlyGoal", field = "outcome")
    List<@Nullable PlanOutcome> ofGoals(List<YearlyGoal> rows, @ContextValue Viewer viewer) {
        return each(rows, YearlyGoal::id, viewer, outcomes::ofGoals);
    }

    @BatchMapping(typeName = "KeyTask", field = "outcome")
    List<@Nullable PlanOutcome> ofTasks(List<KeyTask> rows, @ContextValue Viewer viewer) {
        return each(rows, KeyTask::id, viewer, outcomes::ofTasks);
    }

    /** How a level is summed up. */
    private interface Sums {
        Map<Long, PlanOutcome> of(Viewer viewer, Collection<Long> ids, Instant at);
    }

    /** Null for who reads no projects. */
    private <R> List<@Nullable PlanOutcome> each(List<R> rows, Function<R, Long> id, Viewer viewer, Sums sums) {
        if (!viewer.actions().contains(Action.PROJECT_READ)) {
            return rows.stream().<@Nullable PlanOutcome>map(row -> null).toList();
        }
        if (viewer.brokeGlass()) {
            events.publishEvent(Viewed.sums(viewer));
        }
        var at = clock.now();
        var found = sums.of(viewer, rows.stream().map(id).distinct().toList(), at);
        return rows.stream()
                .<@Nullable PlanOutcome>map(row -> found.getOrDefault(id.apply(row), PlanOutcome.none(at)))
                .toList();
    }
}
