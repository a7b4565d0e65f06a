package org.cobuild.audit.log;

import static org.cobuild.db.Tables.AUDIT_LOG_KEY;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.policy.PolicyRule;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The keys of the logs: public ones with their days in the database, the private one of each day where it is kept. */
@Component
public class LogKeys {
    private static final Logger LOG = LoggerFactory.getLogger(LogKeys.class);
    private final DSLContext sql;
    private final PrivateKeys secrets;
    private final PolicyProfile policies;
    private final Access access;
    private final PortalClock clock;

    LogKeys(DSLContext sql, PrivateKeys secrets, PolicyProfile policies, Access access, PortalClock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.policies = policies;
        this.access = access;
        this.clock = clock;
    }

    /** A key that signs now, with its private half. */
    record Signing(LogKey key, PrivateKeys.Held secret) {}

    /**
     * The key of a tenant that signs now. It is made when there is none, and when the profile asks for another kind or
     * somebody has put another one into the store. Empty when this portal doesn't have the private half.
     */
    Optional<Signing> signing(Tenant tenant) {
        var grant = access.consequence(tenant.id());
        var current = current(grant);
        if (secrets.given()) {
            var given = secrets.given(tenant.code());
            if (given.isEmpty()) {
                LOG.warn("the store has no key for the log of {}: it is not signed", tenant.code());
                return Optional.empty();
            }
            var secret = given.get();
            if (current == null || !Arrays.equals(current.publicKey(), secret.publicKey())) {
                return Optional.of(new Signing(take(grant, Ids.next(), secret), secret));
            }
            if (current.revoked() != null) {
                LOG.warn("the key in the store for the log of {} was revoked: it is not signed", tenant.code());
                return Optional.empty();
            }
            return Optional.of(new Signing(current, secret));
        }
        if (current == null || current.kind() != wanted(tenant)) {
            return Optional.of(renew(tenant));
        }
        var secret = secrets.find(current);
        if (secret.isEmpty()) {
            LOG.warn("the private key {} of the log of {} is not on this machine", current.id(), tenant.code());
        }
        return secret.map(held -> new Signing(current, held));
    }

    /** Makes a new key that signs from now on. The one before ends, and what it has signed holds. */
    Signing renew(Tenant tenant) {
        var id = Ids.next();
        var secret = secrets.make(id, wanted(tenant));
        return new Signing(take(access.consequence(tenant.id()), id, secret), secret);
    }

    /** Whether keys are made here, and not put into a store by somebody. */
    boolean madeHere() {
        return !secrets.given();
    }

    private KeyKind wanted(Tenant tenant) {
        var national =
                policies.flag(tenant.id(), tenant.cityId(), PolicyRule.LOG_SM.title(), clock.today(tenant.zone()));
        return national ? KeyKind.SM2 : KeyKind.ED25519;
    }

    private LogKey take(Grant grant, long id, PrivateKeys.Held secret) {
        var now = clock.now();
        // A countersignature has whole seconds: it holds also in the one in which its key is made.
        var from = now.truncatedTo(ChronoUnit.SECONDS);
        end(grant, now);
        sql.insertInto(AUDIT_LOG_KEY)
                .set(AUDIT_LOG_KEY.ID, id)
                .set(AUDIT_LOG_KEY.TENANT_ID, grant.tenantId())
                .set(AUDIT_LOG_KEY.ALGORITHM, secret.kind().name())
                .set(AUDIT_LOG_KEY.PUBLIC_KEY, secret.publicKey())
                .set(AUDIT_LOG_KEY.FROM_AT, from)
                .set(AUDIT_LOG_KEY.SIGNING, true)
                .execute();
        return new LogKey(id, grant.tenantId(), secret.kind(), secret.publicKey(), from, null, null, null);
    }

    private void end(Grant grant, Instant at) {
        sql.update(AUDIT_LOG_KEY)
                .set(AUDIT_LOG_KEY.TO_AT, at)
                .setNull(AUDIT_LOG_KEY.SIGNING)
                .where(AUDIT_LOG_KEY.SIGNING.isTrue())
                .and(grant.on(AUDIT_LOG_KEY))
                .execute();
    }

    /** From that day on nothing that it signed is trusted without a countersignature from before. */
    boolean revoke(Grant grant, long id, Instant from, String reason) {
        return sql.update(AUDIT_LOG_KEY)
                        .set(AUDIT_LOG_KEY.REVOKED_AT, from)
                        .set(AUDIT_LOG_KEY.REVOKED_REASON, reason)
                        .where(AUDIT_LOG_KEY.ID.eq(id))
                        .and(AUDIT_LOG_KEY.REVOKED_AT.isNull())
                        .and(grant.on(AUDIT_LOG_KEY))
                        .execute()
                > 0;
    }

    private @Nullable LogKey current(Grant grant) {
        return read(AUDIT_LOG_KEY.SIGNING.isTrue().and(grant.on(AUDIT_LOG_KEY))).stream()
                .findFirst()
                .orElse(null);
    }

    /** All keys of the caller's tenant, the oldest first. */
    public List<LogKey> list(TenantScope scope) {
        return read(scope.owns(AUDIT_LOG_KEY));
    }

    List<LogKey> list(Grant grant) {
        return read(grant.on(AUDIT_LOG_KEY));
    }

    private List<LogKey> read(Condition whose) {
        return sql.selectFrom(AUDIT_LOG_KEY)
                .where(whose)
                .orderBy(AUDIT_LOG_KEY.FROM_AT, AUDIT_LOG_KEY.ID)
                .fetch(LogKeys::key);
    }

    private static LogKey key(Record row) {
        return new LogKey(
                row.get(AUDIT_LOG_KEY.ID),
                row.get(AUDIT_LOG_KEY.TENANT_ID),
                KeyKind.valueOf(row.get(AUDIT_LOG_KEY.ALGORITHM)),
                row.get(AUDIT_LOG_KEY.PUBLIC_KEY),
                row.get(AUDIT_LOG_KEY.FROM_AT),
                row.get(AUDIT_LOG_KEY.TO_AT),
                row.get(AUDIT_LOG_KEY.REVOKED_AT),
                row.get(AUDIT_LOG_KEY.REVOKED_REASON));
    }
}
