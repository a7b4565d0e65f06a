package org.cobuild.project;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.approval.ApprovalCondition;
import org.cobuild.approval.ConditionRepository;
import org.cobuild.approval.ConditionState;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What approved projects of the special track still make good 补办: each step of which the condition is open. When the
 * condition has ended nothing of the step is written any more.
 */
@Component
class MakingGood {
    private final ConditionRepository conditions;
    private final Access access;

    MakingGood(ConditionRepository conditions, Access access) {
        this.conditions = conditions;
        this.access = access;
    }

    /**
     * A step to make good, as the schema has it.
     *
     * @param viewerCanWrite whether the caller writes it into the project now
     */
    record StepToMakeGood(Project project, SkippedStep step, ApprovalCondition condition, boolean viewerCanWrite) {}

    /** Whether that step of an approved project, which is held, is still to be made good. */
    boolean open(Grant grant, long projectId, SkippedStep step) {
        return has(step, conditions.openOfSubjects(grant, List.of(projectId)).get(projectId));
    }

    /**
     * Those of these projects into which the caller writes that step now, whether or not it sees their review; no statement
     * where it leads nothing approved.
     */
    Set<Long> writable(Viewer viewer, Collection<Project> projects, SkippedStep step) {
        var led = projects.stream()
                .filter(project -> project.stage().approved() && leads(project, viewer))
                .map(Project::id)
                .collect(Collectors.toSet());
        if (led.isEmpty()) {
            return Set.of();
        }
        // What is led is of the caller's own tenant.
        var grant = access.require(viewer, Action.PROJECT_DRAFT, viewer.tenantId());
        var open = conditions.openOfSubjects(grant, led);
        return led.stream().filter(id -> has(step, open.get(id))).collect(Collectors.toSet());
    }

    private static boolean has(SkippedStep step, @Nullable List<ApprovalCondition> open) {
        return open != null
                && open.stream()
                        .anyMatch(condition ->
                                step(condition).filter(step::equals).isPresent());
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
