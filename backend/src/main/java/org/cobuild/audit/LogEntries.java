package org.cobuild.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.audit.log.DecisionLogs;
import org.cobuild.tenancy.TenantScope;
import org.springframework.stereotype.Component;

/** Of acts on screen, where in the log of decisions they stand and where their proofs are. */
@Component
public class LogEntries {
    private final AuditRepository acts;
    private final DecisionLogs logs;

    LogEntries(AuditRepository acts, DecisionLogs logs) {
        this.acts = acts;
        this.logs = logs;
    }

    /** Of the acts that have the ids of rows, by these; one that the caller may not prove is absent. Two statements. */
    public Map<Long, LogEntry> find(TenantScope scope, Collection<Long> rows) {
        var found = new HashMap<Long, LogEntry>();
        of(List.copyOf(acts.findBeside(scope, rows).values())).forEach((act, entry) -> found.put(act.id(), entry));
        return found;
    }

    /** Of acts that the caller has read; one that is no entry is absent. One statement. */
    Map<AuditEntry, LogEntry> of(List<AuditEntry> read) {
        var logged = logs.logged(read.stream().map(LogEntries::read).toList());
        var entries = new HashMap<AuditEntry, LogEntry>();
        for (var act : read) {
            var found = logged.get(read(act));
            if (found != null) {
                var path = found.covered() ? LogFiles.proof(act.id()) : null;
                entries.put(
                        act,
                        new LogEntry(found.kind(), found.position(), found.covered(), found.countersigned(), path));
            }
        }
        return entries;
    }

    private static DecisionLogs.Read read(AuditEntry act) {
        return new DecisionLogs.Read(act.tenantId(), act.action(), act.logPosition());
    }
}
