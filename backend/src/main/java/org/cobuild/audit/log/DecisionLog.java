package org.cobuild.audit.log;

import static org.cobuild.db.Tables.AUDIT_LOG;
import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.policy.PolicyRule;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Adds what was decided to the log of its tenant, as the last thing before the transaction commits, in two statements
 * whatever their number. Names and reasons stay in the trail: the entry has their digest, salted so that nobody can try
 * names out against it.
 */
@Component
public class DecisionLog {
    private static final int SALT = 32;
    private final DSLContext sql;
    private final Access access;
    private final TenantRepository tenants;
    private final PolicyProfile policies;
    private final PortalClock clock;
    private final String prefix;
    private final SecureRandom random = new SecureRandom();
    /** What stays the same for good in the log of a tenant. */
    private final Map<Long, LogName> names = new ConcurrentHashMap<>();

    DecisionLog(
            DSLContext sql,
            Access access,
            TenantRepository tenants,
            PolicyProfile policies,
            PortalClock clock,
            @Value("${cobuild.log.prefix:cobuild/log/}") String prefix) {
        this.sql = sql;
        this.access = access;
        this.tenants = tenants;
        this.policies = policies;
        this.clock = clock;
        this.prefix = prefix;
    }

    /**
     * An act of the trail.
     *
     * @param id of its row
     * @param at when it was heard
     */
    public record Act(long id, Change change, Instant at) {}

    /** How a log is called, and hashed. */
    record LogName(String origin, TreeHash hash) {}

    private record Row(Grant log, LogName name, long entryId, String content, byte[] salt) {}

    /** Adds those that are entries of the log, in their order; the others are passed over. */
    public void append(List<Act> acts) {
        // By tenant and in the order of these, so that of two transactions none waits for the other in turn.
        var byTenant = new TreeMap<Long, List<Row>>();
        for (var act : acts) {
            var kind = LogKind.of(act.change().action());
            if (kind != null) {
                var tenantId = act.change().tenantId();
                byTenant.computeIfAbsent(tenantId, _ -> new ArrayList<>())
                        .add(row(access.consequence(tenantId), kind, act));
            }
        }
        if (!byTenant.isEmpty()) {
            grow(byTenant);
            insert(byTenant);
        }
    }

    private Row row(Grant log, LogKind kind, Act act) {
        var name = name(log);
        var salt = new byte[SALT];
        random.nextBytes(salt);
        var change = act.change();
        var opening = EntryText.opening(salt, change.by().name(), change.detail(), change.fields());
        return new Row(log, name, act.id(), EntryText.content(name.origin(), kind, act, EntryText.told(opening)), salt);
    }

    /** From here to the commit nobody else adds to these logs: positions follow the commits and have no gap. */
    private void grow(Map<Long, List<Row>> byTenant) {
        var insert = sql.insertInto(AUDIT_LOG, AUDIT_LOG.TENANT_ID, AUDIT_LOG.HASH, AUDIT_LOG.SIZE);
        for (var rows : byTenant.entrySet()) {
            insert = insert.values(
                    rows.getKey(), rows.getValue().getFirst().name().hash().name(), (long)
                            rows.getValue().size());
        }
        insert.onDuplicateKeyUpdate()
                .set(AUDIT_LOG.SIZE, AUDIT_LOG.SIZE.plus(excluded(AUDIT_LOG.SIZE)))
                .execute();
    }

    private void insert(Map<Long, List<Row>> byTenant) {
        var insert = sql.insertInto(
                AUDIT_LOG_ENTRY,
                AUDIT_LOG_ENTRY.TENANT_ID,
                AUDIT_LOG_ENTRY.POSITION,
                AUDIT_LOG_ENTRY.ENTRY_ID,
                AUDIT_LOG_ENTRY.CONTENT,
                AUDIT_LOG_ENTRY.LEAF,
                AUDIT_LOG_ENTRY.SALT);
        for (var rows : byTenant.values()) {
            long left = rows.size();
            for (var row : rows) {
                insert = insert.values(
                        val(row.log().tenantId()),
                        position(row.log(), left--),
                        val(row.entryId()),
                        val(row.content()),
                        val(row.name().hash().ofLeaf(row.content().getBytes(StandardCharsets.UTF_8))),
                        val(row.salt()));
            }
        }
        insert.execute();
    }

    private static Field<Long> position(Grant log, long beforeTheEnd) {
        return field(select(AUDIT_LOG.SIZE.minus(beforeTheEnd)).from(AUDIT_LOG).where(log.on(AUDIT_LOG)));
    }

    private LogName name(Grant log) {
        var known = names.get(log.tenantId());
        if (known != null) {
            return known;
        }
        var tenant = tenants.get(log.tenantId());
        var begun = sql.select(AUDIT_LOG.HASH)
                .from(AUDIT_LOG)
                .where(log.on(AUDIT_LOG))
                .fetchOne(AUDIT_LOG.HASH);
        if (begun != null) {
            var name = new LogName(origin(tenant.code()), TreeHash.valueOf(begun));
            names.put(log.tenantId(), name);
            return name;
        }
        // Not remembered before somebody has read it back: the transaction that begins the log may fail.
        var national = policies
                .inForce(tenant.id(), tenant.cityId(), List.of(PolicyRule.LOG_SM.title()), clock.today(tenant.zone()))
                .stream()
                .anyMatch(value -> value.number().signum() > 0);
        return new LogName(origin(tenant.code()), national ? TreeHash.SM3 : TreeHash.SHA_256);
    }

    /** How long a log is, and what stays the same in it; empty before its first entry. */
    Optional<State> state(Grant log) {
        return sql.select(AUDIT_LOG.SIZE)
                .from(AUDIT_LOG)
                .where(log.on(AUDIT_LOG))
                .fetchOptional(AUDIT_LOG.SIZE)
                .map(size -> new State(name(log), size));
    }

    record State(LogName name, long size) {}

    String origin(String code) {
        return prefix + Objects.requireNonNull(code);
    }
}
