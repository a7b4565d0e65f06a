package org.cobuild.tenancy;

import java.io.Serializable;
import java.security.Principal;

/** Who signed in: what a session remembers of a person. Everything else is read anew with every request. */
record PersonPrincipal(long personId, String username) implements Principal, Serializable {
    @Override
    public String getName() {
        return username;
    }
}
