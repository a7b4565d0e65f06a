package org.cobuild.tenancy.signin;

import java.util.Objects;
import java.util.stream.Stream;
import org.cobuild.platform.Change;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's own password is changed by whoever knows the old one; guessing the old one is guessing at sign-in. */
@Service
public class PasswordService {
    private static final String OLD = "oldPassword";
    private static final String NEW = "newPassword";
    private final PasswordRepository passwords;
    private final PasswordEncoder encoder;
    private final SignInLimits limits;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    PasswordService(
            PasswordRepository passwords,
            PasswordEncoder encoder,
            SignInLimits limits,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.passwords = passwords;
        this.encoder = encoder;
        this.limits = limits;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Changes the viewer's password and ends its other sessions and its tokens. Passwords are checked and hashed outside of the
     * transaction: that takes long, and a failed guess has to be counted although nothing else is kept.
     *
     * @param sessionId the session that goes on
     * @throws Refused INVALID, at {@code oldPassword} or {@code newPassword}
     */
    public void change(Viewer viewer, String sessionId, String oldPassword, String newPassword) {
        var person = passwords.get(Objects.requireNonNull(viewer.personId()));
        var refusals = new Refusals();
        PasswordRules.check(
                refusals,
                NEW,
                newPassword,
                Stream.of(person.username(), person.name(), Objects.requireNonNullElse(person.nameEn(), "")));
        refusals.throwIfAny();
        prove(viewer, person, oldPassword, OLD);
        refuseKnown(encoder, passwords, person, newPassword, NEW);
        var hash = String.valueOf(encoder.encode(newPassword));
        transaction.executeWithoutResult(status -> replace(viewer, person, hash, sessionId));
    }

    /** As the viewer at its desk proves that it is still there; wrong ones count as at sign-in. */
    void prove(Viewer viewer, String password, String path) {
        prove(viewer, passwords.get(Objects.requireNonNull(viewer.personId())), password, path);
    }

    private void prove(Viewer viewer, PasswordRepository.Own person, String password, String path) {
        var address = Objects.requireNonNullElse(viewer.source(), "");
        limits.begin(person.username(), address).ifPresent(rest -> {
            throw Refusals.refused(
                    TenancyErrorCode.INVALID,
                    path.equals(OLD) ? "password.wait" : "password.wrong.wait",
                    path,
                    Math.ceilDiv(rest.toMillis(), 60_000));
        });
        if (!encoder.matches(password, person.passwordHash())) {
            throw Refusals.refused(
                    TenancyErrorCode.INVALID, path.equals(OLD) ? "password.old" : "password.wrong", path);
        }
        limits.succeeded(person.username(), address);
    }

    /** @throws Refused INVALID when it is one of the last */
    static void refuseKnown(
            PasswordEncoder encoder,
            PasswordRepository passwords,
            PasswordRepository.Own person,
            String newPassword,
            String path) {
        var former = passwords.listFormer(person.id());
        if (Stream.concat(Stream.of(person.passwordHash()), former.stream())
                .anyMatch(known -> encoder.matches(newPassword, known))) {
            throw Refusals.refused(TenancyErrorCode.INVALID, "password.again", path, PasswordRules.REMEMBERED);
        }
    }

    private void replace(Viewer viewer, PasswordRepository.Own person, String hash, String sessionId) {
        if (!passwords.replace(person, hash, PasswordRules.REMEMBERED - 1)) {
            // Sent twice, or changed elsewhere meanwhile: the old password is not the old one any more.
            throw Refusals.refused(TenancyErrorCode.INVALID, "password.old", OLD);
        }
        passwords.endAll(person.id(), person.username(), sessionId);
        events.publishEvent(Change.of("passwordChange", viewer, viewer.tenantId(), "Person", person.id())
                .build());
    }
}
