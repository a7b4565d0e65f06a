package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in of people on the portal's own page. */
@RestController
@RequestMapping("/sign-in")
class SignInController {
    private final AuthenticationManager authentications;
    private final SecurityContextRepository contexts;
    private final ObjectProvider<DemoPeople> demo;
    private final Providers providers;
    private final FirstAdministrator firstAdministrator;
    private final SignInLog log;

    SignInController(
            AuthenticationManager authentications,
            SecurityContextRepository contexts,
            ObjectProvider<DemoPeople> demo,
            Providers providers,
            FirstAdministrator firstAdministrator,
            SignInLog log) {
        this.authentications = authentications;
        this.contexts = contexts;
        this.demo = demo;
        this.providers = providers;
        this.firstAdministrator = firstAdministrator;
        this.log = log;
    }

    /** What the sign-in page offers; reading it also sets the cookie against forged requests. */
    record Options(List<DemoPeople.DemoPerson> demo, List<Providers.Provider> providers) {}

    @GetMapping("/options")
    Options options(CsrfToken token) {
        token.getToken();
        var people = demo.getIfAvailable();
        return new Options(people == null ? List.of() : people.list(), providers.list());
    }

    @PostMapping
    ResponseEntity<?> signIn(
            @RequestParam String username,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!log.mayTry(username)) {
            return refusal("signin.wait", HttpStatus.TOO_MANY_REQUESTS);
        }
        try {
            var attempt = UsernamePasswordAuthenticationToken.unauthenticated(username, password);
            start(authentications.authenticate(attempt), request, response);
            log.succeeded(username, request.getRemoteAddr());
            return ResponseEntity.noContent().build();
        } catch (AuthenticationException e) {
            log.failed(username);
            return refusal("signin.failed", HttpStatus.UNAUTHORIZED);
        }
    }

    /** One click, in demo mode alone. */
    @PostMapping("/demo")
    ResponseEntity<?> signInAsDemoPerson(
            @RequestParam String username, HttpServletRequest request, HttpServletResponse response) {
        var people = demo.getIfAvailable();
        var person = people == null ? null : people.find(username);
        if (person == null) {
            return ResponseEntity.notFound().build();
        }
        start(person, request, response);
        log.succeeded(username, request.getRemoteAddr());
        return ResponseEntity.noContent().build();
    }

    /** The first administrator's one-time link. */
    @PostMapping("/welcome")
    ResponseEntity<?> welcome(
            @RequestParam String token,
            @RequestParam String username,
            @RequestParam String name,
            @RequestParam String password) {
        try {
            firstAdministrator.make(token, username, name, password);
            return ResponseEntity.noContent().build();
        } catch (Refused refused) {
            var first = refused.errors().getFirst();
            return ResponseEntity.badRequest()
                    .body(Map.of("message", first.message(), "field", String.join(".", first.path())));
        }
    }

    private void start(Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
        // A session that was there before must not become the signed-in one.
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private static ResponseEntity<Map<String, String>> refusal(String key, HttpStatus status) {
        return ResponseEntity.status(status).body(Map.of("message", SignInTexts.text(key)));
    }
}
