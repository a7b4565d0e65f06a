package org.cobuild.audit;

import static org.cobuild.db.Tables.AUDIT_CHANGE;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.rowNumber;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobuild.db.tables.records.AuditChangeRecord;
import org.cobuild.db.tables.records.AuditEntryRecord;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Page;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes and reads the trail; entries are never changed. */
@Repository
public class AuditRepository {
    /** As many events as one timeline shows. */
    private static final int TIMELINE = 200;

    /** The field of a change in which the words stand by which somebody gave a reason for it. */
    private static final String REASON = "reason";

    private static final List<SelectField<?>> FIELDS = List.of(
            AUDIT_ENTRY.ID,
            AUDIT_ENTRY.TENANT_ID,
            AUDIT_ENTRY.OCCURRED_AT,
            AUDIT_ENTRY.ACTION,
            AUDIT_ENTRY.ACTOR_NAME,
            AUDIT_ENTRY.ACTOR_POST,
            AUDIT_ENTRY.ACTOR_UNIT,
            AUDIT_ENTRY.SOURCE,
            AUDIT_ENTRY.REQUEST_ID,
            AUDIT_ENTRY.SUBJECT_TYPE,
            AUDIT_ENTRY.SUBJECT_ID,
            AUDIT_ENTRY.PROJECT_ID,
            AUDIT_ENTRY.DETAIL,
            AUDIT_ENTRY.AMOUNT,
            AUDIT_LOG_ENTRY.POSITION);
    private static final Table<?> WITH_LOG = AUDIT_ENTRY
            .leftJoin(AUDIT_LOG_ENTRY)
            .on(AUDIT_LOG_ENTRY.ENTRY_ID.eq(AUDIT_ENTRY.ID))
            .and(TenantScope.alongside(AUDIT_LOG_ENTRY, AUDIT_ENTRY));

    private final DSLContext sql;

    AuditRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Writes entries in the order in which they were heard, whatever their number in one statement a table.
     *
     * @return their ids, in that order
     */
    List<Long> insert(List<Trail.Heard> heard) {
        var rows = new ArrayList<AuditEntryRecord>();
        var fields = new ArrayList<AuditChangeRecord>();
        for (var one : heard) {
            var row = row(one.change(), one.at());
            rows.add(row);
            int ordinal = 0;
            for (var field : one.change().fields()) {
                fields.add(new AuditChangeRecord(
                        row.getTenantId(), row.getId(), ordinal++, field.name(), field.before(), field.after()));
            }
        }
        Rows.insert(sql, AUDIT_ENTRY, rows);
        Rows.insert(sql, AUDIT_CHANGE, fields);
        return rows.stream().map(AuditEntryRecord::getId).toList();
    }

    private static AuditEntryRecord row(Change change, Instant at) {
        var by = change.by();
        var row = new AuditEntryRecord();
        row.setId(change.id() == null ? Ids.next() : change.id());
        row.setTenantId(change.tenantId());
        row.setOccurredAt(at);
        row.setAction(change.action());
        row.setActorPersonId(by.personId());
        row.setActorClientId(by.clientId());
        row.setActorName(by.name());
        row.setActorPost(by.postTitle());
        row.setActorUnit(by.unitName());
        row.setActorTenantId(by.tenantId());
        row.setSource(by.source());
        row.setRequestId(by.requestId());
        row.setSubjectType(change.subjectType());
        row.setSubjectId(change.subjectId());
        row.setProjectId(change.projectId());
        row.setParticipantId(change.participantId());
        row.setAudience(change.audience().name());
        row.setDetail(change.detail());
        row.setAmount(change.amount());
        return row;
    }

    /** The trail of the caller's tenant, newest first; one row more than the page. */
    List<AuditEntry> list(TenantScope scope, Page page) {
        return sql.select(FIELDS)
                .from(WITH_LOG)
                .where(scope.owns(AUDIT_ENTRY))
                .and(page.isFirstPage() ? noCondition() : AUDIT_ENTRY.ID.lt(page.afterLong(0)))
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(page.first() + 1)
                .fetch(AuditRepository::entry);
    }

