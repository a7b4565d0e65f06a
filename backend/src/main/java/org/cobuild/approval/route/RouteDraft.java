package org.cobuild.approval.route;

import java.time.Instant;
import org.cobuild.approval.CaseSubject;

/**
 * A route that is being edited.
 *
 * @param version rises with each save
 * @param personName who saved it last
 */
record RouteDraft(
        long id,
        long tenantId,
        String code,
        CaseSubject subject,
        int version,
        RouteContent content,
        String personName,
        Instant savedAt) {}
