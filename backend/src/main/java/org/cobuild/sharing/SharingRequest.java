package org.cobuild.sharing;

import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * That a unit asks another one for a conditional resource 共享申请. It is kept by the tenant of the provider: whose data it
 * is sees there who asked for it and what was said.
 *
 * @param unitId the provider
 * @param dueOn by when it is to be answered: so many working days after it was asked
 * @param answer the limits, or why it was refused
 * @param escalatedAt when the provider's silence was brought before a superior of it
 * @param escalatedTo the superior seat in the provider
 */
record SharingRequest(
        long id,
        long tenantId,
        long unitId,
        long requesterTenantId,
        long requesterUnitId,
        long resourceTenantId,
        long resourceId,
        long projectId,
        String purpose,
        SharingRequestState state,
        LocalDate dueOn,
        Instant requestedAt,
        String requestedByName,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        @Nullable String answeredByName,
        @Nullable Instant escalatedAt,
        @Nullable Role escalatedTo,
        int version)
        implements Identified, Owned {
    @Override
    public @Nullable Long ofProject() {
        return null;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }

    boolean waits() {
        return state == SharingRequestState.REQUESTED;
    }

    SharingRequest forPurpose(String words) {
        return new SharingRequest(
                id,
                tenantId,
                unitId,
                requesterTenantId,
                requesterUnitId,
                resourceTenantId,
                resourceId,
                projectId,
                words,
                state,
                dueOn,
                requestedAt,
                requestedByName,
                answer,
                answeredAt,
                answeredByName,
                escalatedAt,
                escalatedTo,
                version + 1);
    }

    /** @param words null where nothing is said */
    SharingRequest ended(SharingRequestState next, @Nullable String words, Instant at, String by) {
        return new SharingRequest(
                id,
                tenantId,
                unitId,
                requesterTenantId,
                requesterUnitId,
                resourceTenantId,
                resourceId,
                projectId,
                purpose,
                next,
                dueOn,
                requestedAt,
                requestedByName,
                words,
                at,
                by,
                escalatedAt,
                escalatedTo,
                version + 1);
    }
}
