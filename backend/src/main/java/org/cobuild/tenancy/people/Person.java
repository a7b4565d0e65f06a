package org.cobuild.tenancy.people;

import org.cobuild.platform.Identified;
import org.jspecify.annotations.Nullable;

/** A person with a post in the tenant, as its security administrator sees it. */
record Person(
        long id, String username, String name, @Nullable String nameEn, boolean enabled) implements Identified {}
