package org.cobuild.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cobuild.approval.CaseRules.Course;
import org.cobuild.approval.CaseStore.Move;
import org.cobuild.approval.FlowRepository.LockedCase;
import org.cobuild.db.tables.records.ApprovalDecisionRecord;
import org.cobuild.platform.Change;
import org.cobuild.platform.Change.Audience;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides tasks, and moves their cases. */
@Service
class TaskService {
    private final TaskRepository tasks;
    private final FlowRepository flows;
    private final CaseStore store;
    private final ReplyNumbers numbers;
    private final Deadlines deadlines;
    private final Access access;
    private final PortalClock clock;
    private final ObjectProvider<CaseSubjects> subjects;
    private final ApplicationEventPublisher events;

    TaskService(
            TaskRepository tasks,
            FlowRepository flows,
            CaseStore store,
            ReplyNumbers numbers,
            Deadlines deadlines,
            Access access,
            PortalClock clock,
            ObjectProvider<CaseSubjects> subjects,
            ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.flows = flows;
        this.store = store;
        this.numbers = numbers;
        this.deadlines = deadlines;
        this.access = access;
        this.clock = clock;
        this.subjects = subjects;
        this.events = events;
    }

    /** A decision that no rule refuses, with all that it is about. */
    private record Act(
            Viewer viewer,
            Grant grant,
            ApprovalCase matter,
            CaseSubjects.Held held,
            LockedCase locked,
            Task task,
            Words words) {
        Step step() {
            return locked.flow().step(task.stepId());
        }
    }

    /** What was typed, checked and clean. */
    private record Words(
            DecisionVerb verb, String opinion, @Nullable String condition) {}

    /**
     * Decides a task: its step closes when its rule is met, and the case goes on to the next step, to its end or back
     * to the starter. Whoever comes second finds the task closed.
     *
     * @return the task as it now is
     */
    @Transactional
    public Task decide(Viewer viewer, TaskDecideInput input) {
        var found = tasks.find(viewer.scope(), input.taskId().of("Task")).orElseThrow(NotFound::new);
        var matter = found.matter();
        var grant = access.requireFor(
                viewer,
                Action.CASE_DECIDE,
                found.task().tenantId(),
                found.task().unitId(),
                matter.tenantId());
        if (!addressed(viewer, found.task())) {
            throw new Forbidden("forbidden.role");
        }
        var subject = subjects.stream()
                .filter(candidate -> candidate.subject() == matter.subject())
                .findFirst()
                .orElseThrow();
        var held = subject.hold(grant, matter.subjectId());
        var locked = flows.lock(grant, matter.id());
        var task = locked.flow().task(found.task().id()).orElseThrow(NotFound::new);

        var refusals = new Refusals();
        refusals.unless(
                decidable(locked.state(), task.state()),
                ApprovalErrorCode.TASK_CLOSED,
                "approval.task.closed",
                "taskId");
        checkVersion(refusals, matter.subject(), input.version(), held.version());
        refusals.unless(
                !ownMatter(viewer, matter, held.partUnitIds()), ApprovalErrorCode.OWN_MATTER, "approval.own", "");
        var words = check(refusals, input, task);
        refusals.throwIfAny();

        return settle(new Act(viewer, grant, matter, held, locked, task, words));
    }

    /** Whether this task can be decided at all now: while a case is with its starter, open tasks rest. */
    static boolean decidable(CaseState matter, TaskState task) {
        return matter == CaseState.OPEN && task == TaskState.OPEN;
    }

    /** Whether the task is addressed to the caller: any person of its unit who holds its role. */
    static boolean addressed(Viewer viewer, Task task) {
        var post = viewer.post();
        return post != null && post.unitId() == task.unitId() && post.roles().contains(task.role());
    }

    /** Nobody decides what one has started, or what a unit leads or takes part in where one holds a post. */
    static boolean ownMatter(Viewer viewer, ApprovalCase matter, Set<Long> partUnitIds) {
        return Objects.equals(viewer.personId(), matter.starterPersonId())
                || viewer.unitIds().contains(matter.starterUnitId())
                || !Collections.disjoint(viewer.unitIds(), partUnitIds);
    }

    private static void checkVersion(Refusals refusals, CaseSubject subject, @Nullable Integer read, int current) {
        if (read == null) {
            refusals.unless(subject != CaseSubject.PROJECT, ApprovalErrorCode.REQUIRED, "text.required", "version");
        } else {
            refusals.unless(
                    read == current,
                    ApprovalErrorCode.STALE,
                    "approval.stale",
                    "version",
                    read.toString(),
                    Integer.toString(current));
        }
    }

