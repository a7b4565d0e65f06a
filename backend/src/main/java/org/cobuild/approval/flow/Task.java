package org.cobuild.approval.flow;

import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * What one unit has to do in a step.
 *
 * @param place in a sequence, from 1, who was asked beside who asked; 0 where order has no meaning
 * @param forTaskId the task whose holder asked for this one; null when the route did
 * @param veto whether the step can't close without its consent
 * @param openedAt when it reached the unit, null before
 * @param dueOn deadline, null before
 * @param closedAt when it was decided last or was not needed any more, null while something is expected of it
 */
public record Task(
        long id,
        long tenantId,
        long caseId,
        long stepId,
        int place,
        TaskKind kind,
        @Nullable Long forTaskId,
        boolean veto,
        Seat seat,
        TaskState state,
        @Nullable Instant openedAt,
        @Nullable LocalDate dueOn,
        @Nullable Instant closedAt,
        @Nullable Long decidedByPostId,
        boolean mayCut,
        boolean mayRefuse)
        implements Identified, Owned {
    @Override
    public @Nullable Long ofProject() {
        return null;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.REVIEW;
    }

    public long unitId() {
        return seat.unitId();
    }

    public Role role() {
        return seat.role();
    }

    public boolean is(TaskState wanted) {
        return state == wanted;
    }

    boolean askedBy(Task other) {
        return forTaskId != null && forTaskId == other.id;
    }

    /** Whether who asked waits for it. */
    boolean goesFirst() {
        return kind == TaskKind.BEFORE || kind == TaskKind.ADVICE || kind == TaskKind.CONFIRM;
    }

    /** It can be decided, until that day. */
    Task opened(Instant at, LocalDate due) {
        return as(seat, TaskState.OPEN, at, due, null, null);
    }

    Task decided(Instant at, long postId) {
        return as(seat, TaskState.DONE, openedAt, dueOn, at, postId);
    }

    /** As if it had never been reached. */
    Task reset() {
        return as(seat, TaskState.WAITING, null, null, null, null);
    }

    Task handedTo(Seat next) {
        return as(next, state, openedAt, dueOn, closedAt, decidedByPostId);
    }

    /** Nothing is expected of it any more; of one that was decided before, since then. */
    Task unneeded(Instant at) {
        return as(seat, TaskState.NOT_NEEDED, openedAt, dueOn, closedAt == null ? at : closedAt, decidedByPostId);
    }

    Task now(TaskState next) {
        return as(seat, next, openedAt, dueOn, closedAt, decidedByPostId);
    }

    /** Open again with the deadline it had. */
    Task reopened() {
        return as(seat, TaskState.OPEN, openedAt, dueOn, null, null);
    }

    private Task as(
            Seat next,
            TaskState nextState,
            @Nullable Instant opened,
            @Nullable LocalDate due,
            @Nullable Instant closed,
            @Nullable Long postId) {
        return new Task(
                id, tenantId, caseId, stepId, place, kind, forTaskId, veto, next, nextState, opened, due, closed,
                postId, mayCut, mayRefuse);
    }
}
