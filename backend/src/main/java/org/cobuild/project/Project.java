package org.cobuild.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.ProjectSight;
import org.jspecify.annotations.Nullable;

/**
 * A publicly funded system, infrastructure or service, led by one unit and built with others. What its reader may not
 * see is null already here, so that nothing above this record can show it.
 *
 * @param unitId the unit that leads it
 * @param sight what its reader sees; all when it was read in an act
 * @param submittedAmount sum of its lines as submitted; null for who does not see the plan
 * @param cutAmount sum of the cuts; null for who does not see the plan
 * @param approvedAmount submitted − cut: what may be contracted once approved; null before approval for who
 *     does not see the plan
 * @param keyTaskId the key task of a plan that it serves; null while none was chosen
 * @param batchId the batch into which it was submitted last; null for none
 * @param track on which it was submitted; null before
 */
public record Project(
        long id,
        long tenantId,
        long cityId,
        long unitId,
        String code,
        String title,
        String goals,
        ProjectCategory category,
        String field,
        ProjectStage stage,
        ProjectSight sight,
        @Nullable BigDecimal submittedAmount,
        @Nullable BigDecimal cutAmount,
        @Nullable BigDecimal approvedAmount,
        @Nullable String replyNumber,
        @Nullable String approvalCondition,
        @Nullable LocalDate approvedOn,
        @Nullable LocalDate plannedStartOn,
        @Nullable LocalDate plannedEndOn,
        @Nullable Long keyTaskId,
        @Nullable Long batchId,
        @Nullable ProjectTrack track,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return id;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }

    /** What its reader sees apart from what is shared with it. */
    public VisiblePart viewerPart() {
        if (sight.whole()) {
            return VisiblePart.WHOLE;
        }
        return sight.takesPart() ? VisiblePart.PACKAGE : VisiblePart.SHARED;
    }

    /** Whether its next submission stays in its batch: what was returned goes on with its case, an appeal in its batch. */
    boolean keepsBatch() {
        return stage == ProjectStage.RETURNED || (stage == ProjectStage.REOPENED && batchId != null);
    }

    /** The approved amount, for acts that read the project whole. */
    public BigDecimal approved() {
        if (approvedAmount == null) {
            throw new IllegalStateException("the amounts of project " + id + " are not this reader's to see");
        }
        return approvedAmount;
    }
}
