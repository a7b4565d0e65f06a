package org.cobuild.approval;

import java.util.List;
import java.util.Objects;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/**
 * Finds the case of an act in the caller's scope, asks what the caller has to do with it, and locks it. Its subject is
 * not locked: what is done here moves no case.
 */
@Component
class HeldCases {
    private final CaseRepository cases;
    private final FlowRepository flows;
    private final SubjectRooms rooms;
    private final Access access;

    HeldCases(CaseRepository cases, FlowRepository flows, SubjectRooms rooms, Access access) {
        this.cases = cases;
        this.flows = flows;
        this.rooms = rooms;
        this.access = access;
    }

    /** A case that is locked until the end of the transaction. */
    record HeldCase(Viewer viewer, Grant grant, ApprovalCase matter, CaseFlow flow) {}

    ApprovalCase find(Viewer viewer, GlobalId id) {
        var row = id.of("Case");
        var found = cases.find(viewer.scope(), List.of(row)).get(row);
        if (found == null) {
            throw new NotFound();
        }
        return found;
    }

    /** A case that the caller may urge. */
    HeldCase urged(Viewer viewer, GlobalId id) {
        return hold(viewer, find(viewer, id), this::mayUrge);
    }

    /** A case of which the caller may send copies. */
    HeldCase copied(Viewer viewer, GlobalId id) {
        return hold(viewer, find(viewer, id), this::mayCopy);
    }

    private HeldCase hold(Viewer viewer, ApprovalCase matter, Party party) {
        var grant = grant(viewer, matter);
        var flow = flows.lock(grant, matter.id()).flow();
        if (!party.test(viewer, matter, flow)) {
            throw new Forbidden("forbidden.role");
        }
        return new HeldCase(viewer, grant, matter, flow);
    }

    /** Who decides acts in its own unit, of whatever tenant; which tasks are its is asked when the case is known. */
    Grant grant(Viewer viewer, ApprovalCase matter) {
        if (starts(viewer, matter)) {
            return access.requireFor(
                    viewer, submitting(matter), matter.tenantId(), matter.starterUnitId(), matter.tenantId());
        }
        return actsIn(viewer, Action.CASE_DECIDE, matter);
    }

    /** For what the caller does about the case in its own unit. */
    Grant actsIn(Viewer viewer, Action action, ApprovalCase matter) {
        var post = viewer.post();
        return access.requireFor(
                viewer,
                action,
                viewer.tenantId(),
                post == null ? matter.starterUnitId() : post.unitId(),
                matter.tenantId());
    }

    @FunctionalInterface
    private interface Party {
        boolean test(Viewer viewer, ApprovalCase matter, CaseFlow flow);
    }

    /** The starter's side, and whoever has decided in it: those who wait for others. */
    boolean mayUrge(Viewer viewer, ApprovalCase matter, CaseFlow flow) {
        return starts(viewer, matter)
                || decider(viewer)
                        && flow.tasks().stream()
                                .anyMatch(task -> Objects.equals(task.decidedByPostId(), viewer.postId()));
    }

    /** As above, and whoever holds a task of it. */
    boolean mayCopy(Viewer viewer, ApprovalCase matter, CaseFlow flow) {
        return mayUrge(viewer, matter, flow)
                || decider(viewer)
                        && flow.tasks().stream()
                                .filter(task -> task.is(TaskState.OPEN) || task.is(TaskState.ASKING))
                                .anyMatch(task -> task.seat().taken(viewer));
    }

    private boolean starts(Viewer viewer, ApprovalCase matter) {
        return viewer.mayFor(submitting(matter), matter.tenantId(), matter.starterUnitId());
    }

    private static boolean decider(Viewer viewer) {
        return viewer.may(Action.CASE_DECIDE, viewer.tenantId());
    }

    private Action submitting(ApprovalCase matter) {
        return rooms.of(matter.subject()).starting();
    }
}
