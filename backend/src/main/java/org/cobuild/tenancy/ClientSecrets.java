package org.cobuild.tenancy;

import java.util.Set;
import org.cobuild.tenancy.ApiClientRepository.ApiClient;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks a machine's secret where it asks for a token; in the place of Spring's own check, which knows neither a second
 * secret nor an address. Whatever is wrong, the answer is the same.
 */
@Component
class ClientSecrets implements AuthenticationProvider {
    private static final Set<ClientAuthenticationMethod> METHODS =
            Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);

    private final ApiClientRepository clients;
    private final PasswordEncoder passwords;

    ClientSecrets(ApiClientRepository clients, PasswordEncoder passwords) {
        this.clients = clients;
        this.passwords = passwords;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        var asked = (OAuth2ClientAuthenticationToken) attempt;
        if (!METHODS.contains(asked.getClientAuthenticationMethod())) {
            return null;
        }
        var address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
        var client = clients.findByClientId(String.valueOf(asked.getPrincipal()))
                .filter(found -> found.admits(address))
                .filter(found -> knows(found, String.valueOf(asked.getCredentials())))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
        clients.used(client, address);
        return new OAuth2ClientAuthenticationToken(
                MachineClients.machine(client), asked.getClientAuthenticationMethod(), asked.getCredentials());
    }

    private boolean knows(ApiClient client, String secret) {
        if (passwords.matches(secret, client.secretHash())) {
            return true;
        }
        var former = client.formerHash() != null && passwords.matches(secret, client.formerHash());
        if (former) {
            clients.usedFormer(client);
        }
        return former;
    }

    @Override
    public boolean supports(Class<?> type) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(type);
    }
}
