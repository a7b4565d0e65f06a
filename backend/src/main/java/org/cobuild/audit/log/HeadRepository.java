package org.cobuild.audit.log;

import static org.cobuild.db.Tables.AUDIT_LOG_ALARM;
import static org.cobuild.db.Tables.AUDIT_LOG_COUNTERSIGNATURE;
import static org.cobuild.db.Tables.AUDIT_LOG_HEAD;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Grant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

/** Signed heads, who countersigned them, and what kept others from being signed. */
@Repository
class HeadRepository {
    private static final int ALARMS = 100;
    private final DSLContext sql;

    HeadRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(LogHead head) {
        sql.insertInto(AUDIT_LOG_HEAD)
                .set(AUDIT_LOG_HEAD.ID, head.id())
                .set(AUDIT_LOG_HEAD.TENANT_ID, head.tenantId())
                .set(AUDIT_LOG_HEAD.SIZE, head.size())
                .set(AUDIT_LOG_HEAD.ROOT, head.root())
                .set(AUDIT_LOG_HEAD.HEADED_AT, head.at())
                .set(AUDIT_LOG_HEAD.KEY_ID, head.keyId())
                .set(AUDIT_LOG_HEAD.SIGNATURE, head.signature())
                .execute();
    }

    void insert(LogHead head, LogHead.Countersignature by) {
        sql.insertInto(AUDIT_LOG_COUNTERSIGNATURE)
                .set(AUDIT_LOG_COUNTERSIGNATURE.TENANT_ID, head.tenantId())
                .set(AUDIT_LOG_COUNTERSIGNATURE.HEAD_ID, head.id())
                .set(AUDIT_LOG_COUNTERSIGNATURE.SIZE, head.size())
                .set(AUDIT_LOG_COUNTERSIGNATURE.WITNESS_TENANT_ID, by.witnessTenantId())
                .set(AUDIT_LOG_COUNTERSIGNATURE.KEY_ID, by.keyId())
                .set(AUDIT_LOG_COUNTERSIGNATURE.SIGNED_AT, by.at())
                .set(AUDIT_LOG_COUNTERSIGNATURE.SIGNATURE, by.signature())
                .execute();
    }

    /** Keeps what was found, once, and when it was found the last time. */
    void insert(LogAlarm alarm) {
        sql.insertInto(AUDIT_LOG_ALARM)
                .set(AUDIT_LOG_ALARM.ID, alarm.id())
                .set(AUDIT_LOG_ALARM.TENANT_ID, alarm.tenantId())
                .set(AUDIT_LOG_ALARM.FOUND_AT, alarm.foundAt())
                .set(AUDIT_LOG_ALARM.LAST_AT, alarm.lastAt())
                .set(AUDIT_LOG_ALARM.WITNESS_TENANT_ID, alarm.witnessTenantId())
                .set(AUDIT_LOG_ALARM.KIND, alarm.kind().name())
                .set(AUDIT_LOG_ALARM.KNOWN_SIZE, alarm.knownSize())
                .set(AUDIT_LOG_ALARM.SIZE, alarm.size())
                .set(AUDIT_LOG_ALARM.PLACE, alarm.place())
                .onDuplicateKeyUpdate()
                .set(AUDIT_LOG_ALARM.LAST_AT, alarm.lastAt())
                .set(AUDIT_LOG_ALARM.SIZE, alarm.size())
                .execute();
    }

    /** At most a hundred, what was found last first. */
    List<LogAlarm> alarms(Grant log) {
        return alarms(log.on(AUDIT_LOG_ALARM));
    }

    /** What a witness refused, of several logs. */
    Map<Long, List<LogAlarm>> alarms(Collection<Grant> logs, long witnessId) {
        return alarms(any(logs, AUDIT_LOG_ALARM).and(AUDIT_LOG_ALARM.WITNESS_TENANT_ID.eq(witnessId))).stream()
                .collect(Collectors.groupingBy(LogAlarm::tenantId));
    }

    private List<LogAlarm> alarms(Condition which) {
        return sql.selectFrom(AUDIT_LOG_ALARM)
                .where(which)
                .orderBy(AUDIT_LOG_ALARM.LAST_AT.desc(), AUDIT_LOG_ALARM.ID.desc())
                .limit(ALARMS)
                .fetch(row -> new LogAlarm(
                        row.getId(),
                        row.getTenantId(),
                        LogAlarm.Kind.valueOf(row.getKind()),
                        row.getWitnessTenantId(),
                        row.getKnownSize(),
                        row.getSize(),
                        row.getPlace(),
                        row.getFoundAt(),
                        row.getLastAt()));
    }

    /** When each of several logs was countersigned the last time, with how many entries. */
    Map<Long, Witnessed> witnessed(Collection<Grant> logs, long witnessId) {
        return sql.select(
                        AUDIT_LOG_COUNTERSIGNATURE.TENANT_ID,
                        max(AUDIT_LOG_COUNTERSIGNATURE.SIZE),
                        max(AUDIT_LOG_COUNTERSIGNATURE.SIGNED_AT))
                .from(AUDIT_LOG_COUNTERSIGNATURE)
                .where(any(logs, AUDIT_LOG_COUNTERSIGNATURE))
                .and(AUDIT_LOG_COUNTERSIGNATURE.WITNESS_TENANT_ID.eq(witnessId))
                .groupBy(AUDIT_LOG_COUNTERSIGNATURE.TENANT_ID)
                .fetchMap(row -> row.value1(), row -> new Witnessed(row.value2(), row.value3()));
    }

