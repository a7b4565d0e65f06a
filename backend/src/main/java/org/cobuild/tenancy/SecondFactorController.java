package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cobuild.tenancy.SignInSteps.Step;
import org.cobuild.tenancy.signin.SecondFactors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The second step of sign-in, and a person's own second factor at its desk. Forms like the password's, no mutations: no
 * token sees or changes a second factor, and no secret is in a GraphQL document.
 */
@RestController
@RequestMapping("/sign-in/second-factor")
class SecondFactorController {
    private final SecondFactors factors;
    private final SignInSteps steps;
    private final SessionViewer sessions;
    private final SecondStepAnswers answers;

    SecondFactorController(
            SecondFactors factors, SignInSteps steps, SessionViewer sessions, SecondStepAnswers answers) {
        this.factors = factors;
        this.steps = steps;
        this.sessions = sessions;
        this.answers = answers;
    }

    /** @param required whether the person has to have one */
    record Standing(boolean required, SecondFactors.State state) {}

    record Confirmed(List<String> recoveryCodes) {}

    /** Half-way: for who has to set one up, who learns that the former was taken away. */
    @GetMapping
    ResponseEntity<?> standing(@Nullable Authentication authentication, HttpServletRequest request) {
        return desk(authentication, request)
                .or(() -> halfWay(request, Step.SET_UP))
                .<ResponseEntity<?>>map(viewer -> {
                    var personId = Objects.requireNonNull(viewer.personId());
                    return ResponseEntity.ok(new Standing(steps.requires(personId), factors.state(personId)));
                })
                .orElseGet(SecondFactorController::stranger);
    }

    /** The second step: 204, and the person is signed in. */
    @PostMapping("/code")
    ResponseEntity<?> code(@RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        return halfWay(request, Step.CODE)
                .<ResponseEntity<?>>map(viewer -> answers.answer(() -> {
                    var way = factors.use(viewer, code);
                    answers.enter(viewer, way.name(), request, response);
                    return ResponseEntity.noContent().build();
                }))
                .orElseGet(SecondStepAnswers::again);
    }

    /**
     * A new secret, in clear for the person's app.
     *
     * @param proof at the desk: a code of the second factor in force, or the password of who has none
     */
    @PostMapping
    ResponseEntity<?> begin(
            @RequestParam(defaultValue = "") String proof,
            @Nullable Authentication authentication,
            HttpServletRequest request) {
        return of(
                authentication,
                request,
                viewer -> answers.answer(() -> ResponseEntity.ok(factors.begin(viewer, proof))),
                viewer -> answers.answer(() -> ResponseEntity.ok(factors.beginAtSignIn(viewer))));
    }

    /** By its first code the secret is in force; who was half-way is signed in. */
    @PostMapping("/confirm")
    ResponseEntity<?> confirm(
            @RequestParam String code,
            @Nullable Authentication authentication,
            HttpServletRequest request,
            HttpServletResponse response) {
        return of(
                authentication,
                request,
                viewer -> answers.answer(() -> ResponseEntity.ok(new Confirmed(
                        factors.confirm(viewer, request.getSession().getId(), code)))),
                viewer -> answers.answer(() -> {
                    var codes = factors.confirm(viewer, null, code);
                    answers.enter(viewer, "SET_UP", request, response);
                    return ResponseEntity.ok(new Confirmed(codes));
                }));
    }

    @PostMapping("/remove")
    ResponseEntity<?> remove(
            @RequestParam String code, @Nullable Authentication authentication, HttpServletRequest request) {
        return desk(authentication, request)
                .<ResponseEntity<?>>map(viewer -> answers.answer(() -> {
                    factors.remove(viewer, steps.requires(Objects.requireNonNull(viewer.personId())), code);
                    return ResponseEntity.noContent().build();
                }))
                .orElseGet(SecondFactorController::stranger);
    }

    private ResponseEntity<?> of(
            @Nullable Authentication authentication,
            HttpServletRequest request,
            Function<Viewer, ResponseEntity<?>> atDesk,
            Function<Viewer, ResponseEntity<?>> atSignIn) {
        return desk(authentication, request)
                .map(atDesk)
                .or(() -> halfWay(request, Step.SET_UP).map(atSignIn))
                .orElseGet(SecondStepAnswers::again);
    }

    private Optional<Viewer> desk(@Nullable Authentication authentication, HttpServletRequest request) {
        return sessions.of(authentication, request);
    }

    private Optional<Viewer> halfWay(HttpServletRequest request, Step step) {
        return steps.half(request).filter(half -> half.step() == step).map(SignInSteps.Half::viewer);
    }

    private static ResponseEntity<?> stranger() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
}
