package org.cobuild.approval;

import java.util.List;
import java.util.Objects;
import org.cobuild.approval.HeldTasks.HeldTask;
import org.cobuild.approval.Receivers.Receiver;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseMoves;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.Seat;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.Change;
import org.cobuild.platform.Change.Audience;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the holder of a task does with it beside deciding: hand it over, ask others, take a decision back. */
@Service
class HandoverService {
    private final HeldTasks tasks;
    private final Receivers receivers;
    private final CaseStore store;
    private final HandoverRepository handovers;
    private final ConfirmationRepository confirmations;
    private final CaseEnding ending;
    private final Deadlines deadlines;
    private final ApplicationEventPublisher events;

    HandoverService(
            HeldTasks tasks,
            Receivers receivers,
            CaseStore store,
            HandoverRepository handovers,
            ConfirmationRepository confirmations,
            CaseEnding ending,
            Deadlines deadlines,
            ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.receivers = receivers;
        this.store = store;
        this.handovers = handovers;
        this.confirmations = confirmations;
        this.ending = ending;
        this.deadlines = deadlines;
        this.events = events;
    }

    /** @param postId who takes the task over */
    record HandOverInput(
            GlobalId taskId,
            GlobalId postId,
            String reason,
            @Nullable String clientMutationId) {}

    /** @param how BEFORE, AFTER, ADVICE or CONFIRM */
    record AskInput(
            GlobalId taskId,
            GlobalId postId,
            TaskKind how,
            String reason,
            @Nullable String clientMutationId) {}

    record BackInput(
            GlobalId taskId, String reason, @Nullable String clientMutationId) {}

    /** Whom the holder of a task can name, whichever task it is, at most {@link Colleagues#MOST}. */
    @Transactional(readOnly = true)
    public List<Receiver> receivers(Viewer viewer, @Nullable String search) {
        return receivers.search(viewer.scope(), Texts.clean(search)).stream()
                .filter(receiver -> !Objects.equals(receiver.personId(), viewer.personId()))
                .toList();
    }

    /** Hands an open task to a colleague of the same unit for good: its holder does, or the superior who was told of it. */
    @Transactional
    public Task handOver(Viewer viewer, HandOverInput input) {
        var held = tasks.movable(viewer, input.taskId());
        var refusals = new Refusals();
        held.requireOpen(refusals);
        refusals.unless(
                held.mandate() == null,
                ApprovalErrorCode.PROXY,
                "approval.proxy.handOver",
                "taskId",
                Objects.requireNonNullElse(held.actingFor(), ""));
        var to = receiver(refusals, held, input.postId());
        if (to != null) {
            refusals.unless(
                    to.unitId() == held.task().unitId(),
                    ApprovalErrorCode.RECEIVER,
                    "approval.receiver.unit",
                    "postId",
                    to.personName());
            refusals.unless(
                    !Mandates.hasVoice(receivers.posts(viewer.scope(), to.personId()), held.flow(), held.task()),
                    ApprovalErrorCode.RECEIVER,
                    "approval.receiver.voice",
                    "postId",
                    to.personName());
        }
        var reason = reason(refusals, input.reason());
        refusals.throwIfAny();
        return write(
                held,
                CaseMoves.hand(
                        held.flow(), held.task(), Objects.requireNonNull(to).seat()),
                HandoverVerb.HAND_OVER,
                reason,
                to);
    }

    /**
     * Asks somebody of the tenant for advice, or for a signature before or after the own one; or somebody of a
     * participant, of whatever tenant, to confirm its part.
     */
    @Transactional
    public Task ask(Viewer viewer, AskInput input) {
        var held = tasks.addressed(viewer, input.taskId());
        var refusals = new Refusals();
        held.requireOpen(refusals);
        refusals.unless(input.how() != TaskKind.ROUTE, ApprovalErrorCode.INVALID, "approval.ask.route", "how");
        refusals.unless(
                held.task().kind() == TaskKind.ROUTE, ApprovalErrorCode.NOT_NOW, "approval.ask.nested", "taskId");
        var confirm = input.how() == TaskKind.CONFIRM;
        var to = confirm ? confirming(refusals, held, input.postId()) : receiver(refusals, held, input.postId());
        if (to != null) {
            refusals.unless(
                    !CaseRules.isAsked(held.flow(), held.task(), to.seat()),
                    ApprovalErrorCode.RECEIVER,
                    "approval.receiver.asked",
                    "postId",
                    to.personName());
        }
        var reason = reason(refusals, input.reason());
        refusals.throwIfAny();
        var now = deadlines.now(viewer.tenant());
        var asked = asked(held.task(), input.how(), Objects.requireNonNull(to).tenantId(), to.seat());
        var done = write(
                held,
                CaseMoves.ask(held.flow(), held.task(), asked, now),
                HandoverVerb.asking(input.how()),
                reason,
                to);
        if (confirm) {
            confirmations.insert(held, asked, reason, now.at());
        }
        return done;
    }

