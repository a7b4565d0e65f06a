package org.cobuild.approval;

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
 * @param ordinal place, from 1
 * @param aboveAmount the step is needed only when the amount is above it, in yuan, as the policy was on the day of
 *     submission; null when it is always needed
 * @param workingDays its term
 * @param dueOn deadline, null before it is reached
 * @param unitIds units that act in it, also before it is reached
 */
record Step(
        long id,
        long tenantId,
        long caseId,
        int ordinal,
        String code,
        String name,
        String nameEn,
        StepRule rule,
        StepState state,
        @Nullable BigDecimal aboveAmount,
        int workingDays,
        boolean mayCut,
        boolean mayRefuse,
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

    Step opened(LocalDate due) {
        return as(StepState.OPEN, due);
    }

    Step skipped() {
        return as(StepState.SKIPPED, null);
    }

    private Step as(StepState next, @Nullable LocalDate due) {
        return new Step(
                id,
                tenantId,
                caseId,
                ordinal,
                code,
                name,
                nameEn,
                rule,
                next,
                aboveAmount,
                workingDays,
                mayCut,
                mayRefuse,
                due,
                null,
                unitIds);
    }
}
