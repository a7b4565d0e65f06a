package org.cobuild.tenancy.signin;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.db.tables.records.SecondFactorRecord;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A person's second factor: codes by time from an app, and recovery codes for the day on which the telephone is gone.
 * Wrong codes are counted by person, wherever they come from: a code has so few digits that many addresses would find
 * one. Nobody is locked out by strangers so, for the step is reached with the right password alone.
 */
@Service
public class SecondFactors {
    private static final TenancyErrorCode INVALID = TenancyErrorCode.INVALID;
    private static final String CODE = "code";

    /** In the place of an address, where wrong codes are counted. */
    private static final String ANYWHERE = "second-factor";

    private final SecondFactorRepository factors;
    private final PasskeyRepository passkeys;
    private final SecondFactorKey key;
    private final SignInLimits limits;
    private final PasswordService passwords;
    private final SignOuts signOuts;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    SecondFactors(
            SecondFactorRepository factors,
            PasskeyRepository passkeys,
            SecondFactorKey key,
            SignInLimits limits,
            PasswordService passwords,
            SignOuts signOuts,
            PortalClock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.key = key;
        this.limits = limits;
        this.passwords = passwords;
        this.signOuts = signOuts;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /** That an administrator took a second factor away. */
    public record Reset(Instant at, String byName, String reason) {}

    /**
     * How it stands with a person's second factor.
     *
     * @param since null: none is in force
     * @param reset null once there is another
     */
    public record State(
            @Nullable Instant since,
            int recoveryCodes,
            @Nullable Reset reset) {}

    /** What the person takes into its app: the secret as text, and as the address that a QR code shows. */
    public record Shown(String secret, String uri) {}

    /** How a code proved right. */
    public enum Way {
        CODE,
        RECOVERY_CODE
    }

    public State state(long personId) {
        return factors.find(personId)
                .map(factor -> new State(factor.getConfirmedAt(), factors.countRecoveryCodes(personId), reset(factor)))
                .orElse(new State(null, 0, null));
    }

    private static @Nullable Reset reset(SecondFactorRecord factor) {
        return factor.getResetAt() == null
                ? null
                : new Reset(factor.getResetAt(), factor.getResetByName(), factor.getResetReason());
    }

    public boolean inForce(long personId) {
        return factors.find(personId)
                .filter(factor -> factor.getConfirmedAt() != null)
                .isPresent();
    }

    /** Since when, by person; who has none is absent. */
    public Map<Long, Instant> since(Collection<Long> personIds) {
        return factors.since(personIds);
    }

    /**
     * A new secret for who sits at its desk, signed in: one that has none proves itself by its password, one that has by
     * a code of it. What is in force stays so until the new one's first code.
     *
     * @throws Refused INVALID at {@code proof}
     */
    public Shown begin(Viewer viewer, String proof) {
        var personId = Objects.requireNonNull(viewer.personId());
        if (inForce(personId)) {
            use(viewer, proof, "proof");
        } else {
            passwords.prove(viewer, proof, "proof");
        }
        return show(viewer);
    }

    /** A new secret for who has just typed its password and has to have one. */
    public Shown beginAtSignIn(Viewer viewer) {
        return show(viewer);
    }

    private Shown show(Viewer viewer) {
        var personId = Objects.requireNonNull(viewer.personId());
        var secret = OneTimeCodes.secret();
        factors.begin(personId, key.encrypt(personId, secret));
        return new Shown(
                OneTimeCodes.text(secret), OneTimeCodes.uri(secret, Objects.requireNonNull(viewer.username())));
    }

    /**
     * Puts the secret that was shown in force by its first code. The person's other sessions and its tokens end: they may
     * be another's who has the password.
     *
     * @param sessionId the session that goes on; null at sign-in, where none does and no other may be replaced
     * @return recovery codes, here and never again
     * @throws Refused INVALID at {@code code}
     */
    @Transactional
    public List<String> confirm(Viewer viewer, @Nullable String sessionId, String code) {
        var personId = Objects.requireNonNull(viewer.personId());
        var factor =
                factors.find(personId).filter(factors::waits).orElseThrow(() -> refused("secondFactor.begin", CODE));
        var step = key.decrypt(personId, factor.getPendingSecret()).stream()
                .mapToLong(secret -> OneTimeCodes.step(secret, OneTimeCodes.plain(code), clock.now(), 0)
                        .orElse(0))
                .findFirst()
                .orElse(0);
        if (step == 0) {
            throw refused("secondFactor.wrong", CODE);
        }
        if (!factors.confirm(factor, step, sessionId == null)) {
            throw refused("secondFactor.begin", CODE);
        }
        var codes = OneTimeCodes.recoveryCodes();
        factors.replaceRecoveryCodes(
                personId, codes.stream().map(OneTimeCodes::plain).toList());
        signOuts.elsewhere(
                personId, Objects.requireNonNull(viewer.username()), Objects.requireNonNullElse(sessionId, ""));
        events.publishEvent(
                change(factor.getConfirmedAt() == null ? "secondFactorSetUp" : "secondFactorReplace", viewer)
                        .build());
        return codes;
    }

    /** @throws Refused INVALID at {@code code} */
    public Way use(Viewer viewer, String code) {
        return use(viewer, code, CODE);
    }

    /** @throws Refused INVALID at {@code proof} */
    void prove(Viewer viewer, String code) {
        use(viewer, code, "proof");
    }

    private Way use(Viewer viewer, String typed, String path) {
        var username = Objects.requireNonNull(viewer.username());
        limits.begin(username, ANYWHERE).ifPresent(rest -> {
            throw refused("secondFactor.wait", path, Math.ceilDiv(rest.toMillis(), 60_000));
        });
        var way = way(Objects.requireNonNull(viewer.personId()), OneTimeCodes.plain(typed));
        if (way == null) {
            var rest = limits.rest(username, ANYWHERE);
            if (!rest.isZero()) {
                tell(change("secondFactorRest", viewer).field("minutes", null, Math.ceilDiv(rest.toMillis(), 60_000)));
            }
            throw refused("secondFactor.wrong", path);
        }
        limits.succeeded(username, ANYWHERE);
        if (way == Way.RECOVERY_CODE) {
            tell(change("recoveryCodeUse", viewer)
                    .field("recoveryCodes", null, factors.countRecoveryCodes(viewer.personId())));
        }
        return way;
    }

    private @Nullable Way way(long personId, String plain) {
        var factor = factors.find(personId)
                .filter(found -> found.getSecret() != null)
                .orElse(null);
        if (factor == null) {
            return null;
        }
        if (!OneTimeCodes.byTime(plain)) {
            return factors.useRecoveryCode(personId, plain) ? Way.RECOVERY_CODE : null;
        }
        var step = key.decrypt(personId, factor.getSecret()).stream()
                .mapToLong(secret -> OneTimeCodes.step(secret, plain, clock.now(), factor.getLastStep())
                        .orElse(0))
                .findFirst()
                .orElse(0);
        return step > 0 && factors.useStep(factor, step) ? Way.CODE : null;
    }

    /**
     * Takes the viewer's second factor away, passkeys with it.
     *
     * @param required whether it has to have one: then it may only be replaced
     * @throws Refused INVALID at {@code code}
     */
    public void remove(Viewer viewer, boolean required, String code) {
        if (required) {
            throw refused("secondFactor.required", CODE);
        }
        use(viewer, code, CODE);
        transaction.executeWithoutResult(status -> {
            if (factors.remove(Objects.requireNonNull(viewer.personId()))) {
                factors.replaceRecoveryCodes(viewer.personId(), List.of());
                passkeys.removeAll(viewer.personId());
                events.publishEvent(change("secondFactorRemove", viewer).build());
            }
        });
    }

    /**
     * Takes another person's away, passkeys with it, and ends all that it has; it is told who did it and why. Whether it may be was asked
     * before. In the caller's transaction.
     *
     * @return whether there was one
     */
    public boolean reset(long personId, String username, String byName, String reason) {
        if (!factors.reset(personId, byName, reason)) {
            return false;
        }
        factors.replaceRecoveryCodes(personId, List.of());
        passkeys.removeAll(personId);
        signOuts.everywhere(personId, username);
        return true;
    }

    private void tell(Change.Builder change) {
        transaction.executeWithoutResult(status -> events.publishEvent(change.build()));
    }

    private static Change.Builder change(String action, Viewer viewer) {
        return Change.of(action, viewer, viewer.tenantId(), "Person", Objects.requireNonNull(viewer.personId()));
    }

    private static Refused refused(String key, String path, Object... arguments) {
        return Refusals.refused(INVALID, key, path, arguments);
    }
}
