package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_SHARE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/**
 * Reads and writes shares. Who sees a project whole sees all of its shares, also those that are over; a receiver sees
 * its own while it lasts.
 */
@Repository
class ShareRepository {
    private final DSLContext sql;

    ShareRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Shares by project, newest first. */
    Map<Long, List<ProjectShare>> list(TenantScope scope, Collection<Long> projectIds) {
        return sql.select(PROJECT_SHARE.fields())
                .from(PROJECT_SHARE)
                .where(PROJECT_SHARE.PROJECT_ID.in(projectIds))
                .and(seen(scope))
                .orderBy(PROJECT_SHARE.PROJECT_ID, PROJECT_SHARE.ID.desc())
                .fetchGroups(PROJECT_SHARE.PROJECT_ID, ShareRepository::share);
    }

    Map<Long, ProjectShare> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(PROJECT_SHARE.fields())
                .from(PROJECT_SHARE)
                .where(PROJECT_SHARE.ID.in(ids))
                .and(seen(scope))
                .fetchMap(PROJECT_SHARE.ID, ShareRepository::share);
    }

    /** What a tenant and its units have of a project and nobody has ended; the caller holds the project's row. */
    List<ProjectShare> ofReceiver(Grant grant, long projectId, long receiverTenantId) {
        return sql.select(PROJECT_SHARE.fields())
                .from(PROJECT_SHARE)
                .where(PROJECT_SHARE.PROJECT_ID.eq(projectId))
                .and(PROJECT_SHARE.RECEIVER_TENANT_ID.eq(receiverTenantId))
                .and(PROJECT_SHARE.ENDED_AT.isNull())
                .and(grant.on(PROJECT_SHARE))
                .fetch(ShareRepository::share);
    }

    void insert(ProjectShare share) {
        sql.insertInto(PROJECT_SHARE)
                .set(PROJECT_SHARE.ID, share.id())
                .set(PROJECT_SHARE.TENANT_ID, share.tenantId())
                .set(PROJECT_SHARE.PROJECT_ID, share.projectId())
                .set(PROJECT_SHARE.RECEIVER_TENANT_ID, share.receiverTenantId())
                .set(PROJECT_SHARE.RECEIVER_UNIT_ID, share.receiverUnitId())
                .set(PROJECT_SHARE.AREAS, ProjectArea.join(share.areas()))
                .set(PROJECT_SHARE.REASON, share.reason())
                .set(PROJECT_SHARE.UNTIL_ON, share.until())
                .set(PROJECT_SHARE.UNTIL_AT, share.untilAt())
                .set(PROJECT_SHARE.GIVEN_BY_NAME, share.givenBy())
                .set(PROJECT_SHARE.GIVEN_BY_UNIT, share.givenByUnit())
                .set(PROJECT_SHARE.GIVEN_AT, share.givenAt())
                .execute();
    }

    void end(Grant grant, long id, String by, Instant at) {
        sql.update(PROJECT_SHARE)
                .set(PROJECT_SHARE.ENDED_BY_NAME, by)
                .set(PROJECT_SHARE.ENDED_AT, at)
                .where(PROJECT_SHARE.ID.eq(id))
                .and(grant.on(PROJECT_SHARE))
                .execute();
    }

    private static Condition seen(TenantScope scope) {
        return scope.seesWhole(PROJECT_SHARE, PROJECT_SHARE.PROJECT_ID)
                .or(scope.receives(
                        PROJECT_SHARE,
                        PROJECT_SHARE.RECEIVER_TENANT_ID,
                        PROJECT_SHARE.RECEIVER_UNIT_ID,
                        PROJECT_SHARE.ENDED_AT,
                        PROJECT_SHARE.UNTIL_AT));
    }

    static ProjectShare share(Record row) {
        return new ProjectShare(
                row.get(PROJECT_SHARE.ID),
                row.get(PROJECT_SHARE.TENANT_ID),
                row.get(PROJECT_SHARE.PROJECT_ID),
                row.get(PROJECT_SHARE.RECEIVER_TENANT_ID),
                row.get(PROJECT_SHARE.RECEIVER_UNIT_ID),
                ProjectArea.split(row.get(PROJECT_SHARE.AREAS)),
                row.get(PROJECT_SHARE.REASON),
                row.get(PROJECT_SHARE.UNTIL_ON),
                row.get(PROJECT_SHARE.UNTIL_AT),
                row.get(PROJECT_SHARE.GIVEN_BY_NAME),
                row.get(PROJECT_SHARE.GIVEN_BY_UNIT),
                row.get(PROJECT_SHARE.GIVEN_AT),
                row.get(PROJECT_SHARE.ENDED_BY_NAME),
                row.get(PROJECT_SHARE.ENDED_AT));
    }
}
