package org.cobuild.sharing;

import java.time.Instant;
import org.cobuild.catalogue.SharingType;
import org.cobuild.platform.Identified;
import org.jspecify.annotations.Nullable;

/**
 * That a resource exists, as all of the city tree may know: what it is called, who provides it and how it is shared. The
 * rest of its entry is for who sees the project.
 *
 * @param id that of its entry, by which nobody finds more than this
 * @param tenantId the tenant of the project that brings it
 * @param sharingCondition null unless it is conditional
 * @param publishedAt when the project was approved
 */
record PublishedResource(
        long id,
        long tenantId,
        long projectId,
        long providerTenantId,
        long providerUnitId,
        String name,
        SharingType sharingType,
        @Nullable String sharingCondition,
        Instant publishedAt)
        implements Identified {}
