package org.cobuild.project.duplicate;

import java.math.BigDecimal;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A project that was found to be like the one that was checked. What its reader may not see of the other one is null
 * already here, so that nothing above this record can show it.
 *
 * @param projectId the project that was checked
 * @param otherTenantId tenant of the other one: whom to ask
 * @param otherProjectId the other one; null when its reader may not see it
 * @param score null when its reader may not see the other one
 * @param covered null when its reader may not see the other one
 */
record DuplicateHit(
        long id,
        long tenantId,
        long checkId,
        long projectId,
        long otherTenantId,
        @Nullable Long otherProjectId,
        @Nullable BigDecimal score,
        @Nullable BigDecimal covered)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.PLAN;
    }
}
