package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_PRECHECK;
import static org.cobuild.db.Tables.PROJECT_PRECHECK_HIT;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.ProjectPrecheckHitRecord;
import org.cobuild.platform.Rows;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads and writes checks against the lists, and what was said to their hits. They belong to the plan. */
@Repository
class PrecheckRepository {
    private static final int MOST = 50;
    private static final String SEPARATOR = "\n";
    private final DSLContext sql;

    PrecheckRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Checks by project, newest first, at most 50 of each. */
    Map<Long, List<Precheck>> list(TenantScope scope, Collection<Long> projectIds) {
        var newer = PROJECT_PRECHECK.as("newer");
        var last = DSL.field(DSL.select(DSL.max(newer.NUMBER))
                .from(newer)
                .where(newer.PROJECT_ID.eq(PROJECT_PRECHECK.PROJECT_ID))
                .and(TenantScope.alongside(newer, PROJECT_PRECHECK)));
        return sql.selectFrom(PROJECT_PRECHECK)
                .where(PROJECT_PRECHECK.PROJECT_ID.in(projectIds))
                .and(plan(scope))
                .and(PROJECT_PRECHECK.NUMBER.gt(last.minus(MOST)))
                .orderBy(PROJECT_PRECHECK.PROJECT_ID, PROJECT_PRECHECK.NUMBER.desc())
                .fetchGroups(PROJECT_PRECHECK.PROJECT_ID, PrecheckRepository::precheck);
    }

    Map<Long, Precheck> find(TenantScope scope, Collection<Long> ids) {
        return sql.selectFrom(PROJECT_PRECHECK)
                .where(PROJECT_PRECHECK.ID.in(ids))
                .and(plan(scope))
                .fetchMap(PROJECT_PRECHECK.ID, PrecheckRepository::precheck);
    }

    /** The latest check of each project. */
    Map<Long, Precheck> latest(TenantScope scope, Collection<Long> projectIds) {
        return sql.selectFrom(PROJECT_PRECHECK)
                .where(PROJECT_PRECHECK.PROJECT_ID.in(projectIds))
                .and(plan(scope))
                .and(isLatest())
                .fetchMap(PROJECT_PRECHECK.PROJECT_ID, PrecheckRepository::precheck);
    }

    /** Hits in order, by check. */
    Map<Long, List<PrecheckHit>> hits(TenantScope scope, Collection<Long> precheckIds) {
        return sql.selectFrom(PROJECT_PRECHECK_HIT)
                .where(PROJECT_PRECHECK_HIT.PRECHECK_ID.in(precheckIds))
                .and(planOfHit(scope))
                .orderBy(PROJECT_PRECHECK_HIT.PRECHECK_ID, PROJECT_PRECHECK_HIT.ORDINAL)
                .fetchGroups(PROJECT_PRECHECK_HIT.PRECHECK_ID, PrecheckRepository::hit);
    }

    Map<Long, PrecheckHit> findHits(TenantScope scope, Collection<Long> ids) {
        return sql.selectFrom(PROJECT_PRECHECK_HIT)
                .where(PROJECT_PRECHECK_HIT.ID.in(ids))
                .and(planOfHit(scope))
                .fetchMap(PROJECT_PRECHECK_HIT.ID, PrecheckRepository::hit);
    }

    /** Hits of the latest check of each project, for who sees the projects. */
    Map<Long, List<PrecheckHit>> latestHits(TenantScope scope, Collection<Long> projectIds) {
        return sql.select(PROJECT_PRECHECK_HIT.fields())
                .from(PROJECT_PRECHECK_HIT)
                .join(PROJECT_PRECHECK)
                .on(PROJECT_PRECHECK.ID.eq(PROJECT_PRECHECK_HIT.PRECHECK_ID))
                .and(TenantScope.alongside(PROJECT_PRECHECK, PROJECT_PRECHECK_HIT))
                .where(PROJECT_PRECHECK.PROJECT_ID.in(projectIds))
                .and(planOfHit(scope))
                .and(isLatest())
                .fetchGroups(PROJECT_PRECHECK_HIT.PROJECT_ID, PrecheckRepository::hit);
    }

    /** The latest check of a project that is held, beside other lists: none or one. */
    Together.Part<Precheck> latest(Together together, Grant grant, long projectId) {
        return together.list(
                sql.selectFrom(PROJECT_PRECHECK)
                        .where(PROJECT_PRECHECK.PROJECT_ID.eq(projectId))
                        .and(grant.on(PROJECT_PRECHECK))
                        .and(isLatest()),
                PrecheckRepository::precheck);
    }

    /** Its hits. */
    Together.Part<PrecheckHit> latestHits(Together together, Grant grant, long projectId) {
        return together.list(
                sql.select(PROJECT_PRECHECK_HIT.fields())
                        .from(PROJECT_PRECHECK_HIT)
                        .join(PROJECT_PRECHECK)
                        .on(PROJECT_PRECHECK.ID.eq(PROJECT_PRECHECK_HIT.PRECHECK_ID))
                        .and(grant.on(PROJECT_PRECHECK))
                        .where(PROJECT_PRECHECK.PROJECT_ID.eq(projectId))
                        .and(grant.on(PROJECT_PRECHECK_HIT))
                        .and(isLatest()),
                PrecheckRepository::hit,
                PROJECT_PRECHECK_HIT.ORDINAL);
    }

