package org.cobuild.audit.log;

import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs the head of a log, and countersigns those of the tenants below. Who signs looks first whether the log goes on
 * from the head that it signed the last time, which it also keeps outside of the database: what was taken back or changed
 * is not signed, and an alarm says so.
 */
@Service
public class LogSealing {
    private final DSLContext sql;
    private final DecisionLog logs;
    private final LogTree tree;
    private final LogKeys keys;
    private final HeadRepository heads;
    private final KnownHeads known;
    private final TenantRepository tenants;
    private final Access access;
    private final PortalClock clock;
    private final Duration countersignEvery;

    LogSealing(
            DSLContext sql,
            DecisionLog logs,
            LogTree tree,
            LogKeys keys,
            HeadRepository heads,
            KnownHeads known,
            TenantRepository tenants,
            Access access,
            PortalClock clock,
            @Value("${cobuild.log.countersign-every:10m}") Duration countersignEvery) {
        this.sql = sql;
        this.logs = logs;
        this.tree = tree;
        this.keys = keys;
        this.heads = heads;
        this.known = known;
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
        this.countersignEvery = countersignEvery;
    }

    /** Signs what a tenant's log has grown to. @return the head, when there was something to sign and it was right */
    @Transactional
    public Optional<LogHead> seal(long tenantId) {
        var tenant = tenants.get(tenantId);
        var grant = access.consequence(tenantId);
        var log = logs.state(grant).orElse(null);
        if (log == null) {
            return Optional.empty();
        }
        var origin = log.name().origin();
        var last = heads.newest(grant, origin).orElse(null);
        var remembered = known.find(tenant.code(), tenant.code()).orElse(last == null ? null : last.note());
        var covered = last == null ? 0 : last.size();
        if (log.size() == covered && (remembered == null || last != null && remembered.sameTree(last.note()))) {
            return Optional.empty();
        }
        var wrong = log.size() < covered
                ? alarm(grant, LogAlarm.Kind.ROLLBACK, null, covered, log.size(), log.size())
                : tile(grant, log, covered);
        if (wrong == null) {
            wrong = compare(grant, log, log.size(), remembered, null);
        }
        if (wrong != null) {
            heads.insert(wrong);
            return Optional.empty();
        }
        return log.size() == covered
                ? Optional.empty()
                : keys.signing(tenant).map(key -> sign(grant, tenant, log, key));
    }

    private LogHead sign(Grant grant, Tenant tenant, DecisionLog.State log, LogKeys.Signing by) {
        var name = log.name();
        var root = tree.root(grant, name.hash(), log.size(), log.size());
        var note = new Note(name.origin(), log.size(), root, now());
        var line = Note.line(
                name.origin(),
                by.key().kind(),
                by.key().publicKey(),
                by.secret().sign(note.message()));
        // Outside first: what the database then fails to keep is signed again, and never forgotten.
        known.keep(tenant.code(), tenant.code(), note);
        var head = new LogHead(
                Ids.next(),
                tenant.id(),
                name.origin(),
                log.size(),
                root,
                note.at(),
                by.key().id(),
                line,
                List.of());
        heads.insert(head);
        return head;
    }

    /**
     * Reads the entries that no tile has yet, and keeps the tiles that they fill.
     *
     * @param covered by the last head: what is behind is read for the first time, and has to be what its leaf says
     * @return what is wrong with them
     */
    private @Nullable LogAlarm tile(Grant grant, DecisionLog.State log, long covered) {
        var hash = log.name().hash();
        var from = covered / LogTree.TILE * LogTree.TILE;
        var leaves = new ArrayList<byte[]>();
        for (var at = from; at < log.size(); at += LogTree.TILE) {
            leaves.clear();
            var rows = sql.select(AUDIT_LOG_ENTRY.POSITION, AUDIT_LOG_ENTRY.LEAF, AUDIT_LOG_ENTRY.CONTENT)
                    .from(AUDIT_LOG_ENTRY)
                    .where(grant.on(AUDIT_LOG_ENTRY))
                    .and(AUDIT_LOG_ENTRY.POSITION.between(at, Math.min(at + LogTree.TILE, log.size()) - 1))
                    .orderBy(AUDIT_LOG_ENTRY.POSITION)
                    .fetch();
            for (var row : rows) {
                var position = at + leaves.size();
                if (row.value1() != position) {
                    return alarm(grant, LogAlarm.Kind.GAP, null, covered, log.size(), position);
                }
                if (!Arrays.equals(row.value2(), hash.ofLeaf(row.value3().getBytes(StandardCharsets.UTF_8)))) {
                    return alarm(grant, LogAlarm.Kind.LEAF, null, covered, log.size(), position);
                }
                leaves.add(row.value2());
            }
            if (at + leaves.size() < Math.min(at + LogTree.TILE, log.size())) {
                return alarm(grant, LogAlarm.Kind.GAP, null, covered, log.size(), at + leaves.size());
            }
            if (leaves.size() == LogTree.TILE) {
                tree.keep(grant, hash, at / LogTree.TILE, leaves);
            }
        }
        return null;
    }