    record Witnessed(long size, Instant at) {}

    /** The head that covers most. */
    Optional<LogHead> newest(Grant log, String origin) {
        return read(log, origin, noCondition(), 1, true).stream().findFirst();
    }

    /** Heads by how much they cover, the most first; one more than the page. */
    List<LogHead> list(Grant log, String origin, Page page) {
        return read(
                log,
                origin,
                page.isFirstPage() ? noCondition() : AUDIT_LOG_HEAD.SIZE.lt(page.afterLong(0)),
                page.first() + 1,
                true);
    }

    /** Heads from a size on, the smallest first. */
    List<LogHead> after(Grant log, String origin, long size, int most) {
        return read(log, origin, AUDIT_LOG_HEAD.SIZE.gt(size), most, false);
    }

    /** The countersigned head that covers most. */
    Optional<LogHead> newestCountersigned(Grant log, String origin) {
        return sql.select(AUDIT_LOG_COUNTERSIGNATURE.HEAD_ID)
                .from(AUDIT_LOG_COUNTERSIGNATURE)
                .where(log.on(AUDIT_LOG_COUNTERSIGNATURE))
                .orderBy(AUDIT_LOG_COUNTERSIGNATURE.SIZE.desc())
                .limit(1)
                .fetchOptional(AUDIT_LOG_COUNTERSIGNATURE.HEAD_ID)
                .flatMap(head -> read(log, origin, AUDIT_LOG_HEAD.ID.eq(head), 1, true).stream()
                        .findFirst());
    }

    /**
     * How many entries of a log are covered.
     *
     * @param head by the newest head
     * @param countersigned by the newest that is countersigned
     */
    record Covered(long head, long countersigned) {
        static final Covered NOTHING = new Covered(0, 0);

        Covered and(Covered other) {
            return new Covered(head + other.head, countersigned + other.countersigned);
        }
    }

    /** By tenant; one whose log has no head yet is absent. */
    Map<Long, Covered> covered(Collection<Grant> logs) {
        // Apart, so that each takes the last row of an index; in one statement, as marks stand on many screens.
        var rows = sql.select(AUDIT_LOG_HEAD.TENANT_ID, max(AUDIT_LOG_HEAD.SIZE), inline(false))
                .from(AUDIT_LOG_HEAD)
                .where(any(logs, AUDIT_LOG_HEAD))
                .groupBy(AUDIT_LOG_HEAD.TENANT_ID)
                .unionAll(
                        select(AUDIT_LOG_COUNTERSIGNATURE.TENANT_ID, max(AUDIT_LOG_COUNTERSIGNATURE.SIZE), inline(true))
                                .from(AUDIT_LOG_COUNTERSIGNATURE)
                                .where(any(logs, AUDIT_LOG_COUNTERSIGNATURE))
                                .groupBy(AUDIT_LOG_COUNTERSIGNATURE.TENANT_ID))
                .fetch();
        var covered = new HashMap<Long, Covered>();
        rows.forEach(row -> covered.merge(
                row.value1(),
                row.value3() ? new Covered(0, row.value2()) : new Covered(row.value2(), 0),
                Covered::and));
        return covered;
    }

    private static Condition any(Collection<Grant> logs, Table<?> table) {
        return or(logs.stream().map(log -> log.on(table)).toList());
    }

    private List<LogHead> read(Grant log, String origin, Condition which, int most, boolean newestFirst) {
        var rows = sql.selectFrom(AUDIT_LOG_HEAD)
                .where(log.on(AUDIT_LOG_HEAD))
                .and(which)
                .orderBy(newestFirst ? AUDIT_LOG_HEAD.SIZE.desc() : AUDIT_LOG_HEAD.SIZE.asc())
                .limit(most)
                .fetch();
        var by = countersignatures(log, rows.getValues(AUDIT_LOG_HEAD.ID));
        return rows.map(row -> new LogHead(
                row.getId(),
                row.getTenantId(),
                origin,
                row.getSize(),
                row.getRoot(),
                row.getHeadedAt(),
                row.getKeyId(),
                row.getSignature(),
                by.getOrDefault(row.getId(), List.of())));
    }

    private Map<Long, List<LogHead.Countersignature>> countersignatures(Grant log, Collection<Long> heads) {
        if (heads.isEmpty()) {
            return Map.of();
        }
        return new HashMap<>(sql.selectFrom(AUDIT_LOG_COUNTERSIGNATURE)
                .where(AUDIT_LOG_COUNTERSIGNATURE.HEAD_ID.in(heads))
                .and(log.on(AUDIT_LOG_COUNTERSIGNATURE))
                .orderBy(AUDIT_LOG_COUNTERSIGNATURE.SIGNED_AT)
                .fetchGroups(AUDIT_LOG_COUNTERSIGNATURE.HEAD_ID, HeadRepository::countersignature));
    }

    private static LogHead.Countersignature countersignature(Record row) {
        return new LogHead.Countersignature(
                row.get(AUDIT_LOG_COUNTERSIGNATURE.WITNESS_TENANT_ID),
                row.get(AUDIT_LOG_COUNTERSIGNATURE.KEY_ID),
                row.get(AUDIT_LOG_COUNTERSIGNATURE.SIGNED_AT),
                row.get(AUDIT_LOG_COUNTERSIGNATURE.SIGNATURE));
    }
}
