package org.cobuild.approval.flow;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.cobuild.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;

/** A case from the point of view of the levels that it passes: county, city, county again. */
public final class CaseLevels {
    private CaseLevels() {}

    /** Where a level stands in a case. */
    public enum LevelState {
        WAITING,
        READY,
        APPROVED,
        NOT_NEEDED
    }

    /** Where a level is, seen from the caller's. */
    public enum LevelPosition {
        HERE,
        ABOVE,
        BELOW,
        BESIDE;

        public static LevelPosition of(long tenantId, TenantScope reader) {
            if (tenantId == reader.tenantId()) {
                return HERE;
            }
            return tenantId == reader.cityId() ? ABOVE : reader.tenantId() == reader.cityId() ? BELOW : BESIDE;
        }
    }

    /** Where an open case stands, told from the caller's level. */
    public enum CaseStanding {
        READY_HERE,
        APPROVED_HERE,
        WAITING_ABOVE,
        WAITING_BELOW,
        WAITING_BESIDE
    }

    /** One level. */
    public record Level(long tenantId, LevelPosition position, LevelState state) {}

    /** Levels that the route asks, in the order in which it comes to them first. */
    public static List<Level> of(CaseFlow flow, TenantScope reader) {
        return flow.tasks().stream()
                .filter(task -> task.kind() == TaskKind.ROUTE)
                .sorted(Comparator.comparingInt(task -> flow.stepOf(task).ordinal()))
                .collect(Collectors.groupingBy(Task::tenantId, java.util.LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(level -> new Level(
                        level.getKey(), LevelPosition.of(level.getKey(), reader), state(flow, level.getValue())))
                .toList();
    }

    private static LevelState state(CaseFlow flow, List<Task> tasks) {
        if (tasks.stream().anyMatch(task -> isOpen(flow, task))) {
            return LevelState.READY;
        }
        if (tasks.stream().anyMatch(task -> isToCome(flow, task))) {
            return LevelState.WAITING;
        }
        return tasks.stream().anyMatch(task -> task.is(TaskState.DONE)) ? LevelState.APPROVED : LevelState.NOT_NEEDED;
    }

    private static boolean isOpen(CaseFlow flow, Task task) {
        return flow.state() == CaseState.OPEN
                && flow.stepOf(task).is(StepState.OPEN)
                && (task.is(TaskState.OPEN) || task.is(TaskState.ASKING));
    }

    private static boolean isToCome(CaseFlow flow, Task task) {
        var step = flow.stepOf(task);
        return !step.is(StepState.DONE) && !step.is(StepState.SKIPPED) && step.needed(flow.amount());
    }

    /** Null when the case isn't open: its state says all then. */
    public static @Nullable CaseStanding standing(CaseFlow flow, TenantScope reader) {
        if (flow.state() != CaseState.OPEN) {
            return null;
        }
        var levels = of(flow, reader);
        var open = levels.stream()
                .filter(level -> level.state() == LevelState.READY)
                .map(Level::position)
                .collect(Collectors.toSet());
        if (open.contains(LevelPosition.HERE)) {
            return CaseStanding.READY_HERE;
        }
        if (levels.stream()
                .anyMatch(level -> level.position() == LevelPosition.HERE && level.state() == LevelState.APPROVED)) {
            return CaseStanding.APPROVED_HERE;
        }
        if (open.contains(LevelPosition.ABOVE)) {
            return CaseStanding.WAITING_ABOVE;
        }
        return open.contains(LevelPosition.BELOW) ? CaseStanding.WAITING_BELOW : CaseStanding.WAITING_BESIDE;
    }
}
