package org.cobuild.tenancy;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cobuild.tenancy.Providers.Issuer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/**
 * Who checks a bearer token: the portal's own authorization server, or the provider of a city whose issuer the token
 * names. A provider's token is a machine's ({@code client_id}, RFC 9068), made for the portal, and is an API client of
 * that city under the same id; what it may do is what both the client and the token allow.
 */
@Component
class BearerTokens implements AuthenticationManagerResolver<HttpServletRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(BearerTokens.class);
    private final AuthenticationManager own;
    private final Providers providers;
    private final ApiClientRepository clients;
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
    private final DefaultBearerTokenResolver tokens = new DefaultBearerTokenResolver();

    BearerTokens(JwtDecoder own, Providers providers, ApiClientRepository clients) {
        this.own = new ProviderManager(new JwtAuthenticationProvider(own));
        this.providers = providers;
        this.clients = clients;
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        return issuerOf(tokens.resolve(request))
                .flatMap(providers::findIssuer)
                .<AuthenticationManager>map(issuer -> attempt -> machine(issuer, attempt))
                .orElse(own);
    }

    /** What the token claims, not yet believed: it only chooses who checks it. */
    private static Optional<String> issuerOf(@org.jspecify.annotations.Nullable String token) {
        try {
            return token == null
                    ? Optional.empty()
                    : Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet())
                            .map(claims -> claims.getIssuer());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private Authentication machine(Issuer issuer, Authentication attempt) {
        try {
            var token = ((BearerTokenAuthenticationToken) attempt).getToken();
            var jwt = decoders.computeIfAbsent(issuer.uri(), uri -> decoder(issuer))
                    .decode(token);
            var clientId = jwt.getClaimAsString("client_id");
            return Optional.ofNullable(clientId)
                    .flatMap(clients::findByClientId)
                    .filter(client -> providers.vouches(issuer.provider(), client.tenant()))
                    .map(client -> new ProviderMachine(client.clientId(), scopes(jwt), jwt.getExpiresAt()))
                    .orElseThrow(() -> new InvalidBearerTokenException("no API client of that city"));
        } catch (JwtException | IllegalArgumentException | IllegalStateException e) {
            LOG.warn("a token of provider {} was refused: {}", issuer.provider(), e.getMessage());
            throw new InvalidBearerTokenException("not a token of that provider", e);
        }
    }

    private static JwtDecoder decoder(Issuer issuer) {
        var decoder = NimbusJwtDecoder.withIssuerLocation(issuer.uri()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer.uri()), new JwtAudienceValidator(issuer.audience())));
        return decoder;
    }

    private static Set<String> scopes(Jwt jwt) {
        var scope = jwt.getClaimAsString("scope");
        return scope == null ? Set.of() : Set.copyOf(Arrays.asList(scope.split(" ")));
    }
}
