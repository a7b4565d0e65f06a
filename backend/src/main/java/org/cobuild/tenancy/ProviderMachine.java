package org.cobuild.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * A machine that a city's own provider has vouched for. A type of its own: nothing that such a token says of persons
 * counts here.
 */
final class ProviderMachine extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;
    private final String clientId;
    private final transient Set<String> scopes;
    private final transient @Nullable Instant expiresAt;

    ProviderMachine(String clientId, Set<String> scopes, @Nullable Instant expiresAt) {
        super(List.of());
        this.clientId = clientId;
        this.scopes = scopes;
        this.expiresAt = expiresAt;
        setAuthenticated(true);
    }

    Set<String> scopes() {
        return scopes;
    }

    /** When its token ends. */
    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return clientId;
    }
}
