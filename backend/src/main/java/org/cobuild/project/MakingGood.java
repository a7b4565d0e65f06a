package org.cobuild.project;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.approval.ApprovalCondition;
import org.cobuild.approval.ConditionRepository;
import org.cobuild.approval.ConditionState;
import org.cobuild.approval.Conditions;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/**
 * What approved projects of the special track still make good 补办: each step of which the condition is open. When the
 * condition has ended nothing of the step is written any more.
 */
@Component
class MakingGood {
    private final ConditionRepository conditions;
    private final Conditions holding;

    MakingGood(ConditionRepository conditions, Conditions holding) {
        this.conditions = conditions;
        this.holding = holding;
    }

    /**
     * A step to make good, as the schema has it.
     *
     * @param viewerCanWrite whether the caller writes it into the project now
     */
    record StepToMakeGood(Project project, SkippedStep step, ApprovalCondition condition, boolean viewerCanWrite) {}

    /** Whether that step of an approved project, which is held, is still to be made good. */
    boolean open(Grant grant, long projectId, SkippedStep step) {
        return holding.open(grant, projectId, SpecialTrack.GATE).stream()
                .anyMatch(condition -> step(condition).filter(step::equals).isPresent());
    }

    /** By project, as far as the caller sees its review; no statement where nothing is approved. */
    Map<Long, List<StepToMakeGood>> of(Viewer viewer, Collection<Project> projects) {
        var approved = projects.stream()
                .filter(project -> project.stage().approved())
                .collect(Collectors.toMap(Project::id, project -> project, (one, same) -> one));
        return approved.isEmpty()
                ? Map.of()
                : conditions.ofProjects(viewer.scope(), approved.keySet()).values().stream()
                        .flatMap(List::stream)
                        .flatMap(condition ->
                                steps(viewer, requireNonNull(approved.get(condition.projectId())), condition))
                        .collect(Collectors.groupingBy(each -> each.project().id()));
    }

    private static Stream<StepToMakeGood> steps(Viewer viewer, Project project, ApprovalCondition condition) {
        return step(condition)
                .map(step -> new StepToMakeGood(project, step, condition, step.written() && leads(project, viewer)))
                .stream();
    }

    private static Optional<SkippedStep> step(ApprovalCondition condition) {
        return condition.state() == ConditionState.OPEN
                ? Optional.ofNullable(condition.origin()).map(SkippedStep::valueOf)
                : Optional.empty();
    }

    static boolean leads(Project project, Viewer viewer) {
        return viewer.mayFor(Action.PROJECT_DRAFT, project.tenantId(), project.unitId());
    }
}
