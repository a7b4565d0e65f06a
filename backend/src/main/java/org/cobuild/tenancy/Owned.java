package org.cobuild.tenancy;

import org.jspecify.annotations.Nullable;

/**
 * A record of a tenant's business data. Whoever of another tenant is shown one stands in that tenant's log of views; a
 * test sees to it that every type of nodes is one, the directory apart.
 */
public interface Owned {
    /** The tenant whose data it is. */
    long tenantId();

    /** The project that it belongs to; null when there is none, or none is known. */
    @Nullable
    Long ofProject();

    /** The area that it belongs to; null for the summary. */
    @Nullable
    ProjectArea ofArea();
}
