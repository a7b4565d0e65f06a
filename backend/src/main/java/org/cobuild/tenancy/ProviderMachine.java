package org.cobuild.tenancy;

import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * A machine that a city's own provider has vouched for. A type of its own: nothing that such a token says of persons
 * counts here.
 */
final class ProviderMachine extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;
    private final String clientId;
    private final transient Set<String> scopes;

    ProviderMachine(String clientId, Set<String> scopes) {
        super(List.of());
        this.clientId = clientId;
        this.scopes = scopes;
        setAuthenticated(true);
    }

    Set<String> scopes() {
        return scopes;
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
