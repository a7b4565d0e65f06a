package org.cobuild.tenancy;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * The three administrators: of the system, of its security, and who looks after both. Three persons hold them in a
 * tenant, never one two of them. GB/T 22239-2019.
 */
public final class Duties {
    public static final Set<Role> ALL = Set.copyOf(EnumSet.of(Role.TENANT_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR));

    private Duties() {}

    /** The duties among those roles, in the order of the table of rights. */
    public static Set<Role> among(Collection<Role> roles) {
        var duties = EnumSet.noneOf(Role.class);
        roles.stream().filter(ALL::contains).forEach(duties::add);
        return duties;
    }

    /** Whether one person who holds all those roles in a tenant would have two duties. */
    public static boolean clash(Collection<Role> roles) {
        return among(roles).size() > 1;
    }
}
