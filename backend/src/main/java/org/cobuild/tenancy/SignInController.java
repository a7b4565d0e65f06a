package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.UserError;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
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
    /** More at a time would only wait for their hash, and keep the database's connections from the others. */
    private static final int AT_A_TIME = 8;

    private final Semaphore door = new Semaphore(AT_A_TIME, true);
    private final AuthenticationManager authentications;
    private final SignInSteps steps;
    private final ObjectProvider<DemoPeople> demo;
    private final Providers providers;
    private final FirstAdministrator firstAdministrator;
    private final SignInLog log;

    SignInController(
            AuthenticationManager authentications,
            SignInSteps steps,
            ObjectProvider<DemoPeople> demo,
            Providers providers,
            FirstAdministrator firstAdministrator,
            SignInLog log) {
        this.authentications = authentications;
        this.steps = steps;
        this.demo = demo;
        this.providers = providers;
        this.firstAdministrator = firstAdministrator;
        this.log = log;
    }

    /**
     * What the sign-in page offers; reading it also sets the cookie against forged requests.
     *
     * @param step what this browser has yet to do after the right password; null when it is to begin
     */
    record Options(
            List<DemoPeople.DemoPerson> demo, List<Providers.Provider> providers, SignInSteps.@Nullable Step step) {}

    @GetMapping("/options")
    Options options(CsrfToken token, HttpServletRequest request) {
        token.getToken();
        var people = demo.getIfAvailable();
        return new Options(
                people == null ? List.of() : people.list(),
                providers.list(),
                steps.half(request).map(SignInSteps.Half::step).orElse(null));
    }

    /** What comes after the right password. */
    record Next(SignInSteps.Step step) {}

    /** 204: signed in; 202: the right password, and a step is left. One after the other, in the order of coming. */
    @PostMapping
    ResponseEntity<?> signIn(
            @RequestParam String username,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        door.acquireUninterruptibly();
        try {
            return enter(username, password, request, response);
        } finally {
            door.release();
        }
    }

    private ResponseEntity<?> enter(
            String username, String password, HttpServletRequest request, HttpServletResponse response) {
        var address = request.getRemoteAddr();
        var rest = log.rest(username, address);
        if (rest.isPresent()) {
            return refusal("signin.wait", HttpStatus.TOO_MANY_REQUESTS, rest.get());
        }
        try {
            var attempt = UsernamePasswordAuthenticationToken.unauthenticated(username, password);
            var person = authentications.authenticate(attempt);
            log.accepted(username, address);
            return begin(person, request, response);
        } catch (AuthenticationException e) {
            log.failed(username, address);
            return refusal("signin.failed", HttpStatus.UNAUTHORIZED, Duration.ZERO);
        }
    }

    /** One click in the place of the password, in demo mode alone. */
    @PostMapping("/demo")
    ResponseEntity<?> signInAsDemoPerson(
            @RequestParam String username, HttpServletRequest request, HttpServletResponse response) {
        var people = demo.getIfAvailable();
        var person = people == null ? null : people.find(username);
        if (person == null) {
            return ResponseEntity.notFound().build();
        }
        return begin(person, request, response);
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

    private ResponseEntity<?> begin(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        var step = steps.after(person);
        if (step.isPresent()) {
            steps.halfWay(person, request);
            return ResponseEntity.accepted().body(new Next(step.get()));
        }
        steps.signedIn(person, request, response);
        log.succeeded(person.getName(), request.getRemoteAddr(), null);
        return ResponseEntity.noContent().build();
    }

    /** @param wait how long to wait before it may be tried again, told in whole minutes */
    private static ResponseEntity<UserError> refusal(String key, HttpStatus status, Duration wait) {
        var answer = ResponseEntity.status(status);
        if (!wait.isZero()) {
            answer.header(
                    HttpHeaders.RETRY_AFTER, String.valueOf(wait.plusSeconds(1).toSeconds()));
        }
        return answer.body(Refusals.refused(TenancyErrorCode.INVALID, key, "", Math.ceilDiv(wait.toMillis(), 60_000))
                .errors()
                .getFirst());
    }
}
