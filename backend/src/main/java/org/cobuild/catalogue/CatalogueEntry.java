package org.cobuild.catalogue;

import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the government information resource catalogue that a project will provide. The catalogue is a necessary
 * condition of approval.
 *
 * @param tenantId the tenant that owns the project
 * @param providerTenantId the tenant of the unit that provides the data
 * @param items information items, one a line
 * @param legalBasis the law that allows restricting it
 */
public record CatalogueEntry(
        long id,
        long tenantId,
        long projectId,
        int ordinal,
        String name,
        long providerTenantId,
        long providerUnitId,
        @Nullable String summary,
        @Nullable String items,
        SharingType sharingType,
        @Nullable String sharingCondition,
        @Nullable String legalBasis,
        UpdateCycle updateCycle)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }

    /** Whether sharing is restricted without naming the law that allows it (Shandong decree 329). */
    public boolean lacksLegalBasis() {
        return sharingType.restricted() && legalBasis == null;
    }

    /** Whether it is shared on a condition that is not said. */
    public boolean lacksCondition() {
        return sharingType == SharingType.CONDITIONAL && sharingCondition == null;
    }

    /** How it stands in the trail. */
    public String inWords() {
        return name + " · " + sharingType + " · " + updateCycle + (legalBasis == null ? "" : " · " + legalBasis);
    }
}
