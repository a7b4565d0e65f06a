package org.cobuild.tenancy;

import java.util.Set;
import org.cobuild.platform.Identified;

/** A person's place in a unit, with the roles that are held there. */
public record Post(
        long id, long tenantId, long unitId, long personId, String code, String title, String titleEn, Set<Role> roles)
        implements Identified {}
