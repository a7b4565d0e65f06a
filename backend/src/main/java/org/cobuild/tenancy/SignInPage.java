package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The ways to the sign-in page and from it to a provider, with where the person wanted to go. */
@Controller
class SignInPage {
    static final String UNKNOWN = "/sign-in?failed=unknown";
    static final String CLAIM_FORM = "/sign-in?failed=claim";
    static final String PROVIDER_FAILED = "/sign-in?failed=provider";
    private static final Logger LOG = LoggerFactory.getLogger(SignInPage.class);
    private static final String NEXT = "cobuild.next";

    /** A path of this portal and nothing else: a link from outside can't lead elsewhere after sign-in. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[^\\s\\\\]*");

    private final Providers providers;

    SignInPage(Providers providers) {
        this.providers = providers;
    }

    /** Sends a browser that nobody has signed in to the page, which leads back to what was asked for. */
    static void open(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var query = request.getQueryString();
        var asked = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.sendRedirect("/sign-in?next=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
    }

    @GetMapping("/sign-in/provider/{id}")
    void toProvider(
            @PathVariable String id,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!reachable(id)) {
            response.sendRedirect(PROVIDER_FAILED);
            return;
        }
        request.getSession().setAttribute(NEXT, OWN_PATH.matcher(next).matches() ? next : "/");
        response.sendRedirect("/oauth2/authorization/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    private boolean reachable(String id) {
        try {
            return providers.findByRegistrationId(id) != null;
        } catch (RuntimeException e) {
            LOG.warn("provider {} does not answer: {}", id, e.getMessage());
            return false;
        }
    }

    /** Where a person who went to a provider wanted to go. */
    static String takeNext(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(NEXT) instanceof String next) {
            session.removeAttribute(NEXT);
            return next;
        }
        return "/";
    }
}
