package org.cobuild.approval;

import org.cobuild.approval.TaskService.Words;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A participant confirms its own part or doesn't, for whoever asked; that counts as no review. */
@Service
class ConfirmationService {
    private final HeldTasks held;
    private final TaskService tasks;

    ConfirmationService(HeldTasks held, TaskService tasks) {
        this.held = held;
        this.tasks = tasks;
    }

    /** @param confirms false when it doesn't */
    record AnswerInput(
            GlobalId confirmationId,
            boolean confirms,
            String opinion,
            @Nullable String clientMutationId) {}

    @Transactional
    public void answer(Viewer viewer, AnswerInput input) {
        var task = held.confirmation(viewer, input.confirmationId());
        var refusals = new Refusals();
        task.requireDecidable(refusals, "confirmationId");
        refusals.unless(task.takesPart() && !task.started(), ApprovalErrorCode.OWN_MATTER, "approval.confirm.part", "");
        var opinion = Texts.check(
                refusals, ApprovalErrorCode.REQUIRED, ApprovalErrorCode.INVALID, "opinion", input.opinion(), 2, 2000);
        refusals.throwIfAny();
        tasks.sign(task, Words.plain(input.confirms() ? DecisionVerb.CONFIRM : DecisionVerb.DISAGREE, opinion));
    }
}
