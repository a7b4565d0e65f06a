package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.RequestIds;
import org.cobuild.tenancy.signin.SecondFactorPolicy;
import org.cobuild.tenancy.signin.SecondFactors;
import org.cobuild.tenancy.signin.Sessions;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * From the right password to a session that is signed in. Between the two the session knows who typed the password and
 * nothing else: it has no authentication, so that whatever asks for one meets a stranger.
 */
@Component
class SignInSteps {
    private static final String HALF = "cobuild.half";

    /** How long the right password waits for the second step. */
    private static final Duration WAITS = Duration.ofMinutes(15);

    private final SecurityContextRepository contexts;
    private final PersonRepository people;
    private final Viewers viewers;
    private final SecondFactors factors;
    private final SecondFactorPolicy policy;
    private final PortalClock clock;

    SignInSteps(
            SecurityContextRepository contexts,
            PersonRepository people,
            Viewers viewers,
            SecondFactors factors,
            SecondFactorPolicy policy,
            PortalClock clock) {
        this.contexts = contexts;
        this.people = people;
        this.viewers = viewers;
        this.factors = factors;
        this.policy = policy;
        this.clock = clock;
    }

    /** What is left to do after the right password. */
    enum Step {
        /** A code of the second factor, or a recovery code. */
        CODE,
        /** The person has to have a second factor and has none. */
        SET_UP
    }

    /** Who is half-way, and what is left. */
    record Half(Viewer viewer, Step step) {}

    /** @param epoch as it was with the password: a new password, or a sign-out everywhere, ends this, too */
    private record Typed(long personId, String username, int epoch, Instant at) implements Serializable {}

    /** Empty: nothing, the person may be signed in. */
    Optional<Step> after(Authentication person) {
        return principal(person).flatMap(principal -> after(principal.personId()));
    }

    private Optional<Step> after(long personId) {
        if (factors.inForce(personId)) {
            return Optional.of(Step.CODE);
        }
        return requires(personId) ? Optional.of(Step.SET_UP) : Optional.empty();
    }

    /** Whether one of the person's posts, of whatever tenant, asks for a second factor. */
    boolean requires(long personId) {
        return viewers.posts(personId).stream()
                .anyMatch(held -> policy.requires(held.post().roles()));
    }

    void halfWay(Authentication person, HttpServletRequest request) {
        var principal = principal(person).orElseThrow();
        endSession(request);
        var session = request.getSession();
        session.setMaxInactiveInterval((int) WAITS.toSeconds());
        session.setAttribute(
                HALF,
                new Typed(
                        principal.personId(),
                        principal.username(),
                        people.getSignInEpoch(principal.personId()),
                        clock.now()));
    }

    /** Who typed the right password into this browser and has a step left; empty when that no longer counts. */
    Optional<Half> half(HttpServletRequest request) {
        return typed(request)
                .filter(typed -> typed.at().plus(WAITS).isAfter(clock.now()))
                .filter(typed -> people.findByUsername(typed.username())
                        .filter(person -> person.id() == typed.personId() && person.signInEpoch() == typed.epoch())
                        .isPresent())
                .flatMap(typed -> viewers.person(
                        typed.personId(),
                        null,
                        null,
                        new Viewers.Origin(request.getRemoteAddr(), RequestIds.current())))
                .map(viewer -> new Half(
                        viewer, after(Objects.requireNonNull(viewer.personId())).orElse(Step.SET_UP)));
    }

    /** Whether the session stands between password and second step, in time or not. */
    static boolean isHalfWay(HttpServletRequest request) {
        return typed(request).isPresent();
    }

    private static Optional<Typed> typed(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(HALF) instanceof Typed typed
                ? Optional.of(typed)
                : Optional.empty();
    }

    /** In a new session: one that was there before must not become the signed-in one. */
    void signedIn(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        endSession(request);
        keptSession(person, request, response);
    }

    /** In the session that there is. */
    void keptSession(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        var before = request.getSession(false);
        if (before != null) {
            before.removeAttribute(HALF);
            before.setMaxInactiveInterval(request.getServletContext().getSessionTimeout() * 60);
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(person);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        Sessions.begun(request);
    }

    private static void endSession(HttpServletRequest request) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
    }

    private static Optional<PersonPrincipal> principal(Authentication person) {
        return person.getPrincipal() instanceof PersonPrincipal principal ? Optional.of(principal) : Optional.empty();
    }
}
