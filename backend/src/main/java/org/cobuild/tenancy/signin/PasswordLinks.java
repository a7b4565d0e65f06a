package org.cobuild.tenancy.signin;

import static org.cobuild.db.Tables.PASSWORD_LINK;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.OneTimeToken;
import org.cobuild.tenancy.PortalActor;
import org.cobuild.tenancy.TenancyErrorCode;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One-time links by which a person sets its password, the first one or another: whoever makes the link never knows the
 * password. It counts for a day and once; a later one ends it.
 */
@Service
public class PasswordLinks {
    static final Duration LIFE = Duration.ofHours(24);
    private static final String PASSWORD = "newPassword";
    private final DSLContext sql;
    private final PasswordRepository passwords;
    private final PasswordEncoder encoder;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    PasswordLinks(
            DSLContext sql,
            PasswordRepository passwords,
            PasswordEncoder encoder,
            PortalClock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.passwords = passwords;
        this.encoder = encoder;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /** A link's secret, and until when it counts. */
    public record Link(String token, Instant endsAt) {}

    /** A new link for that person; whether it may have one was asked before. */
    @Transactional
    public Link make(long personId, String byName) {
        var token = OneTimeToken.make();
        var now = clock.now();
        sql.deleteFrom(PASSWORD_LINK)
                .where(PASSWORD_LINK.PERSON_ID.eq(personId))
                .execute();
        sql.insertInto(PASSWORD_LINK)
                .set(PASSWORD_LINK.TOKEN_SHA256, OneTimeToken.sha256(token))
                .set(PASSWORD_LINK.PERSON_ID, personId)
                .set(PASSWORD_LINK.MADE_BY_NAME, byName)
                .set(PASSWORD_LINK.CREATED_AT, now)
                .set(PASSWORD_LINK.ENDS_AT, now.plus(LIFE))
                .execute();
        return new Link(token, now.plus(LIFE));
    }

    /** Whose link it is. */
    public record Whose(String name, String username) {}

    /**
     * For whom a link counts, told to whoever holds it.
     *
     * @throws org.cobuild.platform.Refused INVALID, at {@code token}
     */
    public Whose whose(String token) {
        var person = personOf(token);
        return new Whose(person.name(), person.username());
    }

    private PasswordRepository.Own personOf(String token) {
        var personId = sql.select(PASSWORD_LINK.PERSON_ID)
                .from(PASSWORD_LINK)
                .where(PASSWORD_LINK.TOKEN_SHA256.eq(OneTimeToken.sha256(token)))
                .and(PASSWORD_LINK.USED_AT.isNull())
                .and(PASSWORD_LINK.ENDS_AT.gt(clock.now()))
                .fetchOne(PASSWORD_LINK.PERSON_ID);
        if (personId == null) {
            throw ended();
        }
        return passwords.get(personId);
    }

    /**
     * Sets the password; the link, every session and every token of the person end. As in {@link PasswordService},
     * passwords are hashed outside of the transaction.
     *
     * @throws org.cobuild.platform.Refused INVALID, at {@code token} or {@code newPassword}
     */
    public void use(String token, String newPassword, String address) {
        var person = personOf(token);
        var refusals = new Refusals();
        PasswordRules.check(
                refusals,
                PASSWORD,
                newPassword,
                Stream.of(person.username(), person.name(), Objects.requireNonNullElse(person.nameEn(), "")));
        refusals.throwIfAny();
        PasswordService.refuseKnown(encoder, passwords, person, newPassword, PASSWORD);
        var hash = String.valueOf(encoder.encode(newPassword));
        transaction.executeWithoutResult(status -> replace(token, person, hash, address));
    }

    private void replace(String token, PasswordRepository.Own person, String hash, String address) {
        var maker = sql.select(PASSWORD_LINK.MADE_BY_NAME)
                .from(PASSWORD_LINK)
                .where(PASSWORD_LINK.TOKEN_SHA256.eq(OneTimeToken.sha256(token)))
                .fetchOne(PASSWORD_LINK.MADE_BY_NAME);
        var used = sql.update(PASSWORD_LINK)
                .set(PASSWORD_LINK.USED_AT, clock.now())
                .where(PASSWORD_LINK.TOKEN_SHA256.eq(OneTimeToken.sha256(token)))
                .and(PASSWORD_LINK.USED_AT.isNull())
                .execute();
        if (used == 0 || !passwords.replace(person, hash, PasswordRules.REMEMBERED - 1)) {
            throw ended();
        }
        passwords.endAll(person.id(), person.username(), "");
        passwords
                .tenants(person.id())
                .forEach(tenant -> events.publishEvent(
                        Change.of("passwordSetByLink", new PortalActor(tenant, address), tenant, "Person", person.id())
                                .detail(person.name())
                                .field("linkBy", null, maker)
                                .build()));
    }

    private static org.cobuild.platform.Refused ended() {
        return Refusals.refused(TenancyErrorCode.INVALID, "password.link", "token");
    }
}
