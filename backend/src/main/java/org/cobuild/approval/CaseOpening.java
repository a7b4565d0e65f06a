package org.cobuild.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.approval.CaseRules.Course;
import org.cobuild.approval.RouteData.StepData;
import org.cobuild.approval.RouteRepository.Route;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.Grant;
import org.jspecify.annotations.Nullable;

/** Makes the steps and tasks of a new case out of a route: later versions of the route do not touch them. */
final class CaseOpening {
    private CaseOpening() {}

    /**
     * All steps waiting.
     *
     * @param limits policy values of the day, by name; they are frozen into the steps
     */
    static CaseFlow waiting(Grant grant, long caseId, Route route, Map<String, BigDecimal> limits) {
        var steps = new ArrayList<Step>();
        var tasks = new ArrayList<Task>();
        for (var data : route.data().steps()) {
            var limit = data.abovePolicy() == null ? null : Objects.requireNonNull(limits.get(data.abovePolicy()));
            var unitIds = data.assignees().stream()
                    .map(assignee -> Objects.requireNonNull(route.unitIds().get(assignee.unitCode())))
                    .toList();
            var step = step(grant.tenantId(), caseId, steps.size() + 1, data, limit, unitIds);
            steps.add(step);
            for (int i = 0; i < unitIds.size(); i++) {
                tasks.add(new Task(
                        Ids.next(),
                        grant.tenantId(),
                        caseId,
                        step.id(),
                        unitIds.get(i),
                        data.assignees().get(i).role(),
                        TaskState.WAITING,
                        null,
                        null,
                        null,
                        step.mayCut(),
                        step.mayRefuse()));
            }
        }
        return new CaseFlow(steps, tasks, List.of());
    }

    /** The same with the first needed step open and those before it skipped. */
    static CaseFlow opened(CaseFlow waiting, Course course, Step first, Instant at, LocalDate dueOn) {
        return new CaseFlow(
                waiting.steps().stream()
                        .map(step -> step.equals(first)
                                ? step.opened(dueOn)
                                : course.skipped().contains(step) ? step.skipped() : step)
                        .toList(),
                waiting.tasks().stream()
                        .map(task -> task.stepId() == first.id() ? task.opened(at, dueOn) : task)
                        .toList(),
                waiting.decisions());
    }

    private static Step step(
            long tenantId, long caseId, int ordinal, StepData data, @Nullable BigDecimal limit, List<Long> unitIds) {
        return new Step(
                Ids.next(),
                tenantId,
                caseId,
                ordinal,
                data.code(),
                data.name(),
                data.nameEn(),
                data.rule(),
                StepState.WAITING,
                limit,
                data.workingDays(),
                data.mayCut(),
                data.mayRefuse(),
                null,
                null,
                unitIds);
    }
}
