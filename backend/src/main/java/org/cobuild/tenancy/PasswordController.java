package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Refused;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.signin.PasswordLinks;
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
    private final PasswordLinks links;
    private final SessionViewer sessions;

    PasswordController(PasswordService passwords, PasswordLinks links, SessionViewer sessions) {
        this.passwords = passwords;
        this.links = links;
        this.sessions = sessions;
    }

    @PostMapping("/sign-in/password")
    ResponseEntity<Map<String, List<UserError>>> change(
            @RequestParam String oldPassword,
            @RequestParam String newPassword,
            @Nullable Authentication authentication,
            HttpServletRequest request) {
        var viewer = sessions.of(authentication, request);
        if (viewer.isEmpty()) {
            return ResponseEntity.status(401).build();
        }
        return answer(() -> passwords.change(viewer.get(), request.getSession().getId(), oldPassword, newPassword));
    }

    /** By the one-time link that an administrator has made. */
    @PostMapping("/sign-in/new-password")
    ResponseEntity<Map<String, List<UserError>>> set(
            @RequestParam String token, @RequestParam String newPassword, HttpServletRequest request) {
        return answer(() -> links.use(token, newPassword, request.getRemoteAddr()));
    }

    /** For whom that link is. */
    @PostMapping("/sign-in/new-password/whose")
    ResponseEntity<?> whose(@RequestParam String token) {
        try {
            return ResponseEntity.ok(links.whose(token));
        } catch (Refused refused) {
            return ResponseEntity.badRequest().body(Map.of("errors", refused.errors()));
        }
    }

    private static ResponseEntity<Map<String, List<UserError>>> answer(Runnable act) {
        try {
            act.run();
            return ResponseEntity.noContent().build();
        } catch (Refused refused) {
            return ResponseEntity.badRequest().body(Map.of("errors", refused.errors()));
        }
    }
}
