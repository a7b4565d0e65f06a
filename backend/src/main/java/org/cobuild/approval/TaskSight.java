package org.cobuild.approval;

import graphql.GraphQLContext;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.dataloader.DataLoader;

/**
 * A task as the caller meets it, and what it may do there: what screens offer. Each act asks again, with all that is
 * locked then.
 */
record TaskSight(Viewer viewer, Mandates mandates, ApprovalCase matter, CaseFlow flow, Task task) {

    /** An answer about a task, when its case is read. */
    static <T> CompletableFuture<T> of(
            Task task,
            DataLoader<Long, ApprovalCase> cases,
            DataLoader<Long, CaseFlow> flows,
            GraphQLContext context,
            ProxyRepository proxies,
            Function<TaskSight, T> answer) {
        Viewer viewer = Objects.requireNonNull(context.get("viewer"));
        return cases.load(task.caseId())
                .thenCombine(
                        flows.load(task.caseId()),
                        (matter, flow) -> answer.apply(
                                new TaskSight(viewer, ProxyController.mandates(context, proxies), matter, flow, task)));
    }

    /** By which the caller acts in it for somebody. */
    Optional<Mandate> mandate() {
        return mandates.of(viewer, matter, flow, task);
    }

    /** Whether the task is the caller's own, or one that it may act in for somebody. */
    private boolean holds() {
        return task.seat().taken(viewer) || mandate().isPresent();
    }

    /** The parties of the subject are asked for when it is decided; here it is the starter alone who is known. */
    boolean mayDecide() {
        return CaseRules.decidable(flow, task)
                && task.kind() != TaskKind.CONFIRM
                && holds()
                && !HeldTasks.ownMatter(viewer, matter, Set.of());
    }

    boolean mayAsk() {
        return CaseRules.mayAsk(flow, task) && holds();
    }

    boolean mayUnask() {
        return CaseRules.mayUnask(flow, task)
                && flow.asker(task)
                        .filter(asker -> asker.seat().taken(viewer)
                                || mandates.reaching(viewer, matter, flow, asker)
                                        .isPresent())
                        .isPresent();
    }

    boolean mayTakeBack() {
        return Objects.equals(task.decidedByPostId(), viewer.postId())
                && viewer.may(Action.CASE_DECIDE, task.tenantId())
                && CaseRules.mayTakeBack(flow, task)
                && mandates.still(matter, flow, task);
    }
}
