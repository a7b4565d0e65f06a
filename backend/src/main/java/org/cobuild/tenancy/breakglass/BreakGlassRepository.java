package org.cobuild.tenancy.breakglass;

import static org.cobuild.db.Tables.BREAK_GLASS;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.db.tables.records.BreakGlassRecord;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Rows of one tenant, for those who are told of them. */
@Repository
class BreakGlassRepository {
    private final DSLContext sql;

    BreakGlassRepository(DSLContext sql) {
        this.sql = sql;
    }

    Map<Long, BreakGlass> find(TenantScope scope, Collection<Long> ids) {
        return sql.selectFrom(BREAK_GLASS)
                .where(BREAK_GLASS.ID.in(ids))
                .and(scope.owns(BREAK_GLASS))
                .fetchMap(BREAK_GLASS.ID, BreakGlassRepository::glass);
    }

    /** The newest first; one more than the page. */
    List<BreakGlass> list(TenantScope scope, Page page) {
        return sql.selectFrom(BREAK_GLASS)
                .where(scope.owns(BREAK_GLASS))
                .and(page.isFirstPage() ? DSL.noCondition() : BREAK_GLASS.ID.lt(page.afterLong(0)))
                .orderBy(BREAK_GLASS.ID.desc())
                .limit(page.first() + 1)
                .fetch(BreakGlassRepository::glass);
    }

    /** Those that are open, the newest first. */
    List<BreakGlass> listOpen(TenantScope scope, Instant now) {
        return sql.selectFrom(BREAK_GLASS)
                .where(scope.owns(BREAK_GLASS))
                .and(BREAK_GLASS.ENDED_AT.isNull())
                .and(BREAK_GLASS.ENDS_AT.gt(now))
                .orderBy(BREAK_GLASS.ID.desc())
                .fetch(BreakGlassRepository::glass);
    }

    /** The open one of that person, which its tenant's lock keeps the only one. */
    Optional<BreakGlass> findOpen(Grant grant, long personId, Instant now) {
        return sql.selectFrom(BREAK_GLASS)
                .where(grant.on(BREAK_GLASS))
                .and(BREAK_GLASS.PERSON_ID.eq(personId))
                .and(BREAK_GLASS.ENDED_AT.isNull())
                .and(BREAK_GLASS.ENDS_AT.gt(now))
                .fetchOptional(BreakGlassRepository::glass);
    }

    void insert(Grant grant, long personId, BreakGlass glass) {
        sql.insertInto(BREAK_GLASS)
                .set(BREAK_GLASS.ID, glass.id())
                .set(BREAK_GLASS.TENANT_ID, grant.tenantId())
                .set(BREAK_GLASS.PERSON_ID, personId)
                .set(BREAK_GLASS.PERSON_NAME, glass.personName())
                .set(BREAK_GLASS.UNIT_NAME, glass.unitName())
                .set(BREAK_GLASS.REASON, glass.reason())
                .set(BREAK_GLASS.BEGAN_AT, glass.beganAt())
                .set(BREAK_GLASS.ENDS_AT, glass.endsAt())
                .execute();
    }

    /** Ends an open one; false when it was over already. */
    boolean end(Grant grant, long id, Viewer by, Instant now) {
        return sql.update(BREAK_GLASS)
                        .set(BREAK_GLASS.ENDED_AT, now)
                        .set(BREAK_GLASS.ENDED_BY_NAME, by.name())
                        .set(BREAK_GLASS.ENDED_BY_UNIT, by.unitName())
                        .where(BREAK_GLASS.ID.eq(id))
                        .and(grant.on(BREAK_GLASS))
                        .and(BREAK_GLASS.ENDED_AT.isNull())
                        .and(BREAK_GLASS.ENDS_AT.gt(now))
                        .execute()
                == 1;
    }

    private static BreakGlass glass(BreakGlassRecord row) {
        return new BreakGlass(
                row.getId(),
                row.getTenantId(),
                row.getPersonName(),
                row.getUnitName(),
                row.getReason(),
                row.getBeganAt(),
                row.getEndsAt(),
                row.getEndedAt(),
                row.getEndedByName(),
                row.getEndedByUnit());
    }
}
