package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.cobuild.platform.RequestIds;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The viewer of a person at its own desk, for what no token may do: passwords, sessions, the second factor. */
@Component
class SessionViewer {
    private final Viewers viewers;

    SessionViewer(Viewers viewers) {
        this.viewers = viewers;
    }

    /** Empty without a session, for a token, and for who may come in no more. */
    Optional<Viewer> of(@Nullable Authentication authentication, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null
                || authentication == null
                || !(authentication.getPrincipal() instanceof PersonPrincipal principal)) {
            return Optional.empty();
        }
        var origin = new Viewers.Origin(request.getRemoteAddr(), RequestIds.current());
        var post = session.getAttribute(ViewerFilter.POST_ATTRIBUTE) instanceof Long held ? held : null;
        return viewers.person(principal.personId(), post, null, origin);
    }
}
