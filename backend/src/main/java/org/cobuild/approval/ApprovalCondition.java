package org.cobuild.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a decision named. It is never edited; once it binds it ends by being met or lifted.
 *
 * @param namedTenantId the level that named it and ends it: the case's own, or the city's above
 * @param tenantName name of that one
 * @param origin what of the subject it came of, in the words of its room; null when a decision named it
 * @param remindedAt when it was told that its day comes, or has passed; null before
 * @param overdueAt when it was told that its day has passed; null before
 * @param meeting whether a meeting named it
 * @param endedAt when it was met or lifted, null before; so are reason and names
 * @param reason the evidence that it is met, or why it was lifted
 * @param replyNumber number of the approval, null before there is one
 * @param starterUnitId who asked for the approval
 */
public record ApprovalCondition(
        long id,
        long tenantId,
        long caseId,
        long projectId,
        long decisionId,
        long namedTenantId,
        String tenantName,
        String tenantNameEn,
        String text,
        ConditionGate gate,
        @Nullable Integer allocationNumber,
        @Nullable LocalDate dueOn,
        @Nullable String origin,
        @Nullable Instant remindedAt,
        @Nullable Instant overdueAt,
        boolean meeting,
        ConditionState state,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable String personName,
        @Nullable String unitName,
        @Nullable String replyNumber,
        long starterUnitId,
        @Nullable Long starterPersonId,
        @Nullable Long starterForPersonId)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.REVIEW;
    }

    /** The API says Condition, which jOOQ says of another thing. */
    @Override
    public String nodeType() {
        return "Condition";
    }

    /** As {@link ApprovalCase#startedBy} of its case. */
    boolean startedBy(@Nullable Long personId) {
        return Objects.equals(personId, starterPersonId)
                || personId != null && Objects.equals(personId, starterForPersonId);
    }

    ConditionTerm term() {
        return new ConditionTerm(text, gate, allocationNumber, dueOn, origin);
    }

    /** The number of the approval, for a refusal. */
    public String reply() {
        return replyNumber == null ? "" : replyNumber;
    }

    ApprovalCondition ended(ConditionState outcome, Instant at, String why, String person, String unit) {
        return new ApprovalCondition(
                id,
                tenantId,
                caseId,
                projectId,
                decisionId,
                namedTenantId,
                tenantName,
                tenantNameEn,
                text,
                gate,
                allocationNumber,
                dueOn,
                origin,
                remindedAt,
                overdueAt,
                meeting,
                outcome,
                at,
                why,
                person,
                unit,
                replyNumber,
                starterUnitId,
                starterPersonId,
                starterForPersonId);
    }
}
