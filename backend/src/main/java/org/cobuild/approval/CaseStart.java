package org.cobuild.approval;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a room says when it starts a case.
 *
 * @param projectId the project that the subject belongs to (itself for {@link CaseSubject#PROJECT})
 * @param facts what its route is chosen by; the amount is 0 when the matter has none
 * @param starterUnitId the unit that asks for the decision
 * @param starterFor in whose name the caller starts it; null for itself
 * @param textSha256 digest of the text that is to be decided on; null where there is none
 */
public record CaseStart(
        CaseSubject subject,
        long subjectId,
        long projectId,
        String title,
        RouteFacts facts,
        long starterUnitId,
        @Nullable Absent starterFor,
        @Nullable String textSha256) {

    /** A matter that nobody starts in the name of another. */
    public CaseStart(
            CaseSubject subject, long subjectId, long projectId, String title, RouteFacts facts, long starterUnitId) {
        this(subject, subjectId, projectId, title, facts, starterUnitId, null, null);
    }

    /** A matter that tells no more of itself than its amount. */
    public CaseStart(
            CaseSubject subject, long subjectId, long projectId, String title, BigDecimal amount, long starterUnitId) {
        this(subject, subjectId, projectId, title, new RouteFacts(null, amount, false), starterUnitId, null, null);
    }
}
