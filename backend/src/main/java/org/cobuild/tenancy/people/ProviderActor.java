package org.cobuild.tenancy.people;

import org.cobuild.platform.Change;
import org.cobuild.tenancy.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's own provider, which gives and takes posts when somebody signs in by it.
 *
 * @param name as the sign-in page calls it
 * @param source the address from which the person signs in
 */
record ProviderActor(
        Tenant tenant,
        String name,
        @Nullable String source,
        @Nullable String requestId) implements Change.Actor {
    @Override
    public @Nullable Long personId() {
        return null;
    }

    @Override
    public @Nullable Long clientId() {
        return null;
    }

    @Override
    public @Nullable String postTitle() {
        return null;
    }

    @Override
    public String unitName() {
        return tenant.name();
    }

    @Override
    public long tenantId() {
        return tenant.id();
    }
}
