package org.cobuild.approval;

import java.util.List;
import java.util.Set;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.Decision;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/** Which tasks may be decided together with others, and with which: the same matter at the same step of the same route. */
final class AlikeTasks {
    private AlikeTasks() {}

    /** Null when it may. @param room of the case's subject */
    static @Nullable TaskAlone alone(Viewer viewer, CaseSubjects room, ApprovalCase matter, CaseFlow flow, Task task) {
        if (!CaseRules.decidable(flow, task) || !task.seat().taken(viewer)) {
            return TaskAlone.CLOSED;
        }
        if (HeldTasks.ownMatter(viewer, matter, Set.of())) {
            return TaskAlone.OWN_MATTER;
        }
        return apart(room, flow, task);
    }

    /** The same whoever decides it: what in the matter asks for a look at it by itself. */
    static @Nullable TaskAlone apart(CaseSubjects room, CaseFlow flow, Task task) {
        if (task.kind() != TaskKind.ROUTE || flow.askedBy(task).findAny().isPresent()) {
            return TaskAlone.ASKED;
        }
        if (!room.severalAtOnce()) {
            return TaskAlone.SUBJECT;
        }
        if (flow.steps().stream()
                .anyMatch(step -> step.aboveAmount() != null && flow.amount().compareTo(step.aboveAmount()) > 0)) {
            return TaskAlone.ABOVE_LIMIT;
        }
        if (flow.stepOf(task).experts()) {
            return TaskAlone.EXPERTS;
        }
        if (flow.round() > 1
                || flow.decisions().stream().anyMatch(decision -> decision.verb() == DecisionVerb.RETURN)) {
            return TaskAlone.RETURNED;
        }
        return flow.decisions().stream().allMatch(AlikeTasks::plain) ? null : TaskAlone.DOUBTED;
    }

    private static boolean plain(Decision decision) {
        return switch (decision.verb()) {
            case APPROVE, ADVISE, CONFIRM -> true;
            case APPROVE_CONDITIONALLY, DISAGREE, RETURN, REFUSE -> false;
        };
    }

    /** The same for tasks that may be decided together. */
    static String key(ApprovalCase matter, Step step) {
        return String.join(
                "/",
                List.of(
                        Long.toString(matter.tenantId()),
                        matter.subject().name(),
                        matter.routeName(),
                        Integer.toString(matter.routeVersion()),
                        step.code()));
    }
}
