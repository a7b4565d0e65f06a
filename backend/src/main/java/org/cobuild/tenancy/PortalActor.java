package org.cobuild.tenancy;

import org.cobuild.platform.Change;
import org.jspecify.annotations.Nullable;

/** The portal itself, where no person or machine asked: the first start applies the tenants' folders. */
record PortalActor(long tenantId) implements Change.Actor {
    @Override
    public @Nullable Long personId() {
        return null;
    }

    @Override
    public @Nullable Long clientId() {
        return null;
    }

    @Override
    public String name() {
        return "Cobuild";
    }

    @Override
    public @Nullable String postTitle() {
        return null;
    }

    @Override
    public String unitName() {
        return "Cobuild";
    }

    @Override
    public @Nullable String source() {
        return null;
    }

    @Override
    public @Nullable String requestId() {
        return null;
    }
}
