package org.cobuild.catalogue;

import java.util.List;
import java.util.stream.Collectors;
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
 * @param informationItems of which it consists, in order
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
        List<InformationItem> informationItems,
        SharingType sharingType,
        @Nullable String sharingCondition,
        @Nullable String legalBasis,
        UpdateCycle updateCycle,
        EntryMetadata metadata)
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

    /** Names of its information items, one a line; null where there are none. */
    public @Nullable String items() {
        return informationItems.isEmpty()
                ? null
                : informationItems.stream().map(InformationItem::name).collect(Collectors.joining("\n"));
    }

    /** What it lacks, in the order of the form; empty when it is complete. */
    public List<CatalogueField> missing() {
        return Completeness.missing(this);
    }

    /** How it stands in the trail. */
    public String inWords() {
        return name + " · " + sharingType + " · " + updateCycle + (legalBasis == null ? "" : " · " + legalBasis)
                + (metadata.code() == null ? "" : " · " + metadata.code());
    }
}
