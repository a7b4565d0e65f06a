package org.cobuild.tenancy.onboarding;

import java.time.Instant;
import org.cobuild.platform.Identified;
import org.jspecify.annotations.Nullable;

/**
 * A tenant on its way in: a template, what was answered so far, and files that say otherwise than the template's. It can
 * be left at any time and taken up again; nothing of the tenant stands until it is put in force.
 *
 * @param tenantId the operator's tenant
 * @param version counts up with every change
 * @param code of the tenant to be; empty until it is chosen, as are its names
 * @param parentId the city above
 * @param importId the workbook of its units and people
 * @param madeTenantId what came of it; null while it is a draft
 */
public record OnboardingDraft(
        long id,
        long tenantId,
        int version,
        String template,
        String code,
        String name,
        String nameEn,
        @Nullable Long parentId,
        @Nullable Long importId,
        @Nullable Long madeTenantId,
        String startedBy,
        Instant startedAt,
        String savedBy,
        Instant savedAt)
        implements Identified {

    public boolean inForce() {
        return madeTenantId != null;
    }

    /** The next version, with that workbook and that tenant made of it. */
    OnboardingDraft next(@Nullable Long workbook, @Nullable Long made, String by, Instant at) {
        return new OnboardingDraft(
                id,
                tenantId,
                version + 1,
                template,
                code,
                name,
                nameEn,
                parentId,
                workbook,
                made,
                startedBy,
                startedAt,
                by,
                at);
    }
}
