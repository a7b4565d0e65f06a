package org.cobuild.audit.log;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the portal shows of logs: how far they are signed, and what is wrong with them. */
@Component
public class DecisionLogs {
    private final DecisionLog logs;
    private final HeadRepository heads;
    private final LogKeys keys;
    private final Access access;

    DecisionLogs(DecisionLog logs, HeadRepository heads, LogKeys keys, Access access) {
        this.logs = logs;
        this.heads = heads;
        this.keys = keys;
        this.access = access;
    }

    /** A log as it stands. @param countersigned entries that a countersigned head covers */
    public record Standing(long tenantId, String origin, String hash, long size, long covered, long countersigned) {}

    /** @param grant that its reader was asked for */
    public Optional<Standing> find(Grant grant) {
        return logs.state(grant).map(log -> {
            var covered = heads.covered(List.of(grant)).getOrDefault(grant.tenantId(), HeadRepository.Covered.NOTHING);
            return new Standing(
                    grant.tenantId(),
                    log.name().origin(),
                    log.name().hash().title(),
                    log.size(),
                    covered.head(),
                    covered.countersigned());
        });
    }

    /** How the log of a tenant is called. */
    public String origin(String tenantCode) {
        return logs.origin(tenantCode);
    }

    public List<LogHead> heads(Grant grant, String origin, Page page) {
        return heads.list(grant, origin, page);
    }

    /** The oldest first. */
    public List<LogKey> keys(Grant grant) {
        return keys.list(grant);
    }

    public List<LogAlarm> alarms(Grant grant) {
        return heads.alarms(grant);
    }

    /** A log that a tenant countersigns. @param size null before the first countersignature */
    public record Witnessed(
            Tenant tenant, @Nullable Long size, @Nullable Instant at, List<LogAlarm> alarms) {}

    /** The logs of those below, in their order. */
    public List<Witnessed> witnessed(Grant witness, List<Tenant> below) {
        if (below.isEmpty()) {
            return List.of();
        }
        var grants = grants(below.stream().map(Tenant::id).toList());
        var last = heads.witnessed(grants, witness.tenantId());
        var alarms = heads.alarms(grants, witness.tenantId());
        return below.stream()
                .map(tenant -> {
                    var seen = last.get(tenant.id());
                    return new Witnessed(
                            tenant,
                            seen == null ? null : seen.size(),
                            seen == null ? null : seen.at(),
                            alarms.getOrDefault(tenant.id(), List.of()));
                })
                .toList();
    }

    /**
     * An act's entry in the log.
     *
     * @param covered whether a signed head covers it, so that it can be proved
     */
    public record Logged(LogKind kind, long position, boolean covered, boolean countersigned) {}

    /** An act of the trail that the caller has read. @param position null when it is no entry */
    public record Read(
            long tenantId, String action, @Nullable Long position) {}

    /** The entries of acts that the caller has read; an act that is none is absent. A statement. */
    public Map<Read, Logged> logged(Collection<Read> acts) {
        var entries = acts.stream().filter(act -> act.position() != null).toList();
        if (entries.isEmpty()) {
            return Map.of();
        }
        var covered = heads.covered(
                grants(entries.stream().map(Read::tenantId).distinct().toList()));
        var logged = new HashMap<Read, Logged>();
        for (var act : entries) {
            var kind = LogKind.of(act.action());
            var position = act.position();
            if (kind != null && position != null) {
                var until = covered.getOrDefault(act.tenantId(), HeadRepository.Covered.NOTHING);
                logged.put(act, new Logged(kind, position, position < until.head(), position < until.countersigned()));
            }
        }
        return logged;
    }

    private List<Grant> grants(List<Long> tenantIds) {
        return tenantIds.stream().map(access::consequence).toList();
    }
}