    private static Words check(Refusals refusals, TaskDecideInput input, Task task) {
        refusals.unless(
                input.verb() != DecisionVerb.REFUSE || task.mayRefuse(),
                ApprovalErrorCode.VERB,
                "approval.verb.refuse",
                "verb");
        var opinion = Texts.check(
                refusals, ApprovalErrorCode.REQUIRED, ApprovalErrorCode.INVALID, "opinion", input.opinion(), 2, 2000);
        if (input.verb() != DecisionVerb.APPROVE_CONDITIONALLY) {
            refusals.unless(
                    Texts.clean(input.condition()) == null,
                    ApprovalErrorCode.INVALID,
                    "approval.condition.without",
                    "condition");
            return new Words(input.verb(), opinion, null);
        }
        var condition = Texts.check(
                refusals,
                ApprovalErrorCode.REQUIRED,
                ApprovalErrorCode.INVALID,
                "condition",
                input.condition(),
                2,
                500);
        return new Words(input.verb(), opinion, condition);
    }

    private Task settle(Act act) {
        var now = clock.now();
        var step = act.step();
        var verb = act.words().verb();
        var flow = act.locked().flow();
        var others = flow.tasksOf(step).stream()
                .filter(other -> other.state() == TaskState.OPEN
                        && other.id() != act.task().id())
                .toList();
        var becomes = CaseRules.after(verb, step.rule(), !others.isEmpty());
        var course = verb.agrees() && becomes == StepState.DONE
                ? CaseRules.course(flow.steps(), step, act.locked().amount())
                : null;
        var state = CaseRules.state(verb, course);
        var reply = state == CaseState.APPROVED
                ? numbers.take(
                        act.grant(), act.matter().subject(), today(act.viewer()).getYear())
                : null;
        var condition = state == CaseState.APPROVED
                ? CaseRules.conditions(flow, step, act.words().condition())
                : null;

        store.insert(decision(act, now));
        var move = new Move(
                act.task(),
                becomes,
                state,
                becomes == StepState.DONE ? others : List.of(),
                act.viewer().postId(),
                now,
                reply,
                condition);
        if (!store.settle(act.grant(), move)) {
            throw Refusals.refused(ApprovalErrorCode.TASK_CLOSED, "approval.task.closed", "taskId");
        }
        if (course != null) {
            go(act, course, now);
        }
        publish(act, state, reply, condition);
        return act.task().decided(now);
    }

    private void go(Act act, Course course, Instant now) {
        store.skip(act.grant(), course.skipped());
        var next = course.next();
        if (next != null) {
            var dueOn = deadlines.of(act.viewer().tenant(), next);
            store.open(act.grant(), next, CaseRules.toOpen(act.locked().flow(), next), now, dueOn);
        }
    }

    private void publish(Act act, CaseState state, @Nullable String reply, @Nullable String condition) {
        var matter = act.matter();
        var words = act.step().name() + " " + act.words().verb() + (reply == null ? "" : " " + reply);
        var change = Change.of("taskDecide", act.viewer(), matter.tenantId(), "Case", matter.id());
        // The decision that ends the round stands on the timeline once, as what it made of its subject.
        (state == CaseState.OPEN
                        ? change.timeline(matter.projectId(), Audience.WHOLE)
                        : change.project(matter.projectId()))
                .detail(words)
                .amount(
                        state == CaseState.APPROVED && act.locked().amount().signum() > 0
                                ? act.locked().amount()
                                : null)
                .field("task", act.task().state(), TaskState.DONE)
                .field("verb", null, act.words().verb())
                .field("condition", null, act.words().condition())
                .field("state", act.locked().state(), state)
                .field("replyNumber", null, reply);
        events.publishEvent(change.build());
        if (state != CaseState.OPEN) {
            events.publishEvent(new CaseDecided(
                    matter.id(),
                    matter.subject(),
                    matter.subjectId(),
                    matter.projectId(),
                    matter.tenantId(),
                    state,
                    reply,
                    condition,
                    act.held(),
                    act.viewer()));
        }
    }

    private ApprovalDecisionRecord decision(Act act, Instant now) {
        return new ApprovalDecisionRecord(
                Ids.next(),
                act.matter().tenantId(),
                act.matter().id(),
                act.task().stepId(),
                act.task().id(),
                act.locked().round(),
                act.words().verb().name(),
                act.words().opinion(),
                act.words().condition(),
                act.viewer().postId(),
                act.viewer().name(),
                act.viewer().unitName(),
                now);
    }

    private LocalDate today(Viewer viewer) {
        return clock.today(viewer.tenant().zone());
    }
}
