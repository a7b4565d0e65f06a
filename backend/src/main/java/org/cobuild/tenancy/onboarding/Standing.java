package org.cobuild.tenancy.onboarding;

import java.time.LocalDate;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's units and posts as they would stand once a folder is applied, for checks of what refers to them. Without a
 * database, what a folder does not tell is taken to be right.
 */
public interface Standing {

    /** Whether there would be such a unit, open. */
    boolean hasUnit(String code);

    /** Whether anybody would hold the role in that unit. */
    boolean holds(String unitCode, Role role);

    /** Whether the tenant is under a city, whose data it inherits. */
    boolean inherits();

    /** The same of the city above; null when there is none. */
    @Nullable
    Standing above();

    /** The tenant's city, or the tenant itself; 0, which is nobody's, without a database. */
    long cityId();

    /** The tenant's today. */
    LocalDate today();
}
