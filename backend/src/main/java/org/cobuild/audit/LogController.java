package org.cobuild.audit;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobuild.audit.log.DecisionLogs;
import org.cobuild.audit.log.LogAlarm;
import org.cobuild.audit.log.LogHead;
import org.cobuild.audit.log.LogKey;
import org.cobuild.audit.log.LogKeyService;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The log of decisions: how far it is signed, for its auditor, and of each act on screen where its proof is. */
@Controller
class LogController {
    private final DecisionLogs logs;
    private final LogEntries entries;
    private final LogKeyService keyService;
    private final TenantRepository tenants;
    private final Access access;

    LogController(
            DecisionLogs logs, LogEntries entries, LogKeyService keyService, TenantRepository tenants, Access access) {
        this.logs = logs;
        this.entries = entries;
        this.keyService = keyService;
        this.tenants = tenants;
        this.access = access;
    }

    /** The log of the caller's tenant. */
    record Log(
            Grant grant,
            DecisionLogs.Standing standing,
            @Nullable String exportPath,
            boolean viewerCanSetKeys) {
        public String origin() {
            return standing.origin();
        }

        public String hash() {
            return standing.hash();
        }

        public long size() {
            return standing.size();
        }

        public long uncovered() {
            return standing.size() - standing.covered();
        }

        public long uncountersigned() {
            return standing.size() - standing.countersigned();
        }

        public String keysPath() {
            return LogFiles.KEYS;
        }
    }

    /** A head with what stands beside it. */
    record Head(LogHead head, LogKey key) {
        public long size() {
            return head.size();
        }

        public String root() {
            return head.rootInWords();
        }

        public Instant signedAt() {
            return head.at();
        }

        public List<LogHead.Countersignature> countersignatures() {
            return head.countersignatures();
        }
    }

    @QueryMapping
    @Nullable
    Log decisionLog(@ContextValue Viewer viewer) {
        return log(viewer, access.require(viewer, Action.LOG_READ, viewer.tenantId()));
    }

    private @Nullable Log log(Viewer viewer, Grant grant) {
        var may = viewer.may(Action.LOG_KEY_SET, viewer.tenantId());
        var export = viewer.may(Action.AUDIT_READ, viewer.tenantId()) ? LogFiles.EXPORT : null;
        return logs.find(grant).map(found -> new Log(grant, found, export, may)).orElse(null);
    }

    @SchemaMapping(typeName = "DecisionLog")
    @Nullable
    Tenant witness(Log log, @ContextValue Viewer viewer) {
        var above = viewer.tenant().parentId();
        return above == null ? null : tenants.find(List.of(above)).get(above);
    }

    @SchemaMapping(typeName = "DecisionLog")
    Connection<Head> heads(Log log, @Argument int first, @Argument @Nullable String after) {
        var page = Page.of(first, after);
        var keys = logs.keys(log.grant()).stream().collect(toMap(LogKey::id, key -> key));
        var rows = logs.heads(log.grant(), log.origin(), page).stream()
                .map(head -> new Head(head, Objects.requireNonNull(keys.get(head.keyId()))))
                .toList();
        return Connection.of(rows, page, head -> Page.key(head.size()));
    }

    @SchemaMapping(typeName = "DecisionLog")
    List<LogKey> keys(Log log) {
        return logs.keys(log.grant());
    }

    @SchemaMapping(typeName = "DecisionLog")
    List<LogAlarm> alarms(Log log) {
        return logs.alarms(log.grant());
    }

    @QueryMapping
    List<DecisionLogs.Witnessed> witnessedLogs(@ContextValue Viewer viewer) {
        var grant = access.require(viewer, Action.LOG_READ, viewer.tenantId());
        var below = tenants.listTree(viewer.scope()).stream()
                .filter(tenant -> Objects.equals(tenant.parentId(), viewer.tenantId()))
                .toList();
        return logs.witnessed(grant, below);
    }

    @SchemaMapping(typeName = "WitnessedLog", field = "countersignedSize")
    @Nullable
    Long countersignedSize(DecisionLogs.Witnessed log) {
        return log.size();
    }

    @SchemaMapping(typeName = "WitnessedLog", field = "countersignedAt")
    @Nullable
    Instant countersignedAt(DecisionLogs.Witnessed log) {
        return log.at();
    }

    @BatchMapping(typeName = "LogAlarm", field = "witness")
    Map<LogAlarm, Tenant> alarmWitness(List<LogAlarm> alarms) {
        var found = tenants.find(alarms.stream()
                .map(LogAlarm::witnessTenantId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var result = new HashMap<LogAlarm, Tenant>();
        alarms.forEach(alarm -> Optional.ofNullable(alarm.witnessTenantId())
                .map(found::get)
                .ifPresent(tenant -> result.put(alarm, tenant)));
        return result;
    }

    @BatchMapping(typeName = "LogCountersignature", field = "witness")
    Map<LogHead.Countersignature, Tenant> witnesses(List<LogHead.Countersignature> of) {
        var found = tenants.find(of.stream()
                .map(LogHead.Countersignature::witnessTenantId)
                .distinct()
                .toList());
        return of.stream()
                .distinct()
                .collect(toMap(one -> one, one -> Objects.requireNonNull(found.get(one.witnessTenantId()))));
    }

    @SchemaMapping(typeName = "LogCountersignature")
    Instant signedAt(LogHead.Countersignature by) {
        return by.at();
    }

    @SchemaMapping(typeName = "LogKey")
    String id(LogKey key) {
        return new GlobalId("LogKey", key.id()).toString();
    }

    @SchemaMapping(typeName = "LogKey")
    @Nullable
    Instant revokedFrom(LogKey key) {
        return key.revoked();
    }

    @BatchMapping(typeName = "AuditEntry", field = "logEntry")
    Map<AuditEntry, LogEntry> logEntries(List<AuditEntry> acts) {
        return entries.of(acts);
    }

    @BatchMapping(typeName = "TimelineEvent", field = "logEntry")
    Map<AuditEntry, LogEntry> timelineEntries(List<AuditEntry> acts) {
        return entries.of(acts);
    }

    record LogKeyRenewInput(String reason, @Nullable String clientMutationId) {}

    record LogKeyRevokeInput(
            GlobalId keyId,
            Instant from,
            String reason,
            @Nullable String clientMutationId) {}

    record LogKeyRenewPayload(@Nullable Log log, List<UserError> errors) {}

    record LogKeyRevokePayload(@Nullable Log log, List<UserError> errors) {}

    @MutationMapping
    LogKeyRenewPayload logKeyRenew(@Argument LogKeyRenewInput input, @ContextValue Viewer viewer) {
        return new LogKeyRenewPayload(log(viewer, keyService.renew(viewer, input.reason())), List.of());
    }

    @MutationMapping
    LogKeyRevokePayload logKeyRevoke(@Argument LogKeyRevokeInput input, @ContextValue Viewer viewer) {
        var grant = keyService.revoke(viewer, input.keyId().of("LogKey"), input.from(), input.reason());
        return new LogKeyRevokePayload(log(viewer, grant), List.of());
    }
}
