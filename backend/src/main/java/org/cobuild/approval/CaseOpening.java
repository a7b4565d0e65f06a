package org.cobuild.approval;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.Ratio;
import org.cobuild.approval.flow.Seat;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.StepRule;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.approval.route.RouteData.StepData;
import org.cobuild.approval.route.RouteRepository.Route;
import org.cobuild.approval.route.RouteRepository.UnitKey;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.policy.PolicyRule;
import org.jspecify.annotations.Nullable;

/** Makes the steps and tasks of a new case out of a route: later versions of the route do not touch them. */
final class CaseOpening {
    private CaseOpening() {}

    /**
     * All steps waiting.
     *
     * @param limits policy values of the day, by name; they are frozen into the steps
     */
    static CaseFlow waiting(Grant grant, long caseId, Route route, Map<String, BigDecimal> limits, BigDecimal amount) {
        var steps = new ArrayList<Step>();
        var tasks = new ArrayList<Task>();
        for (var data : route.data().steps()) {
            var limit = data.abovePolicy() == null ? null : Objects.requireNonNull(limits.get(data.abovePolicy()));
            var units = data.assignees().stream().map(route::unit).toList();
            var ratio = data.rule() == StepRule.RATIO && data.ratio() == null
                    ? Ratio.of(Objects.requireNonNull(limits.get(PolicyRule.RATIO_SIGN_OFF.title())))
                    : data.ratio();
            var step = step(
                    grant.tenantId(),
                    caseId,
                    steps.size() + 1,
                    data,
                    ratio,
                    limit,
                    units.stream().map(UnitKey::id).toList());
            steps.add(step);
            for (int i = 0; i < units.size(); i++) {
                var assignee = data.assignees().get(i);
                tasks.add(new Task(
                        Ids.next(),
                        units.get(i).tenantId(),
                        caseId,
                        step.id(),
                        step.rule() == StepRule.SEQUENCE ? i + 1 : 0,
                        TaskKind.ROUTE,
                        null,
                        assignee.veto(),
                        new Seat(units.get(i).id(), assignee.role(), null),
                        TaskState.WAITING,
                        null,
                        null,
                        null,
                        null,
                        step.mayCut(),
                        step.mayRefuse()));
            }
        }
        return new CaseFlow(CaseState.OPEN, 1, amount, null, null, List.copyOf(steps), List.copyOf(tasks), List.of());
    }

    private static Step step(
            long tenantId,
            long caseId,
            int ordinal,
            StepData data,
            @Nullable Ratio ratio,
            @Nullable BigDecimal limit,
            List<Long> unitIds) {
        return new Step(
                Ids.next(),
                tenantId,
                caseId,
                ordinal,
                data.stage(),
                data.branch(),
                data.code(),
                data.name(),
                data.nameEn(),
                data.rule(),
                ratio,
                StepState.WAITING,
                limit,
                data.workingDays(),
                data.mayCut(),
                data.mayRefuse(),
                data.meeting(),
                data.experts(),
                null,
                null,
                null,
                unitIds);
    }
}
