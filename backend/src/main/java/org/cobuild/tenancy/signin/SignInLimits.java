package org.cobuild.tenancy.signin;

import static org.cobuild.db.Tables.SIGN_IN_ATTEMPT;
import static org.jooq.impl.DSL.when;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobuild.db.tables.records.SignInAttemptRecord;
import org.cobuild.platform.PortalClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down who guesses passwords, without locking anybody else out: a name rests only for the address that guessed
 * it, and an address that guessed many names rests only for names that never got in from there. Counted in the database,
 * for several portals may share it. A name that nobody has is counted like any other.
 */
@Service
public class SignInLimits {
    private static final String ALL_NAMES = "";
    private static final int SWEPT = 100;
    private final DSLContext sql;
    private final PortalClock clock;
    private final SignInRules rules;

    SignInLimits(DSLContext sql, PortalClock clock, SignInRules rules) {
        this.sql = sql;
        this.clock = clock;
        this.rules = rules;
    }

    /** Rests that a failure began; zero: none. */
    public record Begun(Duration ofName, Duration ofAddress) {}

    /**
     * Asks before a password is looked at. The attempt counts as failed until {@link #succeeded} says otherwise, so that
     * many at the same moment are no way around the limit.
     *
     * @return how long to wait; empty when it may be tried
     */
    @Transactional
    public Optional<Duration> begin(String username, String address) {
        var now = clock.now();
        var place = Addresses.counted(address);
        var name = sha256(username);
        // Makes the row if need be, and holds it until the commit.
        sql.insertInto(SIGN_IN_ATTEMPT)
                .set(row(place, name, 0, now))
                .onDuplicateKeyUpdate()
                .set(SIGN_IN_ATTEMPT.TOUCHED_AT, now)
                .execute();
        var rows = rows(place, name);
        var ofName = Objects.requireNonNull(rows.get(name));
        var end = end(ofName, rules.freeFailures());
        var ofAddress = rows.get(ALL_NAMES);
        if (ofAddress != null && !known(ofName, now)) {
            var other = end(ofAddress, rules.freeFailuresOfAddress());
            end = other.isAfter(end) ? other : end;
        }
        if (end.isAfter(now)) {
            return Optional.of(Duration.between(now, end));
        }
        sql.update(SIGN_IN_ATTEMPT)
                .set(SIGN_IN_ATTEMPT.FAILURES, forgotten(ofName, now) ? 1 : ofName.getFailures() + 1)
                .set(SIGN_IN_ATTEMPT.FAILED_AT, now)
                .where(SIGN_IN_ATTEMPT.ADDRESS.eq(place))
                .and(SIGN_IN_ATTEMPT.NAME_SHA256.eq(name))
                .execute();
        return Optional.empty();
    }

    /** The password was wrong, or nobody has that name. */
    @Transactional
    public Begun failed(String username, String address) {
        var now = clock.now();
        var place = Addresses.counted(address);
        var name = sha256(username);
        var first = row(place, ALL_NAMES, 1, now);
        first.setFailedAt(now);
        var t = SIGN_IN_ATTEMPT;
        // MySQL assigns from left to right: the count still reads when the last failure was.
        sql.insertInto(t)
                .set(first)
                .onDuplicateKeyUpdate()
                .set(
                        t.FAILURES,
                        when(t.FAILED_AT.lt(now.minus(rules.forgottenAfter())), 1)
                                .otherwise(t.FAILURES.plus(1)))
                .set(t.FAILED_AT, now)
                .set(t.TOUCHED_AT, now)
                .execute();
        var rows = rows(place, name);
        return new Begun(
                rules.restAfter(Objects.requireNonNull(rows.get(name)).getFailures(), rules.freeFailures()),
                rules.restAfter(
                        Objects.requireNonNull(rows.get(ALL_NAMES)).getFailures(), rules.freeFailuresOfAddress()));
    }

    /** How long that name rests there from now on; zero: not at all. Nothing is counted. */
    @Transactional(readOnly = true)
    public Duration rest(String username, String address) {
        var row = rows(Addresses.counted(address), sha256(username)).get(sha256(username));
        var left = row == null ? Duration.ZERO : Duration.between(clock.now(), end(row, rules.freeFailures()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The person got in: its failures from there are forgotten, and it is known there. Sweeps what is long past. */
    @Transactional
    public void succeeded(String username, String address) {
        var now = clock.now();
        sql.deleteFrom(SIGN_IN_ATTEMPT)
                .where(SIGN_IN_ATTEMPT.TOUCHED_AT.lt(now.minus(rules.knownFor())))
                .limit(SWEPT)
                .execute();
        sql.update(SIGN_IN_ATTEMPT)
                .set(SIGN_IN_ATTEMPT.FAILURES, 0)
                .setNull(SIGN_IN_ATTEMPT.FAILED_AT)
                .set(SIGN_IN_ATTEMPT.SUCCEEDED_AT, now)
                .where(SIGN_IN_ATTEMPT.ADDRESS.eq(Addresses.counted(address)))
                .and(SIGN_IN_ATTEMPT.NAME_SHA256.eq(sha256(username)))
                .execute();
    }

    private Map<String, SignInAttemptRecord> rows(String place, String name) {
        return sql.selectFrom(SIGN_IN_ATTEMPT)
                .where(SIGN_IN_ATTEMPT.ADDRESS.eq(place))
                .and(SIGN_IN_ATTEMPT.NAME_SHA256.in(ALL_NAMES, name))
                .fetchMap(SIGN_IN_ATTEMPT.NAME_SHA256);
    }

    private Instant end(SignInAttemptRecord row, int free) {
        return row.getFailedAt() == null
                ? Instant.MIN
                : row.getFailedAt().plus(rules.restAfter(row.getFailures(), free));
    }

    private boolean forgotten(SignInAttemptRecord row, Instant now) {
        return row.getFailedAt() == null
                || row.getFailedAt().plus(rules.forgottenAfter()).isBefore(now);
    }

    private boolean known(SignInAttemptRecord row, Instant now) {
        return row.getSucceededAt() != null
                && row.getSucceededAt().plus(rules.knownFor()).isAfter(now);
    }

    private static SignInAttemptRecord row(String place, String name, int failures, Instant now) {
        var row = new SignInAttemptRecord();
        row.setAddress(place);
        row.setNameSha256(name);
        row.setFailures(failures);
        row.setTouchedAt(now);
        return row;
    }

    /**
     * The name is kept as a digest: it may be a password that somebody typed into the wrong field. The database takes a
     * name with spaces behind it for the same name, so that they count as one here, too.
     */
    private static String sha256(String username) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(username.strip().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
