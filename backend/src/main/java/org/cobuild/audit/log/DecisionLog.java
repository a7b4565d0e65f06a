package org.cobuild.audit.log;

import static org.cobuild.db.Tables.AUDIT_LOG;
import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;
import static org.cobuild.db.Tables.TENANT;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
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
    private final PolicyProfile policies;
    private final PortalClock clock;
    private final String prefix;
    private final SecureRandom random = new SecureRandom();
    /** What stays the same for good in the log of a tenant. */
    private final Map<Long, LogName> names = new ConcurrentHashMap<>();

    DecisionLog(
            DSLContext sql,
            Access access,
            PolicyProfile policies,
            PortalClock clock,
            @Value("${cobuild.log.prefix:cobuild/log/}") String prefix) {
        this.sql = sql;
        this.access = access;
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

    /** What is added to one log. */
    private record Addition(Grant log, LogName name, List<Row> rows) {}

    private record Row(long entryId, String content, byte[] salt) {}

    /** Adds those that are entries of the log, in their order; the others are passed over. */
    public void append(List<Act> acts) {
        // By tenant and in the order of these, so that of two transactions none waits for the other in turn.
        var byTenant = new TreeMap<Long, List<Act>>();
        for (var act : acts) {
            if (LogKind.of(act.change().action()) != null) {
                byTenant.computeIfAbsent(act.change().tenantId(), _ -> new ArrayList<>())
                        .add(act);
            }
        }
        if (!byTenant.isEmpty()) {
            var additions = new ArrayList<Addition>();
            byTenant.forEach((tenantId, some) -> additions.add(addition(access.consequence(tenantId), some)));
            grow(additions);
            insert(additions);
        }
    }

    private Addition addition(Grant log, List<Act> acts) {
        var name = name(log);
        return new Addition(log, name, acts.stream().map(act -> row(name, act)).toList());
    }

    private Row row(LogName log, Act act) {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        var change = act.change();
        var opening = EntryText.opening(salt, change.by().name(), change.detail(), change.fields());
        return new Row(act.id(), EntryText.content(log.origin(), act, EntryText.told(opening)), salt);
    }

    /** From here to the commit nobody else adds to these logs: positions follow the commits and have no gap. */
    private void grow(List<Addition> additions) {
        var insert = sql.insertInto(AUDIT_LOG, AUDIT_LOG.TENANT_ID, AUDIT_LOG.DIGEST, AUDIT_LOG.SIZE);
        for (var addition : additions) {
            insert = insert.values(
                    addition.log().tenantId(), addition.name().hash().name(), (long)
                            addition.rows().size());
        }
        insert.onDuplicateKeyUpdate()
                .set(AUDIT_LOG.SIZE, AUDIT_LOG.SIZE.plus(excluded(AUDIT_LOG.SIZE)))
                .execute();
    }

    private void insert(List<Addition> additions) {
        var insert = sql.insertInto(
                AUDIT_LOG_ENTRY,
                AUDIT_LOG_ENTRY.TENANT_ID,
                AUDIT_LOG_ENTRY.POSITION,
                AUDIT_LOG_ENTRY.ENTRY_ID,
                AUDIT_LOG_ENTRY.CONTENT,
                AUDIT_LOG_ENTRY.LEAF,
                AUDIT_LOG_ENTRY.SALT);
        for (var addition : additions) {
            long left = addition.rows().size();
            for (var row : addition.rows()) {
                var content = row.content().getBytes(StandardCharsets.UTF_8);
                insert = insert.values(
                        val(addition.log().tenantId()),
                        position(addition.log(), left--),
                        val(row.entryId()),
                        val(row.content()),
                        val(addition.name().hash().ofLeaf(content)),
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
        var read = sql.select(TENANT.CODE, TENANT.CITY_ID, TENANT.TIME_ZONE, AUDIT_LOG.DIGEST)
                .from(TENANT)
                .leftJoin(AUDIT_LOG)
                .on(AUDIT_LOG.TENANT_ID.eq(TENANT.ID))
                .and(log.on(AUDIT_LOG))
                .where(TENANT.ID.eq(log.tenantId()))
                .fetchSingle();
        var origin = origin(read.value1());
        var begun = read.value4();
        if (begun != null) {
            var name = new LogName(origin, TreeHash.valueOf(begun));
            names.put(log.tenantId(), name);
            return name;
        }
        // Not remembered before somebody has read it back: the transaction that begins the log may fail.
        var national = policies.flag(
                log.tenantId(), read.value2(), PolicyRule.LOG_SM.title(), clock.today(ZoneId.of(read.value3())));
        return new LogName(origin, national ? TreeHash.SM3 : TreeHash.SHA_256);
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
