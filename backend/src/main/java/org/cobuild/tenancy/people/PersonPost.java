package org.cobuild.tenancy.people;

import java.util.List;
import org.cobuild.tenancy.Role;

/** A post that a person holds, and where. */
record PersonPost(
        long personId,
        String title,
        String titleEn,
        String unitName,
        String unitNameEn,
        boolean enabled,
        List<Role> roles) {}
