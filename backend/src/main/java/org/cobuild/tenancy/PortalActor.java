package org.cobuild.tenancy;

import org.cobuild.platform.Change;
import org.jspecify.annotations.Nullable;

/**
 * The portal itself, where no person or machine asked: the first start applies the tenants' folders, and so does whoever
 * may start commands on its machine.
 *
 * @param source from where, e.g. the command's user; null for the start itself
 */
public record PortalActor(long tenantId, @Nullable String source) implements Change.Actor {
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
    public @Nullable String requestId() {
        return null;
    }
}
