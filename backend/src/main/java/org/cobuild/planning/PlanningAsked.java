package org.cobuild.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What plans and batches ask of projects of one tenant on a day.
 *
 * @param today where the tenant is
 * @param plans those in force of the tenant and its city
 * @param tasks of the key tasks that were asked about those that such a plan has, by id
 * @param batches of this year and the next, with the tenant's windows
 */
public record PlanningAsked(
        LocalDate today, List<Plan> plans, Map<Long, PlannedTask> tasks, List<OfferedBatch> batches) {

    /** A key task with what stands above it. */
    public record PlannedTask(KeyTask task, int year, String goal, String plan) {}

    /**
     * The plan that asks a project which of its key tasks it serves; null when none does.
     *
     * @param start its planned first day; null: not planned yet, which counts as this year
     */
    public @Nullable Plan binding(@Nullable LocalDate start) {
        var year = year(start);
        return plans.stream().filter(plan -> plan.binds(year)).findFirst().orElse(null);
    }

    /** The year in which a project starts. */
    public int year(@Nullable LocalDate start) {
        return (start == null ? today : start).getYear();
    }
}