    /**
     * Whether the log goes on from a head.
     *
     * @param size how many entries it is said to have
     * @param before what was signed before, by whom now signs; null for nothing
     * @return what is wrong when it does not
     */
    private @Nullable LogAlarm compare(
            Grant grant, DecisionLog.State log, long size, @Nullable Note before, @Nullable Long witness) {
        if (before == null) {
            return null;
        }
        if (before.size() > size) {
            return alarm(grant, LogAlarm.Kind.ROLLBACK, witness, before.size(), size, size);
        }
        var root = tree.root(grant, log.name().hash(), size, before.size());
        return Arrays.equals(root, before.root())
                ? null
                : alarm(grant, LogAlarm.Kind.FORK, witness, before.size(), size, 0);
    }

    /**
     * Countersigns, for the tenant above, the newest head of a log; not more often than the interval says.
     *
     * @return whether it did
     */
    @Transactional
    public boolean countersign(long tenantId) {
        var tenant = tenants.get(tenantId);
        var grant = access.consequence(tenantId);
        var log = logs.state(grant).orElse(null);
        if (log == null || tenant.parentId() == null) {
            return false;
        }
        var witness = tenants.get(tenant.parentId());
        var head = heads.newest(grant, log.name().origin()).orElse(null);
        var before = known.find(witness.code(), tenant.code()).orElse(null);
        if (head == null) {
            return before != null && refuse(alarm(grant, LogAlarm.Kind.ROLLBACK, witness.id(), before.size(), 0, 0));
        }
        if (before != null && before.sameTree(head.note())) {
            return false;
        }
        var wrong = compare(grant, log, head.size(), before, witness.id());
        if (wrong == null) {
            wrong = signed(grant, log, head, witness);
        }
        if (wrong != null) {
            return refuse(wrong);
        }
        var lately = heads.newestCountersigned(grant, log.name().origin())
                .map(done -> done.countersignatures().getLast().at().plus(countersignEvery))
                .filter(next -> next.isAfter(clock.now()))
                .isPresent();
        return !lately
                && keys.signing(witness)
                        .map(key -> countersign(tenant, witness, head, key))
                        .orElse(false);
    }

    private boolean refuse(LogAlarm alarm) {
        heads.insert(alarm);
        return false;
    }

    /** Whether the head's root is that of the entries, and its signature that of a key of the tenant. */
    private @Nullable LogAlarm signed(Grant grant, DecisionLog.State log, LogHead head, Tenant witness) {
        var root = tree.root(grant, log.name().hash(), head.size(), head.size());
        if (!Arrays.equals(root, head.root())) {
            return alarm(grant, LogAlarm.Kind.FORK, witness.id(), head.size(), head.size(), 0);
        }
        var holds = keys.list(grant).stream()
                .filter(key -> key.id() == head.keyId()
                        && (key.revoked() == null || head.at().isBefore(key.revoked())))
                .anyMatch(key ->
                        key.kind().holds(key.publicKey(), head.note().message(), Note.signature(head.signature())));
        return holds ? null : alarm(grant, LogAlarm.Kind.SIGNATURE, witness.id(), head.size(), head.size(), 0);
    }

    private boolean countersign(Tenant tenant, Tenant witness, LogHead head, LogKeys.Signing by) {
        var when = now().truncatedTo(ChronoUnit.SECONDS);
        var line = Note.countersignatureLine(
                logs.origin(witness.code()),
                by.key().kind(),
                by.key().publicKey(),
                when,
                by.secret().sign(head.note().countersigned(when)));
        known.keep(witness.code(), tenant.code(), head.note());
        heads.insert(head, new LogHead.Countersignature(witness.id(), by.key().id(), when, line));
        return true;
    }

    private LogAlarm alarm(
            Grant log, LogAlarm.Kind kind, @Nullable Long witness, long knownSize, long size, long place) {
        var now = clock.now();
        return new LogAlarm(Ids.next(), log.tenantId(), kind, witness, knownSize, size, place, now, now);
    }

    /** As exact as it is published. */
    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
