package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Refused;
import org.cobuild.platform.RequestIds;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.signin.PasswordService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A person's own password. A form like sign-in, no mutation: a password must be in no GraphQL document, and its input's
 * digest in no memory of mutations. For sessions alone; a token, whoever holds it, changes no password.
 */
@RestController
class PasswordController {
    private final PasswordService passwords;
    private final Viewers viewers;

    PasswordController(PasswordService passwords, Viewers viewers) {
        this.passwords = passwords;
        this.viewers = viewers;
    }

    @PostMapping("/sign-in/password")
    ResponseEntity<Map<String, List<UserError>>> change(
            @RequestParam String oldPassword,
            @RequestParam String newPassword,
            @Nullable Authentication authentication,
            HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null
                || authentication == null
                || !(authentication.getPrincipal() instanceof PersonPrincipal principal)) {
            return ResponseEntity.status(401).build();
        }
        var origin = new Viewers.Origin(request.getRemoteAddr(), RequestIds.current());
        var post = session.getAttribute(ViewerFilter.POST_ATTRIBUTE) instanceof Long held ? held : null;
        var viewer = viewers.person(principal.personId(), post, null, origin);
        if (viewer.isEmpty()) {
            return ResponseEntity.status(401).build();
        }
        try {
            passwords.change(viewer.get(), session.getId(), oldPassword, newPassword);
            return ResponseEntity.noContent().build();
        } catch (Refused refused) {
            return ResponseEntity.badRequest().body(Map.of("errors", refused.errors()));
        }
    }
}
