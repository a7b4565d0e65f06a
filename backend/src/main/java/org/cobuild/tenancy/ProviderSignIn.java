package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cobuild.platform.RequestIds;
import org.cobuild.tenancy.people.ProviderPosts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Sign-in by a city's own OIDC provider: its {@code preferred_username} is the login name of a person, all of whose posts
 * lie in that city's tree; posts that the provider gives are brought into agreement with what it says. The session then
 * is like any other.
 */
@Component
class ProviderSignIn extends OidcUserService implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);
    private static final String UNKNOWN_PERSON = "unknown_person";
    private static final String CLAIM_FORM = "claim_form";
    private final PersonRepository people;
    private final Providers providers;
    private final ProviderPosts posts;
    private final SignInSteps steps;
    private final SignInLog log;

    ProviderSignIn(
            PersonRepository people, Providers providers, ProviderPosts posts, SignInSteps steps, SignInLog log) {
        this.people = people;
        this.providers = providers;
        this.posts = posts;
        this.steps = steps;
        this.log = log;
    }

    /** Who the provider says it is, with what of its posts could not be followed. */
    private static final class Told extends DefaultOidcUser {
        private static final long serialVersionUID = 1;
        private final String provider;
        private final ArrayList<String> unmapped;
        private final ArrayList<String> refused;

        Told(OidcUser user, String provider, ProviderPosts.Noted noted) {
            super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
            this.provider = provider;
            this.unmapped = new ArrayList<>(noted.unmapped());
            this.refused = new ArrayList<>(noted.refused());
        }
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var user = super.loadUser(request);
        var provider = request.getClientRegistration().getRegistrationId();
        var username = user.getPreferredUsername();
        if (username == null || !mayBe(provider, username)) {
            throw refused(UNKNOWN_PERSON);
        }
        var noted = agree(request, user, username);
        if (people.findByUsername(username)
                .flatMap(person -> people.findHolder(person.id()))
                .isEmpty()) {
            throw refused(UNKNOWN_PERSON);
        }
        return new Told(user, provider, noted);
    }

    /**
     * One login name may hold posts in several cities: then no single city's provider can vouch for it. Who is not known
     * at all may become somebody.
     */
    private boolean mayBe(String provider, String username) {
        return people.tenantsOf(username).stream().allMatch(tenant -> providers.vouches(provider, tenant));
    }

    private ProviderPosts.Noted agree(OidcUserRequest request, OidcUser user, String username) {
        var registration = request.getClientRegistration();
        try {
            return posts.agree(new ProviderPosts.SignIn(
                    registration.getRegistrationId(),
                    registration.getClientName(),
                    providers.tenantOf(registration.getRegistrationId()),
                    username,
                    user.getClaims(),
                    address(),
                    RequestIds.current()));
        } catch (ProviderPosts.ClaimForm e) {
            LOG.warn("provider {}: {}", registration.getRegistrationId(), e.getMessage());
            throw refused(CLAIM_FORM);
        }
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }

    private static OAuth2AuthenticationException refused(String code) {
        return new OAuth2AuthenticationException(new OAuth2Error(code), code);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var person = people.findByUsername(usernameOf(authentication)).orElseThrow();
        // Whether a second factor is asked for there is the provider's matter.
        steps.keptSession(PersonAuthentication.signedIn(person.id(), person.username()), request, response);
        var told = authentication.getPrincipal() instanceof Told it ? it : null;
        log.byProvider(
                person.username(),
                request.getRemoteAddr(),
                told == null ? "" : told.provider,
                told == null ? List.of() : told.unmapped,
                told == null ? List.of() : told.refused);
        response.sendRedirect(SignInPage.takeNext(request));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.warn("sign-in by a provider failed: {}", failure.getMessage());
        var code = failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : "";
        response.sendRedirect(
                switch (code) {
                    case UNKNOWN_PERSON -> SignInPage.UNKNOWN;
                    case CLAIM_FORM -> SignInPage.CLAIM_FORM;
                    default -> SignInPage.PROVIDER_FAILED;
                });
    }

    private static String usernameOf(@Nullable Object principal) {
        return switch (principal) {
            case Authentication authentication -> usernameOf(authentication.getPrincipal());
            case OidcUser user -> String.valueOf(user.getPreferredUsername());
            case null, default -> "";
        };
    }
}
