package org.cobuild.tenancy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cobuild.platform.FilterRefusal;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.RequestIds;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the viewer of every request for business data, once, from the authenticated caller. Who was authenticated but
 * may come in no more (disabled, tenant suspended) is answered like somebody without any sign-in.
 */
class ViewerFilter extends OncePerRequestFilter {
    /** Request attribute that holds the {@link Viewer}. */
    static final String ATTRIBUTE = "viewer";

    /** Session attribute and request header that name the post in which a person acts. */
    static final String POST_ATTRIBUTE = "cobuild.post";

    /** Claim of a person's token: it counts as long as the person's own number is the same. */
    static final String EPOCH_CLAIM = "epoch";

    private static final String POST_HEADER = "X-Cobuild-Post";
    private final Viewers viewers;

    ViewerFilter(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.equals("/graphql") && !path.startsWith("/files");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var way = authentication == null ? null : way(authentication, request);
        var viewer = way == null ? Optional.<Viewer>empty() : way.again().get();
        if (way == null || viewer.isEmpty()) {
            response.setStatus(401);
            return;
        }
        if (request.getHeader(POST_HEADER) != null && !actsIn(viewer.get(), request)) {
            // Acting silently in another post would put the wrong unit's name under what is done.
            FilterRefusal.write(request, response, HttpServletResponse.SC_FORBIDDEN, "FORBIDDEN", "forbidden.post");
            return;
        }
        request.setAttribute(ATTRIBUTE, viewer.get());
        request.setAttribute(Attendance.KEY, way.of(viewer.get()));
        chain.doFilter(request, response);
    }

    /** How a caller came in, and how it is asked for again. */
    private record Way(
            @Nullable String clientId,
            @Nullable Integer epoch,
            @Nullable String sessionId,
            @Nullable Instant until,
            Supplier<Optional<Viewer>> again) {
        Attendance of(Viewer viewer) {
            return new Attendance(
                    viewer.machine() ? "client " + viewer.clientId() : "person " + viewer.personId(),
                    viewer.personId(),
                    viewer.postId(),
                    clientId,
                    epoch,
                    sessionId,
                    until,
                    viewer.brokeGlass(),
                    again);
        }
    }

    /** Keeps nothing of the request: it may be asked for again long after. */
    private @Nullable Way way(Authentication authentication, HttpServletRequest request) {
        var origin = new Viewers.Origin(request.getRemoteAddr(), RequestIds.current());
        if (authentication instanceof ProviderMachine machine) {
            return machine(machine.getName(), machine.scopes(), machine.expiresAt(), origin);
        }
        if (authentication instanceof JwtAuthenticationToken token) {
            var scopes = scopes(token);
            var until = token.getToken().getExpiresAt();
            Object person = token.getToken().getClaim("person");
            if (person == null) {
                return machine(token.getName(), scopes, until, origin);
            }
            var id = Long.parseLong(person.toString());
            var epoch = epoch(token);
            var post = postOf(request);
            return new Way(null, epoch, null, until, () -> viewers.personByToken(id, epoch, post, scopes, origin));
        }
        if (authentication.getPrincipal() instanceof PersonPrincipal principal) {
            var id = principal.personId();
            var post = postOf(request);
            var session = request.getSession(false);
            return new Way(
                    null,
                    null,
                    session == null ? null : session.getId(),
                    null,
                    () -> viewers.person(id, post, null, origin));
        }
        return null;
    }

    private Way machine(String clientId, Set<String> scopes, @Nullable Instant until, Viewers.Origin origin) {
        return new Way(clientId, null, null, until, () -> viewers.machine(clientId, scopes, origin));
    }

    private static int epoch(JwtAuthenticationToken token) {
        return token.getToken().getClaim(EPOCH_CLAIM) instanceof Number epoch ? epoch.intValue() : 0;
    }

    private static boolean actsIn(Viewer viewer, HttpServletRequest request) {
        return !viewer.machine() && java.util.Objects.equals(postOf(request), viewer.postId());
    }

    private static Set<String> scopes(JwtAuthenticationToken token) {
        var scope = token.getToken().getClaimAsStringList("scope");
        return scope == null ? Set.of() : Set.copyOf(scope);
    }

    private static @Nullable Long postOf(HttpServletRequest request) {
        var header = request.getHeader(POST_HEADER);
        if (header != null) {
            return GlobalId.valueOf(header).of("Post");
        }
        var session = request.getSession(false);
        return session != null && session.getAttribute(POST_ATTRIBUTE) instanceof Long post ? post : null;
    }
}
