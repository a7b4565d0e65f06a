package org.cobuild.approval.flow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A step of a case, copied from the route when the case was opened: what the route becomes later does not touch it.
 *
 * @param ordinal place among all steps of the case, from 1
 * @param stage stages follow each other, from 1: one begins when every branch of the one before has come to its end
 * @param branch branches of a stage run side by side, from 1; the steps of a branch follow each other by ordinal
 * @param ratio with {@link StepRule#RATIO}
 * @param aboveAmount the step is needed only when the amount is above it, in yuan, as the policy was on the day of
 *     submission; null when it is always needed
 * @param workingDays its term
 * @param meeting whether a meeting decides in it
 * @param experts whether it waits for the expert panel of its case
 * @param openedAt when it was reached last, null before
 * @param dueOn deadline, null before it is reached
 * @param unitIds units that act in it, also before it is reached
 */
public record Step(
        long id,
        long tenantId,
        long caseId,
        int ordinal,
        int stage,
        int branch,
        String code,
        String name,
        String nameEn,
        StepRule rule,
        @Nullable Ratio ratio,
        StepState state,
        @Nullable BigDecimal aboveAmount,
        int workingDays,
        boolean mayCut,
        boolean mayRefuse,
        boolean meeting,
        boolean experts,
        @Nullable Instant openedAt,
        @Nullable LocalDate dueOn,
        @Nullable Instant closedAt,
        List<Long> unitIds)
        implements Identified, Owned {
    @Override
    public @Nullable Long ofProject() {
        return null;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.REVIEW;
    }

    public boolean is(StepState wanted) {
        return state == wanted;
    }

    /** Whether it comes before another on the way of a case; of two branches side by side, neither does. */
    boolean before(Step other) {
        return stage < other.stage || stage == other.stage && branch == other.branch && ordinal < other.ordinal;
    }

    /** Above the limit, not at it. Where somebody has begun, it ends, whatever the amount has become. */
    boolean needed(BigDecimal amount) {
        return is(StepState.OPEN) || is(StepState.RETURNED) || aboveAmount == null || amount.compareTo(aboveAmount) > 0;
    }

    Step opened(Instant at, LocalDate due) {
        return as(StepState.OPEN, at, due, null);
    }

    Step closed(Instant at) {
        return as(StepState.DONE, openedAt, dueOn, at);
    }

    /** Open again with the deadline it had. */
    Step reopened() {
        return as(StepState.OPEN, openedAt, dueOn, null);
    }

    /** To be taken up again when the case comes here once more. */
    Step returned(Instant at) {
        return as(StepState.RETURNED, openedAt, dueOn, at);
    }

    Step skipped() {
        return as(StepState.SKIPPED, null, null, null);
    }

    /** As if it had never been reached. */
    Step reset() {
        return as(StepState.WAITING, null, null, null);
    }

    private Step as(StepState next, @Nullable Instant opened, @Nullable LocalDate due, @Nullable Instant closed) {
        return new Step(
                id,
                tenantId,
                caseId,
                ordinal,
                stage,
                branch,
                code,
                name,
                nameEn,
                rule,
                ratio,
                next,
                aboveAmount,
                workingDays,
                mayCut,
                mayRefuse,
                meeting,
                experts,
                opened,
                due,
                closed,
                unitIds);
    }
}
