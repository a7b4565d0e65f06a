package org.cobuild.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * One matter on its way through the steps of a route.
 *
 * @param subjectId the project or the acceptance
 * @param projectId the project that it concerns; who sees that one whole sees the case
 * @param amount what is approved so far, in yuan: it decides the route's conditions
 * @param round how often it was submitted, from 1
 * @param policyOn day of the policy profile under which it is decided
 * @param starterPersonId who submitted it first, null when a machine did
 * @param starterForPersonId who was absent, when that one was a proxy; null when nobody was
 * @param starterActingFor the same, by name
 * @param textSha256 digest of the text that is decided on; null where there is none
 * @param replyNumber number of the reply, null before approval
 */
public record ApprovalCase(
        long id,
        long tenantId,
        CaseSubject subject,
        long subjectId,
        long projectId,
        String title,
        BigDecimal amount,
        CaseState state,
        int round,
        String routeName,
        String routeNameEn,
        int routeVersion,
        LocalDate policyOn,
        long starterUnitId,
        @Nullable Long starterPersonId,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String replyNumber,
        @Nullable String condition,
        @Nullable Long starterForPersonId,
        @Nullable String starterActingFor,
        @Nullable String textSha256)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.REVIEW;
    }

    /** Whether it was started by that person, or in its name: it is the own matter of both. */
    boolean startedBy(@Nullable Long personId) {
        return Objects.equals(personId, starterPersonId)
                || personId != null && Objects.equals(personId, starterForPersonId);
    }

    /** The API says Case, which is no name for a class beside the keyword. */
    @Override
    public String nodeType() {
        return "Case";
    }
}
