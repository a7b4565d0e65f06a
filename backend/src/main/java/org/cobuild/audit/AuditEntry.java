package org.cobuild.audit;

import java.math.BigDecimal;
import java.time.Instant;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the trail. Names are those of its day.
 *
 * @param logPosition its place in the log of decisions; null when it isn't in it
 */
public record AuditEntry(
        long id,
        long tenantId,
        Instant occurredAt,
        String action,
        String actorName,
        @Nullable String actorPost,
        String actorUnit,
        @Nullable String source,
        @Nullable String requestId,
        String subjectType,
        long subjectRow,
        @Nullable Long projectId,
        @Nullable String detail,
        @Nullable BigDecimal amount,
        @Nullable Long logPosition)
        implements Identified, Owned {
    @Override
    public @Nullable Long ofProject() {
        return projectId;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }
}
