package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Sign-in by a city's own OIDC provider: its {@code preferred_username} is the login name of a person known here, all of
 * whose posts lie in that city's tree. The session then is like any other.
 */
@Component
class ProviderSignIn extends OidcUserService implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);
    private static final String UNKNOWN_PERSON = "unknown_person";
    private final PersonRepository people;
    private final Providers providers;
    private final SignInSteps steps;
    private final SignInLog log;

    ProviderSignIn(PersonRepository people, Providers providers, SignInSteps steps, SignInLog log) {
        this.people = people;
        this.providers = providers;
        this.steps = steps;
        this.log = log;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var user = super.loadUser(request);
        var provider = request.getClientRegistration().getRegistrationId();
        if (user == null || !knows(provider, usernameOf(user))) {
            throw new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN_PERSON));
        }
        return user;
    }

    /** One login name may hold posts in several cities: then no single city's provider can vouch for it. */
    private boolean knows(String provider, String username) {
        return people.findByUsername(username)
                .flatMap(person -> people.findHolder(person.id()))
                .filter(holder -> holder.posts().stream().allMatch(held -> providers.vouches(provider, held.tenant())))
                .isPresent();
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var person = people.findByUsername(usernameOf(authentication)).orElseThrow();
        // Whether a second factor is asked for there is the provider's matter.
        steps.keptSession(PersonAuthentication.signedIn(person.id(), person.username()), request, response);
        log.succeeded(person.username(), request.getRemoteAddr(), null);
        response.sendRedirect(SignInPage.takeNext(request));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.warn("sign-in by a provider failed: {}", failure.getMessage());
        var unknown = failure instanceof OAuth2AuthenticationException known
                && known.getError().getErrorCode().equals(UNKNOWN_PERSON);
        response.sendRedirect(unknown ? SignInPage.UNKNOWN : SignInPage.PROVIDER_FAILED);
    }

    private static String usernameOf(@Nullable Object principal) {
        return switch (principal) {
            case Authentication authentication -> usernameOf(authentication.getPrincipal());
            case OidcUser user -> String.valueOf(user.getPreferredUsername());
            case null, default -> "";
        };
    }
}
