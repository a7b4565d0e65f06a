package org.cobuild.approval;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.cobuild.approval.FlowRepository.LockedCase;
import org.cobuild.approval.TaskRepository.CaseTask;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the task of an act in the caller's scope, asks whether the caller may act, and locks its subject and its case. */
@Component
class HeldTasks {
    private final TaskRepository tasks;
    private final FlowRepository flows;
    private final Access access;
    private final TenantRepository tenants;
    private final ObjectProvider<CaseSubjects> subjects;

    HeldTasks(
            TaskRepository tasks,
            FlowRepository flows,
            Access access,
            TenantRepository tenants,
            ObjectProvider<CaseSubjects> subjects) {
        this.tenants = tenants;
        this.tasks = tasks;
        this.flows = flows;
        this.access = access;
        this.subjects = subjects;
    }

    /**
     * A task whose subject and case are locked until the end of the transaction.
     *
     * @param stands whether the case's tenant is suspended, so that nothing is decided for it meanwhile
     */
    record HeldTask(
            Viewer viewer,
            Grant grant,
            ApprovalCase matter,
            CaseSubjects.Held subject,
            LockedCase locked,
            Task task,
            boolean stands) {
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
        }

        void requireDecidable(Refusals refusals, String field) {
            refusals.unless(
                    CaseRules.decidable(flow(), task), ApprovalErrorCode.TASK_CLOSED, "approval.task.closed", field);
            refusals.unless(!stands, ApprovalErrorCode.NOT_NOW, "approval.suspended", field);
        }

        /** Whether the caller's unit takes part in the subject beside who leads it. */
        boolean takesPart() {
            var unit = viewer.unit();
            return unit != null
                    && unit.id() != matter.starterUnitId()
                    && subject.partUnitIds().contains(unit.id());
        }

        boolean started() {
            return Objects.equals(viewer.personId(), matter.starterPersonId());
        }

        void requireOthersMatter(Refusals refusals) {
            refusals.unless(
                    !ownMatter(viewer, matter, subject.partUnitIds()),
                    ApprovalErrorCode.OWN_MATTER,
                    "approval.own",
                    "");
        }
    }

    /** A task that is addressed to the caller. */
    HeldTask addressed(Viewer viewer, GlobalId id) {
        var found = find(viewer, id);
        return hold(
                viewer,
                found,
                Action.CASE_DECIDE,
                found.task().tenantId(),
                task -> task.seat().taken(viewer));
    }

    /** A task that the caller has decided in this post. */
    HeldTask decided(Viewer viewer, GlobalId id) {
        var found = find(viewer, id);
        return hold(
                viewer,
                found,
                Action.CASE_DECIDE,
                found.task().tenantId(),
                task -> Objects.equals(task.decidedByPostId(), viewer.postId()));
    }

    /** A task that the caller asked somebody for, of whatever tenant. */
    HeldTask asked(Viewer viewer, GlobalId id) {
        var held =
                hold(viewer, find(viewer, id), Action.CASE_DECIDE, viewer.tenantId(), task -> task.forTaskId() != null);
        var asker = held.flow().asker(held.task()).orElseThrow();
        if (!asker.seat().taken(viewer)) {
            throw new Forbidden("forbidden.role");
        }
        return held;
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
        return new HeldTask(viewer, grant, matter, held, locked, task, stands(viewer, matter));
    }

    /** Who knows what the case is about. */
    CaseSubjects subjects(ApprovalCase matter) {
        return subjects.stream()
                .filter(candidate -> candidate.subject() == matter.subject())
                .findFirst()
                .orElseThrow();
    }

    private boolean stands(Viewer viewer, ApprovalCase matter) {
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
        return started(viewer, matter.starterPersonId(), matter.starterUnitId())
                || !Collections.disjoint(viewer.unitIds(), partUnitIds);
    }

    static boolean started(Viewer viewer, @Nullable Long starterPersonId, long starterUnitId) {
        return Objects.equals(viewer.personId(), starterPersonId)
                || viewer.unitIds().contains(starterUnitId);
    }
}
