package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_FOLLOW;
import static org.cobuild.db.Tables.APPROVAL_ROUTE;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.ApprovalFollowRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Cases that one's unit has started and those that one follows, and who follows what. */
@Repository
class CaseLists {
    private final DSLContext sql;

    CaseLists(DSLContext sql) {
        this.sql = sql;
    }

    /** Which list. */
    enum CaseListKind {
        STARTED,
        FOLLOWED
    }

    /** @param running those that have not ended, or those that have; null for both */
    record CaseFilter(
            CaseListKind list,
            @Nullable CaseSubject subject,
            @Nullable Boolean running) {}

    /** How a post follows a case. @param unread whether it has changed since the follower opened it last */
    record CaseFollow(Instant followedAt, boolean unread) {}

    /** Newest first; one row more than the page. */
    List<ApprovalCase> list(Viewer viewer, CaseFilter filter, Page page) {
        var scope = viewer.scope();
        var select = sql.select(CaseRepository.FIELDS)
                .from(APPROVAL_CASE)
                .join(APPROVAL_ROUTE)
                .on(APPROVAL_ROUTE.ID.eq(APPROVAL_CASE.ROUTE_ID))
                .and(TenantScope.alongside(APPROVAL_ROUTE, APPROVAL_CASE));
        if (filter.list() == CaseListKind.FOLLOWED) {
            select = select.join(APPROVAL_FOLLOW)
                    .on(APPROVAL_FOLLOW.CASE_ID.eq(APPROVAL_CASE.ID))
                    .and(APPROVAL_FOLLOW.CASE_TENANT_ID.eq(APPROVAL_CASE.TENANT_ID))
                    .and(APPROVAL_FOLLOW.POST_ID.eq(viewer.postId()))
                    .and(scope.owns(APPROVAL_FOLLOW));
        }
        return select.where(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW))
                .and(filter.list() == CaseListKind.STARTED ? started(viewer) : noCondition())
                .and(
                        filter.subject() == null
                                ? noCondition()
                                : APPROVAL_CASE.SUBJECT.eq(filter.subject().name()))
                .and(running(filter.running()))
                .and(page.isFirstPage() ? noCondition() : APPROVAL_CASE.ID.lt(page.afterLong(0)))
                .orderBy(APPROVAL_CASE.ID.desc())
                .limit(page.first() + 1)
                .fetch(CaseRepository::approvalCase);
    }

    /** A machine has started what its tenant has none of: nothing. */
    private static Condition started(Viewer viewer) {
        var unit = viewer.unit();
        return APPROVAL_CASE
                .TENANT_ID
                .eq(viewer.tenantId())
                .and(APPROVAL_CASE.STARTER_UNIT_ID.eq(unit == null ? 0L : unit.id()));
    }

    private static Condition running(@Nullable Boolean running) {
        return running == null
                ? noCondition()
                : running ? APPROVAL_CASE.CLOSED_AT.isNull() : APPROVAL_CASE.CLOSED_AT.isNotNull();
    }

    /** By case id; those that the caller's post doesn't follow, or the caller doesn't see, are absent. */
    Map<Long, CaseFollow> follows(Viewer viewer, Collection<Long> caseIds) {
        return sql.select(APPROVAL_FOLLOW.FOLLOWED_AT, APPROVAL_FOLLOW.SEEN_CHANGE_ID)
                .select(APPROVAL_CASE.ID, APPROVAL_CASE.CHANGE_ID)
                .from(APPROVAL_FOLLOW)
                .join(APPROVAL_CASE)
                .on(APPROVAL_CASE.ID.eq(APPROVAL_FOLLOW.CASE_ID))
                .and(APPROVAL_CASE.TENANT_ID.eq(APPROVAL_FOLLOW.CASE_TENANT_ID))
                .where(APPROVAL_FOLLOW.CASE_ID.in(caseIds))
                .and(APPROVAL_FOLLOW.POST_ID.eq(viewer.postId()))
                .and(viewer.scope().owns(APPROVAL_FOLLOW))
                .and(viewer.scope().sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW))
                .fetchMap(
                        APPROVAL_CASE.ID,
                        row -> new CaseFollow(
                                row.get(APPROVAL_FOLLOW.FOLLOWED_AT),
                                row.get(APPROVAL_CASE.CHANGE_ID) > row.get(APPROVAL_FOLLOW.SEEN_CHANGE_ID)));
    }

    /** The post follows the case from now on, or has seen it as it now is. */
    void follow(Grant own, Grant grant, long postId, long caseId, Instant at) {
        var change = sql.select(APPROVAL_CASE.CHANGE_ID)
                .from(APPROVAL_CASE)
                .where(APPROVAL_CASE.ID.eq(caseId))
                .and(grant.on(APPROVAL_CASE))
                .fetchSingle(APPROVAL_CASE.CHANGE_ID);
        sql.insertInto(APPROVAL_FOLLOW)
                .set(new ApprovalFollowRecord(Ids.next(), own.tenantId(), postId, grant.tenantId(), caseId, change, at))
                .onDuplicateKeyUpdate()
                .set(APPROVAL_FOLLOW.SEEN_CHANGE_ID, change)
                .execute();
    }

    void unfollow(Grant own, long postId, long caseId) {
        sql.deleteFrom(APPROVAL_FOLLOW)
                .where(APPROVAL_FOLLOW.POST_ID.eq(postId))
                .and(APPROVAL_FOLLOW.CASE_ID.eq(caseId))
                .and(own.on(APPROVAL_FOLLOW))
                .execute();
    }
}
