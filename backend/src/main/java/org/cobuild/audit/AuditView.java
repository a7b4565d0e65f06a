package org.cobuild.audit;

import java.time.Instant;
import java.util.Set;
import org.cobuild.tenancy.ProjectArea;

/**
 * That somebody of another tenant was shown data of this one on one day. Names are those of the day.
 *
 * @param tenantId the tenant whose data it is
 * @param projectId 0 when it belongs to no project
 * @param areas what was seen beside the summary
 * @param times once in ten minutes at most
 */
public record AuditView(
        long id,
        long tenantId,
        long projectId,
        long viewerTenantId,
        String viewerName,
        String viewerUnit,
        Ground ground,
        Set<ProjectArea> areas,
        Instant firstAt,
        Instant lastAt,
        int times) {

    /** Why it was shown. */
    enum Ground {
        /** The viewer's tenant is the city above. */
        CITY,
        /** It takes part. */
        PARTICIPANT,
        /** It is shared with it. */
        SHARE,
        /** The portal's operator broke the glass. */
        BREAK_GLASS
    }
}
