package org.cobuild.tenancy.signin;

import static org.cobuild.db.Tables.RECOVERY_CODE;
import static org.cobuild.db.Tables.SECOND_FACTOR;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.db.tables.records.RecoveryCodeRecord;
import org.cobuild.db.tables.records.SecondFactorRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.OneTimeToken;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Second factors and recovery codes of people, who belong to no tenant. */
@Repository
class SecondFactorRepository {
    /** How long a secret that was shown waits for its first code. */
    private static final Duration PENDING = Duration.ofMinutes(30);

    private final DSLContext sql;
    private final PortalClock clock;

    SecondFactorRepository(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<SecondFactorRecord> find(long personId) {
        return sql.selectFrom(SECOND_FACTOR)
                .where(SECOND_FACTOR.PERSON_ID.eq(personId))
                .fetchOptional();
    }

    /** Since when those who have one have it. */
    Map<Long, Instant> since(Collection<Long> personIds) {
        return sql.select(SECOND_FACTOR.PERSON_ID, SECOND_FACTOR.CONFIRMED_AT)
                .from(SECOND_FACTOR)
                .where(SECOND_FACTOR.PERSON_ID.in(personIds))
                .and(SECOND_FACTOR.CONFIRMED_AT.isNotNull())
                .fetchMap(SECOND_FACTOR.PERSON_ID, SECOND_FACTOR.CONFIRMED_AT);
    }

    int countRecoveryCodes(long personId) {
        return sql.fetchCount(
                RECOVERY_CODE, RECOVERY_CODE.PERSON_ID.eq(personId).and(RECOVERY_CODE.USED_AT.isNull()));
    }

    /** Keeps a secret that waits for its first code; an earlier one that waited is forgotten. */
    void begin(long personId, String secret) {
        var now = clock.now();
        sql.insertInto(SECOND_FACTOR)
                .set(SECOND_FACTOR.PERSON_ID, personId)
                .set(SECOND_FACTOR.PENDING_SECRET, secret)
                .set(SECOND_FACTOR.PENDING_AT, now)
                .onDuplicateKeyUpdate()
                .set(SECOND_FACTOR.PENDING_SECRET, secret)
                .set(SECOND_FACTOR.PENDING_AT, now)
                .execute();
    }

    boolean waits(SecondFactorRecord factor) {
        return factor.getPendingSecret() != null
                && factor.getPendingAt() != null
                && factor.getPendingAt().plus(PENDING).isAfter(clock.now());
    }

    /**
     * Puts the secret that waited in force.
     *
     * @param first in the place of none alone
     * @return whether it still waited
     */
    boolean confirm(SecondFactorRecord read, long step, boolean first) {
        return sql.update(SECOND_FACTOR)
                        .set(SECOND_FACTOR.SECRET, SECOND_FACTOR.PENDING_SECRET)
                        .set(SECOND_FACTOR.CONFIRMED_AT, clock.now())
                        .set(SECOND_FACTOR.LAST_STEP, step)
                        .setNull(SECOND_FACTOR.PENDING_SECRET)
                        .setNull(SECOND_FACTOR.PENDING_AT)
                        .setNull(SECOND_FACTOR.RESET_AT)
                        .setNull(SECOND_FACTOR.RESET_BY_NAME)
                        .setNull(SECOND_FACTOR.RESET_REASON)
                        .where(SECOND_FACTOR.PERSON_ID.eq(read.getPersonId()))
                        .and(SECOND_FACTOR.PENDING_SECRET.eq(read.getPendingSecret()))
                        .and(first ? SECOND_FACTOR.CONFIRMED_AT.isNull() : DSL.noCondition())
                        .execute()
                > 0;
    }

    /** Whether the step's code was still to be used: of two at the same moment one is. */
    boolean useStep(SecondFactorRecord read, long step) {
        return sql.update(SECOND_FACTOR)
                        .set(SECOND_FACTOR.LAST_STEP, step)
                        .where(SECOND_FACTOR.PERSON_ID.eq(read.getPersonId()))
                        .and(SECOND_FACTOR.SECRET.eq(read.getSecret()))
                        .and(SECOND_FACTOR.LAST_STEP.lt(step))
                        .execute()
                > 0;
    }

    boolean useRecoveryCode(long personId, String plain) {
        return sql.update(RECOVERY_CODE)
                        .set(RECOVERY_CODE.USED_AT, clock.now())
                        .where(RECOVERY_CODE.PERSON_ID.eq(personId))
                        .and(RECOVERY_CODE.CODE_SHA256.eq(OneTimeToken.sha256(plain)))
                        .and(RECOVERY_CODE.USED_AT.isNull())
                        .execute()
                > 0;
    }

    /** @param plain none to leave the person without */
    void replaceRecoveryCodes(long personId, List<String> plain) {
        sql.deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.PERSON_ID.eq(personId))
                .execute();
        if (!plain.isEmpty()) {
            sql.insertInto(RECOVERY_CODE)
                    .set(plain.stream()
                            .map(code -> new RecoveryCodeRecord(Ids.next(), personId, OneTimeToken.sha256(code), null))
                            .toList())
                    .execute();
        }
    }

    /** Whether there was one. The last step stays: its code must not count again for a secret that comes back. */
    boolean remove(long personId) {
        return sql.update(SECOND_FACTOR)
                        .setNull(SECOND_FACTOR.SECRET)
                        .setNull(SECOND_FACTOR.CONFIRMED_AT)
                        .setNull(SECOND_FACTOR.PENDING_SECRET)
                        .setNull(SECOND_FACTOR.PENDING_AT)
                        .where(SECOND_FACTOR.PERSON_ID.eq(personId))
                        .and(SECOND_FACTOR.CONFIRMED_AT.isNotNull())
                        .execute()
                > 0;
    }

    /** As {@link #remove}; its person reads who it was and why. */
    boolean reset(long personId, String byName, String reason) {
        return sql.update(SECOND_FACTOR)
                        .setNull(SECOND_FACTOR.SECRET)
                        .setNull(SECOND_FACTOR.CONFIRMED_AT)
                        .setNull(SECOND_FACTOR.PENDING_SECRET)
                        .setNull(SECOND_FACTOR.PENDING_AT)
                        .set(SECOND_FACTOR.RESET_AT, clock.now())
                        .set(SECOND_FACTOR.RESET_BY_NAME, byName)
                        .set(SECOND_FACTOR.RESET_REASON, reason)
                        .where(SECOND_FACTOR.PERSON_ID.eq(personId))
                        .and(SECOND_FACTOR.CONFIRMED_AT.isNotNull())
                        .execute()
                > 0;
    }
}
