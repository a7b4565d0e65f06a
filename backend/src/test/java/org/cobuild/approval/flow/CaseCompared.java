package org.cobuild.approval.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the engine and {@link CaseModel} say of one and the same case. */
public final class CaseCompared {
    private CaseCompared() {}

    /** Fails when they differ, when somebody waits for nobody, or when nobody can act in an open case. */
    public static void same(CaseFlow flow, CaseModel model, String story) {
        var where = story + "\n" + brief(flow);
        assertThat(flow.state()).as(where).isEqualTo(model.state());
        assertThat(flow.amount()).as(where).isEqualByComparingTo(model.amount);
        assertThat(steps(flow, StepState.OPEN)).as(where).isEqualTo(ids(model.current()));
        assertThat(steps(flow, StepState.DONE))
                .as(where)
                .isEqualTo(ids(model.steps.stream().filter(step -> step.done).toList()));
        assertThat(tasks(flow, task -> CaseRules.decidable(flow, task)))
                .as(where)
                .isEqualTo(model.decidable());
        assertThat(tasks(flow, task -> CaseRules.mayTakeBack(flow, task)))
                .as(where)
                .isEqualTo(tasks(flow, task -> model.mayTakeBack(task.id())));
        assertThat(CaseRules.mayWithdraw(flow)).as(where).isEqualTo(model.mayWithdraw());
        assertThat(tasks(flow, task -> CaseRules.mayAsk(flow, task)))
                .as(where)
                .isEqualTo(tasks(flow, task -> model.mayAsk(task.id())));
        assertThat(tasks(flow, task -> CaseRules.mayUnask(flow, task)))
                .as(where)
                .isEqualTo(tasks(flow, task -> model.mayUnask(task.id())));
        for (var task : flow.tasks()) {
            assertThat(Arrays.stream(DecisionVerb.values()).filter(verb -> CaseRules.fits(flow, task, verb)))
                    .as(where)
                    .containsExactlyInAnyOrderElementsOf(model.verbs(task.id()));
            assertThat(CaseRules.returnable(flow, task).stream().map(Step::id))
                    .as(where)
                    .containsExactlyInAnyOrderElementsOf(model.returnable(task.id()));
        }
        if (flow.state() == CaseState.OPEN) {
            assertThat(model.decidable()).as("stuck: " + where).isNotEmpty();
            assertThat(flow.tasks().stream()
                            .filter(task -> task.is(TaskState.ASKING))
                            .filter(task -> flow.askedBy(task)
                                    .noneMatch(other -> other.goesFirst() && other.is(TaskState.OPEN))))
                    .as("waits for nobody: " + where)
                    .isEmpty();
        }
    }

    /** The route and where it stands, to read when a seed is asked again. */
    static String brief(CaseFlow flow) {
        return flow.steps().stream()
                .map(step -> step.id() + " " + step.stage() + "." + step.branch() + " " + step.rule() + " "
                        + step.state() + (step.aboveAmount() == null ? "" : " >" + step.aboveAmount())
                        + flow.tasksOf(step).stream()
                                .map(task -> "\n   " + task.id() + " " + task.kind() + (task.veto() ? "!" : "")
                                        + " " + task.state() + " " + flow.wordOf(task)
                                        + (task.forTaskId() == null ? "" : " for " + task.forTaskId()))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n", "amount " + flow.amount() + " " + flow.state() + "\n", ""));
    }

    private static Set<Long> steps(CaseFlow flow, StepState state) {
        return flow.steps().stream()
                .filter(step -> step.is(state))
                .map(Step::id)
                .collect(Collectors.toSet());
    }

    private static Set<Long> tasks(CaseFlow flow, Predicate<Task> which) {
        return flow.tasks().stream().filter(which).map(Task::id).collect(Collectors.toSet());
    }

    private static Set<Long> ids(List<CaseModel.Piece> steps) {
        return steps.stream().map(step -> step.id).collect(Collectors.toSet());
    }
}
