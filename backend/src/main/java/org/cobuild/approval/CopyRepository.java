package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_COPY;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.approval.HeldCases.HeldCase;
import org.cobuild.approval.Readers.Reader;
import org.cobuild.db.tables.records.ApprovalCopyRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Page;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps copies of cases and their receipts. */
@Repository
class CopyRepository {
    private final DSLContext sql;

    CopyRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(HeldCase held, Collection<Reader> readers, @Nullable String note, Instant at) {
        Rows.insert(
                sql,
                APPROVAL_COPY,
                readers.stream()
                        .map(reader -> new ApprovalCopyRecord(
                                Ids.next(),
                                held.grant().tenantId(),
                                held.matter().id(),
                                reader.postId().of("Post"),
                                reader.personName(),
                                reader.unitName(),
                                note,
                                held.viewer().name(),
                                held.viewer().unitName(),
                                at,
                                null))
                        .toList());
    }

    /** Posts that have a copy of a case which the caller has locked, and have not read it. */
    Set<Long> unread(Grant grant, long caseId) {
        return sql.select(APPROVAL_COPY.POST_ID)
                .from(APPROVAL_COPY)
                .where(APPROVAL_COPY.CASE_ID.eq(caseId))
                .and(APPROVAL_COPY.READ_AT.isNull())
                .and(grant.on(APPROVAL_COPY))
                .fetchSet(APPROVAL_COPY.POST_ID);
    }

    /** The receipt of a post. @return how many copies it had not read */
    int read(Grant grant, long caseId, long postId, Instant at) {
        return sql.update(APPROVAL_COPY)
                .set(APPROVAL_COPY.READ_AT, at)
                .where(APPROVAL_COPY.CASE_ID.eq(caseId))
                .and(APPROVAL_COPY.POST_ID.eq(postId))
                .and(APPROVAL_COPY.READ_AT.isNull())
                .and(grant.on(APPROVAL_COPY))
                .execute();
    }

    /** Of cases, oldest first, by case id; of those that the caller may not see there are none. */
    Map<Long, List<CaseCopy>> ofCases(TenantScope scope, Collection<Long> caseIds) {
        return select(scope, APPROVAL_COPY.CASE_ID.in(caseIds))
                .orderBy(APPROVAL_COPY.ID)
                .fetchGroups(APPROVAL_COPY.CASE_ID, CopyRepository::copy);
    }

    /** By id; those that the caller may not see are absent. */
    Map<Long, CaseCopy> find(TenantScope scope, Collection<Long> ids) {
        return select(scope, APPROVAL_COPY.ID.in(ids)).fetchMap(APPROVAL_COPY.ID, CopyRepository::copy);
    }

    /** What the caller's post received, newest first; one row more than the page. */
    List<CaseCopy> list(Viewer viewer, boolean unreadOnly, Page page) {
        return select(viewer.scope(), received(viewer, unreadOnly))
                .and(page.isFirstPage() ? noCondition() : APPROVAL_COPY.ID.lt(page.afterLong(0)))
                .orderBy(APPROVAL_COPY.ID.desc())
                .limit(page.first() + 1)
                .fetch(CopyRepository::copy);
    }

    int countUnread(Viewer viewer) {
        return sql.fetchCount(select(viewer.scope(), received(viewer, true)));
    }

    private static Condition received(Viewer viewer, boolean unreadOnly) {
        return viewer.scope()
                .owns(APPROVAL_COPY)
                .and(APPROVAL_COPY.POST_ID.eq(viewer.postId()))
                .and(unreadOnly ? APPROVAL_COPY.READ_AT.isNull() : noCondition());
    }

    private SelectConditionStep<Record> select(TenantScope scope, Condition which) {
        return sql.select(APPROVAL_COPY.fields())
                .from(APPROVAL_COPY)
                .join(APPROVAL_CASE)
                .on(APPROVAL_CASE.ID.eq(APPROVAL_COPY.CASE_ID))
                .and(TenantScope.alongside(APPROVAL_CASE, APPROVAL_COPY))
                .where(which)
                .and(TenantScope.alongside(APPROVAL_COPY, APPROVAL_CASE))
                .and(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW));
    }

    private static CaseCopy copy(Record row) {
        return new CaseCopy(
                row.get(APPROVAL_COPY.ID),
                row.get(APPROVAL_COPY.TENANT_ID),
                row.get(APPROVAL_COPY.CASE_ID),
                row.get(APPROVAL_COPY.POST_ID),
                row.get(APPROVAL_COPY.RECEIVER_NAME),
                row.get(APPROVAL_COPY.RECEIVER_UNIT_NAME),
                row.get(APPROVAL_COPY.NOTE),
                row.get(APPROVAL_COPY.PERSON_NAME),
                row.get(APPROVAL_COPY.UNIT_NAME),
                row.get(APPROVAL_COPY.COPIED_AT),
                row.get(APPROVAL_COPY.READ_AT));
    }
}
