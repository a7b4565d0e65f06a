package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cobuild.tenancy.SignInSteps.Step;
import org.cobuild.tenancy.signin.Passkeys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Passkeys at the second step of sign-in, and a person's own at its desk. What a browser is asked to sign waits in its
 * session and is taken once.
 */
@RestController
@RequestMapping("/sign-in/passkeys")
class PasskeyController {
    private static final String ASKED = "cobuild.passkey";
    private final Passkeys passkeys;
    private final SignInSteps steps;
    private final SessionViewer sessions;
    private final SecondStepAnswers answers;

    PasskeyController(Passkeys passkeys, SignInSteps steps, SessionViewer sessions, SecondStepAnswers answers) {
        this.passkeys = passkeys;
        this.steps = steps;
        this.sessions = sessions;
        this.answers = answers;
    }

    /**
     * @param offered whether the portal has passkeys at all
     * @param usable whether the second step can be taken by one
     * @param passkeys the person's own; none half-way
     */
    record Standing(boolean offered, boolean usable, List<Passkeys.Held> passkeys) {}

    @GetMapping
    ResponseEntity<?> standing(@Nullable Authentication authentication, HttpServletRequest request) {
        var desk = sessions.of(authentication, request)
                .map(viewer -> standing(viewer, passkeys.list(Objects.requireNonNull(viewer.personId()))));
        return desk.or(() -> halfWay(request).map(viewer -> standing(viewer, List.of())))
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
    }

    private Standing standing(Viewer viewer, List<Passkeys.Held> held) {
        return new Standing(passkeys.offered(), passkeys.usable(Objects.requireNonNull(viewer.personId())), held);
    }

    /** What to make one for. @param proof a code of the second factor */
    @PostMapping("/begin")
    ResponseEntity<?> begin(
            @RequestParam String proof, @Nullable Authentication authentication, HttpServletRequest request) {
        return atDesk(authentication, request, viewer -> json(request, passkeys.creation(viewer, proof)));
    }

    /** @param credential what the browser made, as JSON */
    @PostMapping
    ResponseEntity<?> add(
            @RequestParam String credential,
            @RequestParam String label,
            @Nullable Authentication authentication,
            HttpServletRequest request) {
        return atDesk(authentication, request, viewer -> {
            passkeys.add(viewer, taken(request, PublicKeyCredentialCreationOptions.class), credential, label);
            return ResponseEntity.noContent().build();
        });
    }

    @PostMapping("/remove")
    ResponseEntity<?> remove(
            @RequestParam long id, @Nullable Authentication authentication, HttpServletRequest request) {
        return atDesk(authentication, request, viewer -> {
            passkeys.remove(viewer, id);
            return ResponseEntity.noContent().build();
        });
    }

    /** What to sign, half-way. */
    @PostMapping("/request")
    ResponseEntity<?> request(HttpServletRequest request) {
        return halfWay(request)
                .<ResponseEntity<?>>map(viewer -> answers.answer(() -> json(request, passkeys.request(viewer))))
                .orElseGet(SecondStepAnswers::again);
    }

    /** The second step: 204, and the person is signed in. @param credential what the browser signed, as JSON */
    @PostMapping("/use")
    ResponseEntity<?> use(@RequestParam String credential, HttpServletRequest request, HttpServletResponse response) {
        return halfWay(request)
                .<ResponseEntity<?>>map(viewer -> answers.answer(() -> {
                    passkeys.use(viewer, taken(request, PublicKeyCredentialRequestOptions.class), credential);
                    answers.enter(viewer, "PASSKEY", request, response);
                    return ResponseEntity.noContent().build();
                }))
                .orElseGet(SecondStepAnswers::again);
    }

    private ResponseEntity<?> atDesk(
            @Nullable Authentication authentication,
            HttpServletRequest request,
            Function<Viewer, ResponseEntity<?>> act) {
        return sessions.of(authentication, request)
                .<ResponseEntity<?>>map(viewer -> answers.answer(() -> act.apply(viewer)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
    }

    private Optional<Viewer> halfWay(HttpServletRequest request) {
        return steps.half(request).filter(half -> half.step() == Step.CODE).map(SignInSteps.Half::viewer);
    }

    private ResponseEntity<?> json(HttpServletRequest request, Object options) {
        request.getSession().setAttribute(ASKED, options);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(passkeys.json(options));
    }

    private static <T> @Nullable T taken(HttpServletRequest request, Class<T> type) {
        var session = request.getSession();
        var asked = session.getAttribute(ASKED);
        session.removeAttribute(ASKED);
        return type.isInstance(asked) ? type.cast(asked) : null;
    }
}