    Map<Long, AuditEntry> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(FIELDS)
                .from(WITH_LOG)
                .where(AUDIT_ENTRY.ID.in(ids))
                .and(scope.owns(AUDIT_ENTRY))
                .fetchMap(AUDIT_ENTRY.ID, AuditRepository::entry);
    }

    Map<Long, List<Change.Field>> changes(TenantScope scope, Collection<Long> entryIds) {
        return sql.select(
                        AUDIT_CHANGE.ENTRY_ID, AUDIT_CHANGE.FIELD, AUDIT_CHANGE.BEFORE_VALUE, AUDIT_CHANGE.AFTER_VALUE)
                .from(AUDIT_CHANGE)
                .where(scope.owns(AUDIT_CHANGE))
                .and(AUDIT_CHANGE.ENTRY_ID.in(entryIds))
                .orderBy(AUDIT_CHANGE.ENTRY_ID, AUDIT_CHANGE.ORDINAL)
                .fetchGroups(AUDIT_CHANGE.ENTRY_ID, row -> new Change.Field(row.value2(), row.value3(), row.value4()));
    }

    /**
     * An entry that somebody asks the proof of.
     *
     * @param whole whether all that is told of it may be read: names, reasons, values before and after
     */
    record Provable(long tenantId, @Nullable Long projectId, boolean whole) implements Owned {
        @Override
        public @Nullable Long ofProject() {
            return projectId;
        }

        /** With all that is told comes the text that was decided on. */
        @Override
        public @Nullable ProjectArea ofArea() {
            return whole && projectId != null ? ProjectArea.PLAN : null;
        }
    }

    /** An entry that the caller reads: in the trail of its own tenant, on the timeline of a project or beside a row. */
    Optional<Provable> provable(TenantScope scope, boolean readsTrail, long id) {
        var whole =
                DSL.field(scope.seesWhole(AUDIT_ENTRY, AUDIT_ENTRY.PROJECT_ID)).as("whole_seen");
        var owned = scope.owns(AUDIT_ENTRY);
        return sql.select(AUDIT_ENTRY.TENANT_ID, AUDIT_ENTRY.PROJECT_ID, whole)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ID.eq(id))
                .and(readsTrail ? owned.or(readable(scope)) : readable(scope))
                .fetchOptional(row -> new Provable(
                        row.value1(),
                        row.value2(),
                        Boolean.TRUE.equals(row.value3()) || readsTrail && row.value1() == scope.tenantId()));
    }

    /** Acts that have the ids of rows, by these; those that the caller may not read are absent. */
    Map<Long, AuditEntry> findBeside(TenantScope scope, Collection<Long> rows) {
        return sql.select(FIELDS)
                .from(WITH_LOG)
                .where(AUDIT_ENTRY.ID.in(rows))
                .and(readable(scope))
                .fetchMap(AUDIT_ENTRY.ID, AuditRepository::entry);
    }

    private static Condition readable(TenantScope scope) {
        return onTimeline(scope)
                .or(AUDIT_ENTRY
                        .AUDIENCE
                        .eq(Change.Audience.ROW.name())
                        .and(scope.seesWhole(AUDIT_ENTRY, AUDIT_ENTRY.PROJECT_ID)));
    }

    /** Shared events for who sees the project, the others for who sees all of it or the package that they are about. */
    private static Condition onTimeline(TenantScope scope) {
        return AUDIT_ENTRY
                .AUDIENCE
                .eq(Change.Audience.SHARED.name())
                .and(scope.sees(AUDIT_ENTRY, AUDIT_ENTRY.PROJECT_ID))
                .or(AUDIT_ENTRY
                        .AUDIENCE
                        .eq(Change.Audience.WHOLE.name())
                        .and(scope.seesWholeOrPackage(
                                AUDIT_ENTRY, AUDIT_ENTRY.PROJECT_ID, AUDIT_ENTRY.PARTICIPANT_ID)));
    }

    /**
     * Events of projects that the caller sees, oldest first, by project: shared ones, and the others for who sees all
     * of the project or the package that they are about. Why something was done is told to who sees all of the project.
     */
    public Map<Long, List<AuditEntry>> timelines(TenantScope scope, Collection<Long> projectIds) {
        var place = rowNumber()
                .over()
                .partitionBy(AUDIT_ENTRY.PROJECT_ID)
                .orderBy(AUDIT_ENTRY.OCCURRED_AT, AUDIT_ENTRY.ID)
                .as("place");
        var whole =
                DSL.field(scope.seesWhole(AUDIT_ENTRY, AUDIT_ENTRY.PROJECT_ID)).as("whole_seen");
        var ranked = DSL.select(FIELDS)
                .select(place, whole)
                .from(WITH_LOG)
                .where(AUDIT_ENTRY.PROJECT_ID.in(projectIds))
                .and(onTimeline(scope))
                .asTable("ranked");
        return sql.select(ranked.fields())
                .select(AUDIT_CHANGE.AFTER_VALUE)
                .from(ranked)
                .leftJoin(AUDIT_CHANGE)
                .on(TenantScope.alongside(AUDIT_CHANGE, Objects.requireNonNull(ranked.field(AUDIT_ENTRY.TENANT_ID))))
                .and(AUDIT_CHANGE.ENTRY_ID.eq(ranked.field(AUDIT_ENTRY.ID)))
                .and(AUDIT_CHANGE.FIELD.eq(REASON))
                .and(ranked.field(whole).isTrue())
                .where(ranked.field(place).le(TIMELINE))
                .orderBy(ranked.field(place))
                .fetchGroups(
                        ranked.field(AUDIT_ENTRY.PROJECT_ID), row -> entry(row, row.get(AUDIT_CHANGE.AFTER_VALUE)));
    }

    private static AuditEntry entry(Record row) {
        return entry(row, null);
    }

    /** @param reason stands for what it was about, where nothing else does */
    private static AuditEntry entry(Record row, @Nullable String reason) {
        var detail = row.get(AUDIT_ENTRY.DETAIL);
        return new AuditEntry(
                row.get(AUDIT_ENTRY.ID),
                row.get(AUDIT_ENTRY.TENANT_ID),
                row.get(AUDIT_ENTRY.OCCURRED_AT),
                row.get(AUDIT_ENTRY.ACTION),
                row.get(AUDIT_ENTRY.ACTOR_NAME),
                row.get(AUDIT_ENTRY.ACTOR_POST),
                row.get(AUDIT_ENTRY.ACTOR_UNIT),
                row.get(AUDIT_ENTRY.SOURCE),
                row.get(AUDIT_ENTRY.REQUEST_ID),
                row.get(AUDIT_ENTRY.SUBJECT_TYPE),
                row.get(AUDIT_ENTRY.SUBJECT_ID),
                row.get(AUDIT_ENTRY.PROJECT_ID),
                detail == null ? reason : detail,
                row.get(AUDIT_ENTRY.AMOUNT),
                row.get(AUDIT_LOG_ENTRY.POSITION));
    }
}
