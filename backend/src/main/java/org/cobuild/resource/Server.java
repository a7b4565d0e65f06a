package org.cobuild.resource;

import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A server in the register.
 *
 * @param unitId the unit that uses it
 * @param name unique in its tenant
 * @param placedOn since when it is centralised in this way
 */
public record Server(long id, long tenantId, long unitId, String name, ServerPlacement placement, LocalDate placedOn)
        implements Identified, Owned {
    @Override
    public @Nullable Long ofProject() {
        return null;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }
}
