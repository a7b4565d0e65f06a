package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Sign-in by a city's own OIDC provider: its {@code preferred_username} is the login name of a person known here. The
 * session then is like any other.
 */
@Component
class ProviderSignIn extends OidcUserService implements AuthenticationSuccessHandler {
    private final PersonRepository people;
    private final SecurityContextRepository contexts;

    ProviderSignIn(PersonRepository people, SecurityContextRepository contexts) {
        this.people = people;
        this.contexts = contexts;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var user = super.loadUser(request);
        if (user == null || people.findByUsername(usernameOf(user)).isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error("unknown_person"));
        }
        return user;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var person = people.findByUsername(usernameOf(authentication)).orElseThrow();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(PersonAuthentication.signedIn(person.id(), person.username()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        response.sendRedirect("/");
    }

    private static String usernameOf(@Nullable Object principal) {
        return switch (principal) {
            case Authentication authentication -> usernameOf(authentication.getPrincipal());
            case OidcUser user -> String.valueOf(user.getPreferredUsername());
            case null, default -> "";
        };
    }
}
