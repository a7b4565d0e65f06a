package org.cobuild.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * That another tenant of the tree, or a unit of one, sees the summary and some areas of a project. It is never changed:
 * who wants it otherwise gives another, which ends this one.
 *
 * @param tenantId the tenant that owns the project
 * @param receiverUnitId null: those who read all of the receiving tenant
 * @param until the last day, where the owner is; null: until it is revoked
 * @param untilAt the end of that day
 * @param endedAt when it was revoked or replaced; null when it was not
 */
record ProjectShare(
        long id,
        long tenantId,
        long projectId,
        long receiverTenantId,
        @Nullable Long receiverUnitId,
        Set<ProjectArea> areas,
        String reason,
        @Nullable LocalDate until,
        @Nullable Instant untilAt,
        String givenBy,
        String givenByUnit,
        Instant givenAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }

    /** What has become of a share. */
    enum State {
        ACTIVE,
        EXPIRED,
        ENDED
    }

    State state(Instant at) {
        if (endedAt != null) {
            return State.ENDED;
        }
        return untilAt == null || untilAt.isAfter(at) ? State.ACTIVE : State.EXPIRED;
    }

    boolean isFor(long tenant, @Nullable Long unit) {
        return receiverTenantId == tenant && java.util.Objects.equals(receiverUnitId, unit);
    }
}
