package org.cobuild.approval;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.cobuild.approval.FlowRepository.LockedCase;
import org.cobuild.approval.TaskRepository.CaseTask;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.Task;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the task of an act in the caller's scope, asks whether the caller may act, and locks its subject and its case. */
@Component
class HeldTasks {
    private final TaskRepository tasks;
    private final FlowRepository flows;
    private final ProxyRepository proxies;
    private final EscalationRepository escalations;
    private final Access access;
    private final TenantRepository tenants;
    private final SubjectRooms rooms;

    HeldTasks(
            TaskRepository tasks,
            FlowRepository flows,
            ProxyRepository proxies,
            EscalationRepository escalations,
            Access access,
            TenantRepository tenants,
            SubjectRooms rooms) {
        this.tenants = tenants;
        this.tasks = tasks;
        this.flows = flows;
        this.proxies = proxies;
        this.escalations = escalations;
        this.access = access;
        this.rooms = rooms;
    }

    /**
     * A task whose subject and case are locked until the end of the transaction.
     *
     * @param suspended whether the case's tenant is suspended, so that nothing is decided for it meanwhile
     * @param mandate by which the caller acts for somebody; null for itself
     */
    record HeldTask(
            Viewer viewer,
            Grant grant,
            ApprovalCase matter,
            CaseSubjects.Held subject,
            LockedCase locked,
            Task task,
            boolean suspended,
            @Nullable Mandate mandate) {
        private HeldTask by(Mandate given) {
            return new HeldTask(viewer, grant, matter, subject, locked, task, suspended, given);
        }

        /** Who is acted for, by name; null for oneself. */
        @Nullable
        String actingFor() {
            return mandate == null ? null : mandate.personName();
        }

        /** The same in words, for the trail. */
        String forWhom() {
            return Absent.forWhom(actingFor());
        }

        CaseFlow flow() {
            return locked.flow();
        }

        Step step() {
            return flow().stepOf(task);
        }

        /** The task as it is after a move. */
        Task in(CaseFlow after) {
            return after.tasks().stream()
                    .filter(other -> other.id() == task.id())
                    .findFirst()
                    .orElseThrow();
        }

        /** @throws org.cobuild.platform.Refused TASK_CLOSED when it can't be decided any more */
        void requireOpen(Refusals refusals) {
            requireDecidable(refusals, "taskId");
            requireOthersMatter(refusals);
            if (mandate != null) {
                refusals.unless(
                        !Mandates.hasVoice(viewer, flow(), task),
                        ApprovalErrorCode.PROXY,
                        "approval.proxy.voice",
                        "taskId",
                        mandate.personName());
            }
        }

        void requireDecidable(Refusals refusals, String field) {
            refusals.unless(
                    CaseRules.decidable(flow(), task), ApprovalErrorCode.TASK_CLOSED, "approval.task.closed", field);
            requireRunning(refusals, field);
        }

        /** While the case's tenant is suspended, nobody moves it. */
        void requireRunning(Refusals refusals, String field) {
            refusals.unless(!suspended, ApprovalErrorCode.NOT_NOW, "approval.suspended", field);
        }

        /** The case is locked, and so is a panel that closes: it is closed before this, or after it. */
        void requireExperts(Refusals refusals, DecisionVerb verb) {
            refusals.unless(
                    !CaseRules.needsExperts(flow(), task, verb),
                    ApprovalErrorCode.PANEL_OPEN,
                    "approval.experts",
                    "verb",
                    step().name(),
                    step().nameEn());
        }

        /** Whether the caller's unit takes part in the subject beside who leads it. */
        boolean takesPart() {
            var unit = viewer.unit();
            return unit != null
                    && unit.id() != matter.starterUnitId()
                    && subject.partUnitIds().contains(unit.id());
        }

        boolean started() {
            return matter.startedBy(viewer.personId());
        }

        void requireOthersMatter(Refusals refusals) {
            refusals.unless(
                    !ownMatter(viewer, matter, subject.partUnitIds())
                            && (mandate == null || !ownMatter(mandate, matter, subject.partUnitIds())),
                    ApprovalErrorCode.OWN_MATTER,
                    "approval.own",
                    "");
        }
    }

    /** A task that is addressed to the caller, or to somebody for whom it acts. */
    HeldTask addressed(Viewer viewer, GlobalId id) {
        var mandates = new Mandates[] {Mandates.NONE};
        var found = find(viewer, id);
        var held = hold(viewer, found, Action.CASE_DECIDE, found.task().tenantId(), task -> {
            if (!task.seat().taken(viewer) && mandates[0].all().isEmpty()) {
                mandates[0] = proxies.mandates(viewer);
            }
            return task.seat().taken(viewer) || mandates[0].hold(task);
        });
        return held.task().seat().taken(viewer) ? held : acting(held, mandates[0], held.task());
    }

