package org.cobuild.approval;

import org.cobuild.approval.flow.CaseState;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A case was approved, returned or refused. Heard by the subject's room in the transaction of the decision, so that
 * either all of it holds or nothing.
 *
 * @param state APPROVED, RETURNED or REFUSED
 * @param replyNumber number of the reply, only with APPROVED
 * @param decisionId the last decision of the case
 * @param opinion what was said with it
 * @param condition conditions of the approval, one a line; null without any
 * @param textSha256 digest of the text that was decided on; null where there is none
 * @param held the subject as its room held it before the decision
 * @param by who gave the last decision
 */
public record CaseDecided(
        long caseId,
        CaseSubject subject,
        long subjectId,
        long projectId,
        long tenantId,
        CaseState state,
        long decisionId,
        @Nullable String opinion,
        @Nullable String replyNumber,
        @Nullable String condition,
        @Nullable String textSha256,
        CaseSubjects.Held held,
        Viewer by) {}