    /** Those of the ids that are hits of any check of a project that is held. */
    Together.Part<PrecheckHit> hits(Together together, Grant grant, long projectId, Collection<Long> ids) {
        return together.list(
                sql.selectFrom(PROJECT_PRECHECK_HIT)
                        .where(PROJECT_PRECHECK_HIT.ID.in(ids))
                        .and(PROJECT_PRECHECK_HIT.PROJECT_ID.eq(projectId))
                        .and(grant.on(PROJECT_PRECHECK_HIT)),
                PrecheckRepository::hit);
    }

    void insert(Precheck check, List<PrecheckHit> hits) {
        sql.insertInto(PROJECT_PRECHECK)
                .set(PROJECT_PRECHECK.ID, check.id())
                .set(PROJECT_PRECHECK.TENANT_ID, check.tenantId())
                .set(PROJECT_PRECHECK.PROJECT_ID, check.projectId())
                .set(PROJECT_PRECHECK.NUMBER, check.number())
                .set(PROJECT_PRECHECK.CHECKED_AT, check.checkedAt())
                .set(PROJECT_PRECHECK.PERSON_NAME, check.personName())
                .set(PROJECT_PRECHECK.SUBMISSION_NUMBER, check.submissionNumber())
                .set(PROJECT_PRECHECK.CONTENT_SHA256, check.contentSha256())
                .set(PROJECT_PRECHECK.ENTRY_IDS, check.entryIds())
                .set(PROJECT_PRECHECK.LINE_COUNT, check.lineCount())
                .set(PROJECT_PRECHECK.HIT_COUNT, check.hitCount())
                .execute();
        save(hits);
    }

    /** Writes hits that are new or were read in this act. */
    void save(List<PrecheckHit> hits) {
        Rows.upsert(
                sql,
                PROJECT_PRECHECK_HIT,
                hits.stream().map(PrecheckRepository::row).toList());
    }

    private static Condition isLatest() {
        var newest = PROJECT_PRECHECK.as("newest");
        return PROJECT_PRECHECK.NUMBER.eq(DSL.select(DSL.max(newest.NUMBER))
                .from(newest)
                .where(newest.PROJECT_ID.eq(PROJECT_PRECHECK.PROJECT_ID))
                .and(TenantScope.alongside(newest, PROJECT_PRECHECK)));
    }

    private static Condition plan(TenantScope scope) {
        return scope.sees(PROJECT_PRECHECK, PROJECT_PRECHECK.PROJECT_ID, ProjectArea.PLAN);
    }

    private static Condition planOfHit(TenantScope scope) {
        return scope.sees(PROJECT_PRECHECK_HIT, PROJECT_PRECHECK_HIT.PROJECT_ID, ProjectArea.PLAN);
    }

    private static Precheck precheck(Record row) {
        return new Precheck(
                row.get(PROJECT_PRECHECK.ID),
                row.get(PROJECT_PRECHECK.TENANT_ID),
                row.get(PROJECT_PRECHECK.PROJECT_ID),
                row.get(PROJECT_PRECHECK.NUMBER),
                row.get(PROJECT_PRECHECK.CHECKED_AT),
                row.get(PROJECT_PRECHECK.PERSON_NAME),
                row.get(PROJECT_PRECHECK.SUBMISSION_NUMBER),
                row.get(PROJECT_PRECHECK.CONTENT_SHA256),
                row.get(PROJECT_PRECHECK.ENTRY_IDS),
                row.get(PROJECT_PRECHECK.LINE_COUNT),
                row.get(PROJECT_PRECHECK.HIT_COUNT));
    }

    private static PrecheckHit hit(Record row) {
        return new PrecheckHit(
                row.get(PROJECT_PRECHECK_HIT.ID),
                row.get(PROJECT_PRECHECK_HIT.TENANT_ID),
                row.get(PROJECT_PRECHECK_HIT.PROJECT_ID),
                row.get(PROJECT_PRECHECK_HIT.PRECHECK_ID),
                row.get(PROJECT_PRECHECK_HIT.ORDINAL),
                PrecheckPlace.valueOf(row.get(PROJECT_PRECHECK_HIT.PLACE)),
                row.get(PROJECT_PRECHECK_HIT.LINE_ID),
                row.get(PROJECT_PRECHECK_HIT.LINE_ORDINAL),
                row.get(PROJECT_PRECHECK_HIT.TEXT),
                row.get(PROJECT_PRECHECK_HIT.TEXT_SHA256),
                row.get(PROJECT_PRECHECK_HIT.AMOUNT),
                row.get(PROJECT_PRECHECK_HIT.ENTRY_TENANT_ID),
                row.get(PROJECT_PRECHECK_HIT.ENTRY_ID),
                List.of(row.get(PROJECT_PRECHECK_HIT.WORDS).split(SEPARATOR)),
                PrecheckVerdict.valueOf(row.get(PROJECT_PRECHECK_HIT.VERDICT)),
                row.get(PROJECT_PRECHECK_HIT.REASON),
                row.get(PROJECT_PRECHECK_HIT.ANSWERED_BY_NAME),
                row.get(PROJECT_PRECHECK_HIT.ANSWERED_AT),
                row.get(PROJECT_PRECHECK_HIT.VERSION));
    }

    private static ProjectPrecheckHitRecord row(PrecheckHit hit) {
        return new ProjectPrecheckHitRecord(
                hit.id(),
                hit.tenantId(),
                hit.projectId(),
                hit.precheckId(),
                hit.ordinal(),
                hit.place().name(),
                hit.lineId(),
                hit.lineOrdinal(),
                hit.text(),
                hit.textSha256(),
                hit.amount(),
                hit.entryTenantId(),
                hit.entryId(),
                String.join(SEPARATOR, hit.words()),
                hit.verdict().name(),
                hit.reason(),
                hit.answeredByName(),
                hit.answeredAt(),
                hit.version());
    }
}
