package org.cobuild.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.cobuild.approval.HeldTasks.HeldTask;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseMoves;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.Decision;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Resubmission;
import org.cobuild.approval.flow.Task;
import org.cobuild.db.tables.records.ApprovalDecisionRecord;
import org.cobuild.platform.Change;
import org.cobuild.platform.Change.Audience;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides tasks, and moves their cases. */
@Service
class TaskService {
    private final HeldTasks tasks;
    private final CaseStore store;
    private final ConditionRepository conditions;
    private final MeetingRepository meetings;
    private final Minutes minutes;
    private final CaseEnding ending;
    private final Deadlines deadlines;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    TaskService(
            HeldTasks tasks,
            CaseStore store,
            ConditionRepository conditions,
            MeetingRepository meetings,
            Minutes minutes,
            CaseEnding ending,
            Deadlines deadlines,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.store = store;
        this.conditions = conditions;
        this.meetings = meetings;
        this.minutes = minutes;
        this.ending = ending;
        this.deadlines = deadlines;
        this.clock = clock;
        this.events = events;
    }

    /** What was typed, checked and clean. */
    record Words(
            DecisionVerb verb,
            String opinion,
            List<ConditionTerm> conditions,
            MeetingRules.@Nullable Held meeting,
            @Nullable Long returnToStepId,
            @Nullable Resubmission resubmission,
            @Nullable Long mergesStepId) {
        static Words plain(DecisionVerb verb, String opinion) {
            return new Words(verb, opinion, List.of(), null, null, null, null);
        }

        @Nullable
        String condition() {
            return conditions.isEmpty()
                    ? null
                    : conditions.stream().map(ConditionTerm::text).collect(Collectors.joining("\n"));
        }
    }

    /**
     * Decides a task: its step closes when its rule is met, and the case goes on to the next step, to its end or back.
     * Whoever comes second finds the task closed.
     *
     * @return the task as it now is
     */
    @Transactional
    public Task decide(Viewer viewer, TaskDecideInput input) {
        return decide(viewer, input, (held, refusals) -> {});
    }

    /** As above. @param more is asked of the task beside what is asked of each */
    @Transactional
    public Task decide(Viewer viewer, TaskDecideInput input, BiConsumer<HeldTask, Refusals> more) {
        var held = tasks.addressed(viewer, input.taskId());
        var refusals = new Refusals();
        held.requireOpen(refusals);
        held.requireExperts(refusals, input.verb());
        more.accept(held, refusals);
        checkVersion(refusals, input.version(), held.subject().version());
        var today = clock.today(viewer.tenant().zone());
        var words = check(refusals, input, held, today);
        refusals.throwIfAny();
        return sign(held, words);
    }

    /** Writes what was said, and moves the case. @return the task as it now is */
    Task sign(HeldTask held, Words words) {
        var viewer = held.viewer();
        var said = decision(held, words);
        var after = CaseMoves.decide(held.flow(), held.task(), said, viewer.postId(), deadlines.now(viewer.tenant()));
        var reply = ending.reply(held, after);
        store.insert(row(viewer, said));
        keep(held, said, words, after);
        store.write(
                held.grant(),
                held.matter().id(),
                held.flow(),
                after,
                said.decidedAt(),
                reply.number(),
                reply.condition());
        publish(held, said, after, words, reply.number());
        ending.tell(held, after, reply);
        return held.in(after);
    }

    /** What the decision carries beside its words, and what of it binds when the case is approved by it. */
    private void keep(HeldTask held, Decision said, Words words, CaseFlow after) {
        if (words.meeting() != null) {
            meetings.insert(said, words.meeting());
            if (words.meeting().documentId() != null) {
                minutes.attach(
                        held.grant(), held.viewer(), said, words.meeting().documentId());
            }
        }
        var bind = CaseEnding.binding(after);
        conditions.insert(
                said,
                held.task().tenantId(),
                held.matter().projectId(),
                words.conditions(),
                held.step().meeting(),
                bind.contains(said) ? ConditionState.OPEN : ConditionState.NAMED);
        ending.bind(held, bind.stream().filter(other -> !other.equals(said)).toList(), words.conditions());
    }

    /** @param current null when the subject has no versions */
    private static void checkVersion(Refusals refusals, @Nullable Integer read, @Nullable Integer current) {
        if (current == null) {
            return;
        }
        if (read == null) {
            refusals.add(ApprovalErrorCode.REQUIRED, "text.required", "version");
        } else {
            refusals.unless(
                    read.equals(current),
                    ApprovalErrorCode.STALE,
                    "approval.stale",
                    "version",
                    read.toString(),
                    current.toString());
        }
    }