    /** A task that is addressed to the caller or to somebody for whom it acts, or that was brought before it as superior. */
    HeldTask movable(Viewer viewer, GlobalId id) {
        var found = find(viewer, id);
        var asked = found.task();
        return asked.seat().taken(viewer) || escalations.before(viewer, asked).isEmpty()
                ? addressed(viewer, id)
                : hold(
                        viewer,
                        found,
                        Action.CASE_DECIDE,
                        asked.tenantId(),
                        task -> Objects.equals(task.dueOn(), asked.dueOn()) && task.unitId() == asked.unitId());
    }

    /** A task that the caller has decided in this post: for somebody else as long as it acts for that one. */
    HeldTask decided(Viewer viewer, GlobalId id) {
        var found = find(viewer, id);
        var held = hold(
                viewer,
                found,
                Action.CASE_DECIDE,
                found.task().tenantId(),
                task -> Objects.equals(task.decidedByPostId(), viewer.postId()));
        var said = held.flow().lastOf(held.task());
        return said == null || said.actedFor() == null
                ? held
                : proxies.mandates(viewer)
                        .by(held.matter(), held.flow(), held.task())
                        .map(held::by)
                        .orElseThrow(() -> new Forbidden("forbidden.role"));
    }

    /** A task that the caller, or somebody for whom it acts, asked somebody for, of whatever tenant. */
    HeldTask asked(Viewer viewer, GlobalId id) {
        var held =
                hold(viewer, find(viewer, id), Action.CASE_DECIDE, viewer.tenantId(), task -> task.forTaskId() != null);
        var asker = held.flow().asker(held.task()).orElseThrow();
        return asker.seat().taken(viewer) ? held : acting(held, proxies.mandates(viewer), asker);
    }

    private static HeldTask acting(HeldTask held, Mandates mandates, Task task) {
        return mandates.of(held.viewer(), held.matter(), held.flow(), task)
                .or(() -> mandates.reaching(held.viewer(), held.matter(), held.flow(), task))
                .map(held::by)
                .orElseThrow(() -> new Forbidden("forbidden.role"));
    }

    /** A confirmation that is asked of the caller; of the case it sees nothing. */
    HeldTask confirmation(Viewer viewer, GlobalId id) {
        var found =
                tasks.findConfirmation(viewer.scope(), id.of("Confirmation")).orElseThrow(NotFound::new);
        return hold(
                viewer,
                found,
                Action.PARTICIPATION_ANSWER,
                found.task().tenantId(),
                task -> task.seat().taken(viewer));
    }

    private CaseTask find(Viewer viewer, GlobalId id) {
        return tasks.find(viewer.scope(), id.of("Task")).orElseThrow(NotFound::new);
    }

    /** @param actsFor the tenant for which the caller acts: that of the task, or of who asked for it */
    private HeldTask hold(Viewer viewer, CaseTask found, Action right, long actsFor, Predicate<Task> mine) {
        var matter = found.matter();
        var grant = access.requireFor(viewer, right, actsFor, actsIn(viewer, found.task()), matter.tenantId());
        if (!mine.test(found.task())) {
            throw new Forbidden("forbidden.role");
        }
        var held = subject(grant, matter);
        var locked = flows.lock(grant, matter.id());
        var task = locked.flow().tasks().stream()
                .filter(candidate -> candidate.id() == found.task().id())
                .findFirst()
                .orElseThrow(NotFound::new);
        if (!mine.test(task)) {
            throw new Forbidden("forbidden.role");
        }
        return new HeldTask(viewer, grant, matter, held, locked, task, suspended(viewer, matter), null);
    }

    /** Who knows what the case is about. */
    CaseSubjects subjects(ApprovalCase matter) {
        return rooms.of(matter.subject());
    }

    /** Whether the case's tenant is suspended, so that nobody else moves it either. */
    boolean suspended(Viewer viewer, ApprovalCase matter) {
        return matter.tenantId() != viewer.tenantId()
                && tenants.get(matter.tenantId()).status() == TenantStatus.SUSPENDED;
    }

    /** Locks the subject of a case. */
    CaseSubjects.Held subject(Grant grant, ApprovalCase matter) {
        return subjects(matter).hold(grant, matter.subjectId());
    }

    /** The caller acts in its own unit; whether the task is its is asked when all of it is known. */
    private static long actsIn(Viewer viewer, Task task) {
        var post = viewer.post();
        return post == null ? task.unitId() : post.unitId();
    }

    /** Nobody decides what one has started, or what a unit leads or takes part in where one holds a post. */
    static boolean ownMatter(Viewer viewer, ApprovalCase matter, Set<Long> partUnitIds) {
        return ownMatter(viewer.personId(), viewer.unitIds(), matter, partUnitIds);
    }

    /** Nor is it decided in the name of such a one. */
    static boolean ownMatter(Mandate mandate, ApprovalCase matter, Set<Long> partUnitIds) {
        return ownMatter(mandate.personId(), mandate.unitIds(), matter, partUnitIds);
    }

    private static boolean ownMatter(
            @Nullable Long personId, Set<Long> unitIds, ApprovalCase matter, Set<Long> partUnitIds) {
        return matter.startedBy(personId)
                || unitIds.contains(matter.starterUnitId())
                || !Collections.disjoint(unitIds, partUnitIds);
    }
}
