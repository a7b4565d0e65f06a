package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_OWN_BUILD;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.db.tables.records.ProjectOwnBuildRecord;
import org.cobuild.platform.Page;
import org.cobuild.platform.Rows;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Wishes to build by oneself: with the project for who sees it, and as such for the authority that answers. */
@Repository
class OwnBuildRepository {
    private static final List<SelectField<?>> FIELDS = List.of(
            PROJECT_OWN_BUILD.ID,
            PROJECT_OWN_BUILD.TENANT_ID,
            PROJECT_OWN_BUILD.PROJECT_ID,
            PROJECT_OWN_BUILD.REASON,
            PROJECT_OWN_BUILD.AMOUNT,
            PROJECT_OWN_BUILD.STATE,
            PROJECT_OWN_BUILD.ASKED_AT,
            PROJECT_OWN_BUILD.ASKED_BY_NAME,
            PROJECT_OWN_BUILD.ANSWER,
            PROJECT_OWN_BUILD.ANSWERED_AT,
            PROJECT_OWN_BUILD.ANSWERED_BY_NAME,
            PROJECT_OWN_BUILD.VERSION,
            PROJECT.UNIT_ID,
            PROJECT.CODE,
            PROJECT.TITLE,
            PROJECT.CATEGORY);
    private final DSLContext sql;

    OwnBuildRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Those of projects that the caller sees, by project. */
    Map<Long, OwnBuild> ofProjects(TenantScope scope, Collection<Long> projectIds) {
        return query(scope.sees(PROJECT_OWN_BUILD, PROJECT_OWN_BUILD.PROJECT_ID))
                .and(PROJECT_OWN_BUILD.PROJECT_ID.in(projectIds))
                .fetchMap(PROJECT_OWN_BUILD.PROJECT_ID, OwnBuildRepository::ownBuild);
    }

    /** That of a project, beside other lists; none when the company builds. */
    Together.Part<OwnBuild> list(Together together, Grant grant, long projectId) {
        return together.list(
                query(grant.on(PROJECT_OWN_BUILD)).and(PROJECT_OWN_BUILD.PROJECT_ID.eq(projectId)),
                OwnBuildRepository::ownBuild,
                PROJECT_OWN_BUILD.ASKED_AT);
    }

    /** That of a project whose row is held. */
    Optional<OwnBuild> find(Grant grant, long projectId) {
        return query(grant.on(PROJECT_OWN_BUILD))
                .and(PROJECT_OWN_BUILD.PROJECT_ID.eq(projectId))
                .forUpdate()
                .fetchOptional(OwnBuildRepository::ownBuild);
    }

    /** Those that the caller reads as such, by id. */
    Map<Long, OwnBuild> find(TenantScope scope, Collection<Long> ids) {
        return query(readable(scope))
                .and(PROJECT_OWN_BUILD.ID.in(ids))
                .fetchMap(PROJECT_OWN_BUILD.ID, OwnBuildRepository::ownBuild);
    }

    /** Those that the caller reads as such, those that wait longest first; one row more than the page. */
    List<OwnBuild> list(TenantScope scope, @Nullable OwnBuildState state, Page page) {
        return query(readable(scope))
                .and(state == null ? noCondition() : PROJECT_OWN_BUILD.STATE.eq(state.name()))
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : row(PROJECT_OWN_BUILD.ASKED_AT, PROJECT_OWN_BUILD.ID)
                                        .gt(page.afterInstant(0), page.afterLong(1)))
                .orderBy(PROJECT_OWN_BUILD.ASKED_AT, PROJECT_OWN_BUILD.ID)
                .limit(page.first() + 1)
                .fetch(OwnBuildRepository::ownBuild);
    }

    static String cursor(OwnBuild own) {
        return Page.key(own.askedAt(), own.id());
    }

    void save(OwnBuild own) {
        Rows.upsert(
                sql,
                PROJECT_OWN_BUILD,
                List.of(new ProjectOwnBuildRecord(
                        own.id(),
                        own.tenantId(),
                        own.projectId(),
                        own.reason(),
                        own.amount(),
                        own.state().name(),
                        own.askedAt(),
                        own.askedByName(),
                        own.answer(),
                        own.answeredAt(),
                        own.answeredByName(),
                        own.version())));
    }

    void delete(Grant grant, OwnBuild own) {
        sql.deleteFrom(PROJECT_OWN_BUILD)
                .where(PROJECT_OWN_BUILD.ID.eq(own.id()))
                .and(grant.on(PROJECT_OWN_BUILD))
                .execute();
    }

    /** The lead's unit, and who reads all of its tenant or of the city above: the project may be a draft that they don't see. */
    private static Condition readable(TenantScope scope) {
        var wide = scope.readsTenantWide() ? scope.holds(PROJECT_OWN_BUILD) : DSL.falseCondition();
        return scope.ownsUnit(PROJECT_OWN_BUILD, PROJECT.UNIT_ID).or(wide);
    }

    private SelectConditionStep<Record> query(Condition which) {
        return sql.select(FIELDS)
                .from(PROJECT_OWN_BUILD)
                .join(PROJECT)
                .on(PROJECT.ID.eq(PROJECT_OWN_BUILD.PROJECT_ID))
                .and(TenantScope.alongside(PROJECT, PROJECT_OWN_BUILD))
                .where(which);
    }

    private static OwnBuild ownBuild(Record row) {
        return new OwnBuild(
                row.get(PROJECT_OWN_BUILD.ID),
                row.get(PROJECT_OWN_BUILD.TENANT_ID),
                row.get(PROJECT_OWN_BUILD.PROJECT_ID),
                row.get(PROJECT.UNIT_ID),
                row.get(PROJECT.CODE),
                row.get(PROJECT.TITLE),
                ProjectCategory.valueOf(row.get(PROJECT.CATEGORY)),
                row.get(PROJECT_OWN_BUILD.REASON),
                row.get(PROJECT_OWN_BUILD.AMOUNT),
                OwnBuildState.valueOf(row.get(PROJECT_OWN_BUILD.STATE)),
                row.get(PROJECT_OWN_BUILD.ASKED_AT),
                row.get(PROJECT_OWN_BUILD.ASKED_BY_NAME),
                row.get(PROJECT_OWN_BUILD.ANSWER),
                row.get(PROJECT_OWN_BUILD.ANSWERED_AT),
                row.get(PROJECT_OWN_BUILD.ANSWERED_BY_NAME),
                row.get(PROJECT_OWN_BUILD.VERSION));
    }
}
