package org.cobuild.approval;

import java.math.BigDecimal;

/**
 * What a room says when it starts a case.
 *
 * @param projectId the project that the subject belongs to (itself for {@link CaseSubject#PROJECT})
 * @param amount in yuan; 0 when the matter has none
 * @param starterUnitId the unit that asks for the decision
 */
public record CaseStart(
        CaseSubject subject, long subjectId, long projectId, String title, BigDecimal amount, long starterUnitId) {}
