package org.cobuild.audit.log;

import java.time.Instant;
import org.cobuild.platform.Change;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the keys of a tenant's log, by its security administrator. */
@Service
public class LogKeyService {
    private final LogKeys keys;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    LogKeyService(LogKeys keys, Access access, PortalClock clock, ApplicationEventPublisher events) {
        this.keys = keys;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Signs with a new key from now on.
     *
     * @throws org.cobuild.platform.Refused KEY_STORE when keys are not made here
     */
    @Transactional
    public Grant renew(Viewer viewer, String typed) {
        var grant = access.require(viewer, Action.LOG_KEY_SET, viewer.tenantId());
        var refusals = new Refusals();
        var reason = reason(refusals, typed);
        refusals.unless(keys.madeHere(), AuditErrorCode.KEY_STORE, "log.key.store", "");
        refusals.throwIfAny();
        renew(viewer, grant, reason);
        return grant;
    }

    private static String reason(Refusals refusals, String typed) {
        return Texts.check(refusals, AuditErrorCode.REQUIRED, AuditErrorCode.INVALID, "reason", typed, 5, 500);
    }

    private void renew(Viewer viewer, Grant grant, String reason) {
        var key = keys.renew(viewer.tenant()).key();
        events.publishEvent(Change.of("logKeyRenew", viewer, grant.tenantId(), "LogKey", key.id())
                .detail(key.algorithm())
                .field("reason", null, reason)
                .fact("algorithm", key.algorithm())
                .fact("fingerprint", key.fingerprint())
                .build());
    }

    /**
     * No longer trusts a key from a moment on. The one that signs is replaced; where keys are put into a store, signing
     * rests until another one is there.
     *
     * @throws org.cobuild.platform.Refused REVOKED when it was before, INVALID
     */
    @Transactional
    public Grant revoke(Viewer viewer, long keyId, Instant from, String typed) {
        var grant = access.require(viewer, Action.LOG_KEY_SET, viewer.tenantId());
        var refusals = new Refusals();
        refusals.unless(!from.isAfter(clock.now()), AuditErrorCode.INVALID, "log.key.future", "from");
        var reason = reason(refusals, typed);
        refusals.throwIfAny();
        var key = keys.list(grant).stream()
                .filter(one -> one.id() == keyId)
                .findFirst()
                .orElseThrow(NotFound::new);
        if (!keys.revoke(grant, keyId, from, reason)) {
            throw Refusals.refused(AuditErrorCode.REVOKED, "log.key.revoked", "keyId");
        }
        events.publishEvent(Change.of("logKeyRevoke", viewer, grant.tenantId(), "LogKey", keyId)
                .detail(key.algorithm())
                .field("reason", null, reason)
                .fact("algorithm", key.algorithm())
                .fact("fingerprint", key.fingerprint())
                .fact("from", EntryText.time(from))
                .build());
        if (key.to() == null && keys.madeHere()) {
            renew(viewer, grant, reason);
        }
        return grant;
    }
}