    private static Words check(Refusals refusals, TaskDecideInput input, HeldTask held, LocalDate today) {
        var verb = input.verb();
        refusals.unless(
                CaseRules.fits(held.flow(), held.task(), verb),
                ApprovalErrorCode.VERB,
                "approval.verb." + verb,
                "verb");
        var opinion = Texts.check(
                refusals, ApprovalErrorCode.REQUIRED, ApprovalErrorCode.INVALID, "opinion", input.opinion(), 2, 2000);
        var isReturn = verb == DecisionVerb.RETURN;
        refusals.unless(
                isReturn || input.returnTo() == null && input.resubmission() == null,
                ApprovalErrorCode.INVALID,
                "approval.return.without",
                "returnTo");
        return new Words(
                verb,
                opinion,
                ConditionRules.check(refusals, verb, input.condition(), input.conditions(), today),
                MeetingRules.check(
                        refusals,
                        held.step(),
                        held.task(),
                        verb,
                        input.meeting(),
                        today,
                        held.viewer().tenant().zone()),
                isReturn && input.returnTo() != null ? returnTo(refusals, input, held) : null,
                !isReturn ? null : input.resubmission() == null ? Resubmission.STRAIGHT : input.resubmission(),
                input.merges() == null ? null : merges(refusals, input.merges(), held));
    }

    /** A step that isn't there and one of another case are the same: it can't be returned to. */
    private static long returnTo(Refusals refusals, TaskDecideInput input, HeldTask held) {
        var stepId = Objects.requireNonNull(input.returnTo()).of("Step");
        refusals.unless(
                CaseRules.returnable(held.flow(), held.task()).stream().anyMatch(step -> step.id() == stepId),
                ApprovalErrorCode.RETURN_TARGET,
                "approval.return.target",
                "returnTo");
        return stepId;
    }

    /** One opinion sums up a joint review that is over; of several, the one that stands is the last. */
    private static long merges(Refusals refusals, GlobalId step, HeldTask held) {
        var stepId = step.of("Step");
        refusals.unless(
                CaseRules.mergeable(held.flow(), held.task()).stream().anyMatch(joint -> joint.id() == stepId),
                ApprovalErrorCode.NOT_NOW,
                "approval.merges",
                "merges");
        return stepId;
    }

    private void publish(HeldTask held, Decision said, CaseFlow after, Words words, @Nullable String reply) {
        var matter = held.matter();
        var state = after.state();
        var change = Change.of("taskDecide", held.viewer(), matter.tenantId(), "Case", matter.id())
                .id(said.id());
        // The decision that ends the round stands on the timeline once, as what it made of its subject.
        (state == CaseState.OPEN
                        ? change.timeline(matter.projectId(), Audience.WHOLE)
                        : change.besideTimeline(matter.projectId()))
                .detail(held.step().name() + " " + words.verb() + (reply == null ? "" : " " + reply) + held.forWhom())
                .amount(state == CaseState.APPROVED && after.amount().signum() > 0 ? after.amount() : null)
                .field("task", held.task().state(), held.in(after).state())
                .field("verb", null, words.verb())
                .field("actingFor", null, held.actingFor())
                .field("condition", null, words.condition())
                .field(
                        "meeting",
                        null,
                        words.meeting() == null ? null : words.meeting().name())
                .field("returnTo", null, code(held, words.returnToStepId()))
                .field("resubmission", null, words.resubmission())
                .field("merges", null, code(held, words.mergesStepId()))
                .field("state", held.flow().state(), state)
                .field("replyNumber", null, reply)
                .fact("step", held.step().code())
                .fact("verb", words.verb())
                .fact("state", state)
                .fact("reply", reply)
                .fact("round", held.flow().round())
                .fact("text", matter.textSha256())
                .fact("route", matter.routeName())
                .fact("routeVersion", matter.routeVersion())
                .fact("policyOn", matter.policyOn());
        events.publishEvent(change.build());
    }

    private static @Nullable String code(HeldTask held, @Nullable Long stepId) {
        return stepId == null ? null : held.flow().step(stepId).code();
    }

    private Decision decision(HeldTask held, Words words) {
        var step = held.step();
        return new Decision(
                Ids.next(),
                held.matter().tenantId(),
                held.matter().id(),
                step.id(),
                held.task().id(),
                held.flow().round(),
                step.name(),
                step.nameEn(),
                words.verb(),
                words.opinion(),
                words.condition(),
                words.returnToStepId(),
                words.resubmission(),
                words.mergesStepId(),
                held.viewer().name(),
                held.viewer().unitName(),
                held.mandate() == null
                        ? null
                        : new Decision.ActedFor(
                                held.mandate().postId(), held.mandate().personName()),
                clock.now());
    }

    static ApprovalDecisionRecord row(Viewer viewer, Decision said) {
        return new ApprovalDecisionRecord(
                said.id(),
                said.tenantId(),
                said.caseId(),
                said.stepId(),
                said.taskId(),
                said.round(),
                said.verb().name(),
                said.opinion(),
                said.condition(),
                viewer.postId(),
                said.personName(),
                said.unitName(),
                said.decidedAt(),
                said.returnToStepId(),
                said.resubmission() == null ? null : said.resubmission().name(),
                said.actedFor() == null ? null : said.actedFor().postId(),
                said.actedFor() == null ? null : said.actedFor().name(),
                said.mergesStepId());
    }
}
