package org.cobuild.audit;

import static org.cobuild.db.Tables.AUDIT_CHANGE;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;

/** Writes and reads the trail; entries are never changed. */
@Repository
public class AuditRepository {
    /** As many events as one timeline shows. */
    private static final int TIMELINE = 200;

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
            AUDIT_ENTRY.AMOUNT);
    private final DSLContext sql;

    AuditRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(Change change, Instant now) {
        var entry = sql.newRecord(AUDIT_ENTRY);
        var by = change.by();
        entry.setId(Ids.next());
        entry.setTenantId(change.tenantId());
        entry.setOccurredAt(now);
        entry.setAction(change.action());
        entry.setActorPersonId(by.personId());
        entry.setActorClientId(by.clientId());
        entry.setActorName(by.name());
        entry.setActorPost(by.postTitle());
        entry.setActorUnit(by.unitName());
        entry.setActorTenantId(by.tenantId());
        entry.setSource(by.source());
        entry.setRequestId(by.requestId());
        entry.setSubjectType(change.subjectType());
        entry.setSubjectId(change.subjectId());
        entry.setProjectId(change.projectId());
        entry.setParticipantId(change.participantId());
        entry.setAudience(change.audience().name());
        entry.setDetail(change.detail());
        entry.setAmount(change.amount());
        sql.insertInto(AUDIT_ENTRY).set(entry).execute();
        insertFields(change, entry.getId());
    }

    private void insertFields(Change change, long entryId) {
        if (change.fields().isEmpty()) {
            return;
        }
        var t = AUDIT_CHANGE;
        var insert = sql.insertInto(t, t.TENANT_ID, t.ENTRY_ID, t.ORDINAL, t.FIELD, t.BEFORE_VALUE, t.AFTER_VALUE);
        int ordinal = 0;
        for (var field : change.fields()) {
            insert = insert.values(change.tenantId(), entryId, ordinal++, field.name(), field.before(), field.after());
        }
        insert.execute();
    }

    /** The trail of the caller's tenant, newest first; one row more than the page. */
    List<AuditEntry> list(TenantScope scope, Page page) {
        return sql.select(FIELDS)
                .from(AUDIT_ENTRY)
                .where(scope.owns(AUDIT_ENTRY))
                .and(page.isFirstPage() ? noCondition() : AUDIT_ENTRY.ID.lt(page.afterLong(0)))
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(page.first() + 1)
                .fetch(AuditRepository::entry);
    }

    Map<Long, AuditEntry> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(FIELDS)
                .from(AUDIT_ENTRY)
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
     * Events of projects that the caller sees, oldest first, by project: shared ones, and the others for who sees all
     * of the project or the package that they are about.
     */
    public Map<Long, List<AuditEntry>> timelines(TenantScope scope, Collection<Long> projectIds) {
        return sql.select(FIELDS)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.PROJECT_ID.in(projectIds))
                .and(AUDIT_ENTRY
                        .AUDIENCE
                        .eq(Change.Audience.SHARED.name())
                        .and(scope.sees(AUDIT_ENTRY, AUDIT_ENTRY.PROJECT_ID))
                        .or(AUDIT_ENTRY
                                .AUDIENCE
                                .eq(Change.Audience.WHOLE.name())
                                .and(scope.seesPackage(
                                        AUDIT_ENTRY, AUDIT_ENTRY.PROJECT_ID, AUDIT_ENTRY.PARTICIPANT_ID))))
                .orderBy(AUDIT_ENTRY.OCCURRED_AT, AUDIT_ENTRY.ID)
                .limit(TIMELINE)
                .fetchGroups(AUDIT_ENTRY.PROJECT_ID, AuditRepository::entry);
    }

    private static AuditEntry entry(Record row) {
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
                row.get(AUDIT_ENTRY.DETAIL),
                row.get(AUDIT_ENTRY.AMOUNT));
    }
}
