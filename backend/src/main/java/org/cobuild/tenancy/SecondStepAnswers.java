package org.cobuild.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How the second step answers, whatever it is taken by. */
@Component
class SecondStepAnswers {
    private final SignInSteps steps;
    private final SignInLog log;

    SecondStepAnswers(SignInSteps steps, SignInLog log) {
        this.steps = steps;
        this.log = log;
    }

    void enter(Viewer viewer, String secondStep, HttpServletRequest request, HttpServletResponse response) {
        var username = Objects.requireNonNull(viewer.username());
        steps.signedIn(
                PersonAuthentication.signedIn(Objects.requireNonNull(viewer.personId()), username), request, response);
        log.succeeded(username, request.getRemoteAddr(), secondStep);
    }

    ResponseEntity<?> answer(Supplier<ResponseEntity<?>> act) {
        try {
            return act.get();
        } catch (Refused refused) {
            return ResponseEntity.badRequest().body(Map.of("errors", refused.errors()));
        }
    }

    /** The password no longer counts, or was never typed here. */
    static ResponseEntity<?> again() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .body(Map.of(
                        "errors",
                        Refusals.refused(TenancyErrorCode.INVALID, "secondFactor.again", "")
                                .errors()));
    }
}