    /** Takes out again whom the caller asked, as long as it has not spoken. @return the task that was asked */
    @Transactional
    public Task unask(Viewer viewer, BackInput input) {
        var held = tasks.asked(viewer, input.taskId());
        var refusals = new Refusals();
        refusals.unless(
                CaseRules.mayUnask(held.flow(), held.task()),
                ApprovalErrorCode.TASK_CLOSED,
                "approval.unask",
                "taskId");
        held.requireRunning(refusals, "taskId");
        held.requireOthersMatter(refusals);
        var reason = reason(refusals, input.reason());
        refusals.throwIfAny();
        var out = receivers
                .anybody(
                        viewer.scope(),
                        Objects.requireNonNullElse(held.task().seat().postId(), 0L))
                .orElse(null);
        return write(
                held,
                CaseMoves.unask(held.flow(), held.task(), deadlines.now(viewer.tenant())),
                HandoverVerb.UNASK,
                reason,
                out);
    }

    /** Takes the caller's own decision back, as long as nobody has acted on it. */
    @Transactional
    public Task takeBack(Viewer viewer, BackInput input) {
        var held = tasks.decided(viewer, input.taskId());
        var refusals = new Refusals();
        refusals.unless(
                CaseRules.mayTakeBack(held.flow(), held.task()),
                ApprovalErrorCode.NOT_NOW,
                "approval.takeBack",
                "taskId");
        held.requireRunning(refusals, "taskId");
        held.requireOthersMatter(refusals);
        var reason = reason(refusals, input.reason());
        refusals.throwIfAny();
        return write(held, CaseMoves.takeBack(held.flow(), held.task()), HandoverVerb.TAKE_BACK, reason, null);
    }

    /** Somebody of the task's tenant who may decide this matter; anybody else is as if there were no such post. */
    private @Nullable Receiver receiver(Refusals refusals, HeldTask held, GlobalId postId) {
        var found = receivers
                .find(held.viewer().scope(), postId.of("Post"), held.subject().partUnitIds())
                .orElse(null);
        refusals.unless(found != null, ApprovalErrorCode.RECEIVER, "approval.receiver.none", "postId");
        if (found != null) {
            refusals.unless(
                    !Objects.equals(found.personId(), held.viewer().personId()),
                    ApprovalErrorCode.RECEIVER,
                    "approval.receiver.self",
                    "postId");
            refusals.unless(
                    !held.matter().startedBy(found.personId())
                            && found.unitId() != held.matter().starterUnitId()
                            && !found.takesPart(),
                    ApprovalErrorCode.OWN_MATTER,
                    "approval.receiver.own",
                    "postId",
                    found.personName());
        }
        return found;
    }

    /** Somebody of a unit that takes part, but not of the one that leads, and not who has started the matter. */
    private @Nullable Receiver confirming(Refusals refusals, HeldTask held, GlobalId postId) {
        var units = Confirmers.besides(held.matter(), held.subject().partUnitIds());
        var found = units.isEmpty()
                ? null
                : receivers
                        .findConfirming(held.viewer().scope(), postId.of("Post"), units)
                        .orElse(null);
        refusals.unless(
                found != null && !held.matter().startedBy(found.personId()),
                ApprovalErrorCode.RECEIVER,
                "approval.receiver.part",
                "postId");
        return found;
    }

    private static String reason(Refusals refusals, String reason) {
        return Texts.check(refusals, ApprovalErrorCode.REQUIRED, ApprovalErrorCode.INVALID, "reason", reason, 2, 500);
    }

    static Task asked(Task own, TaskKind how, long tenantId, Seat seat) {
        return new Task(
                Ids.next(),
                tenantId,
                own.caseId(),
                own.stepId(),
                own.place(),
                how,
                own.id(),
                false,
                seat,
                TaskState.WAITING,
                null,
                null,
                null,
                null,
                own.mayCut(),
                own.mayRefuse());
    }

    private Task write(HeldTask held, CaseFlow after, HandoverVerb verb, String reason, @Nullable Receiver to) {
        var at = deadlines.now(held.viewer().tenant()).at();
        // Without a signature that was waited for, the case may be approved.
        var reply = ending.reply(held, after);
        ending.bind(held, CaseEnding.binding(after), List.of());
        store.write(held.grant(), held.matter().id(), held.flow(), after, at, reply.number(), reply.condition());
        handovers.insert(held, verb, reason, to, at);
        events.publishEvent(Change.of(
                        "taskHandover",
                        held.viewer(),
                        held.matter().tenantId(),
                        "Case",
                        held.matter().id())
                .timeline(held.matter().projectId(), Audience.WHOLE)
                .detail(held.step().name() + " " + verb + (to == null ? "" : " " + to.personName()) + held.forWhom()
                        + ": " + reason)
                .field("task", held.task().state(), held.in(after).state())
                .field("handover", null, verb)
                .field("actingFor", null, held.actingFor())
                .field("replyNumber", null, reply.number())
                .build());
        ending.tell(held, after, reply);
        return held.in(after);
    }
}
