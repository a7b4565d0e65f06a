package org.cobuild.funding;

import static org.cobuild.db.Tables.FUND_POOL;
import static org.cobuild.db.Tables.FUND_PROJECT;
import static org.cobuild.db.Tables.FUND_PROJECT_SOURCE;
import static org.jooq.impl.DSL.noCondition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.PortalClock;
import org.cobuild.project.FundSource;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads pools and the sums of projects. */
@Repository
public class FundRepository {
    private static final List<SelectField<?>> POOL = List.of(
            FUND_POOL.ID,
            FUND_POOL.TENANT_ID,
            FUND_POOL.SOURCE,
            FUND_POOL.YEAR,
            FUND_POOL.AMOUNT,
            FUND_POOL.ALLOCATED,
            FUND_POOL.VERSION);
    private final DSLContext sql;
    private final PortalClock clock;

    FundRepository(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The tenant's pools of a year, or of all years, newest year first, then by source. */
    List<FundPool> pools(TenantScope scope, @Nullable Integer year) {
        return sql.select(POOL)
                .from(FUND_POOL)
                .where(scope.owns(FUND_POOL))
                .and(year == null ? noCondition() : FUND_POOL.YEAR.eq(year))
                .orderBy(FUND_POOL.YEAR.desc(), FUND_POOL.SOURCE)
                .fetch(FundRepository::pool);
    }

    /** Pools of the caller's tenant, by id. */
    Map<Long, FundPool> pools(TenantScope scope, Collection<Long> ids) {
        return sql.select(POOL)
                .from(FUND_POOL)
                .where(FUND_POOL.ID.in(ids))
                .and(scope.owns(FUND_POOL))
                .fetchMap(FUND_POOL.ID, FundRepository::pool);
    }

    /** The pool of a source and year as it stands now. */
    Optional<FundPool> findPool(Grant grant, FundSource source, int year) {
        return sql.select(POOL)
                .from(FUND_POOL)
                .where(grant.on(FUND_POOL))
                .and(FUND_POOL.SOURCE.eq(source.name()))
                .and(FUND_POOL.YEAR.eq(year))
                .fetchOptional(FundRepository::pool);
    }

    /** As {@link #findPool}, holding the row until the transaction ends. */
    Optional<FundPool> lockPool(Grant grant, FundSource source, int year) {
        return sql.select(POOL)
                .from(FUND_POOL)
                .where(grant.on(FUND_POOL))
                .and(FUND_POOL.SOURCE.eq(source.name()))
                .and(FUND_POOL.YEAR.eq(year))
                .forUpdate()
                .fetchOptional(FundRepository::pool);
    }

    /** The pool's id as a part of another statement. */
    static Field<Long> poolId(Grant grant, FundSource source, int year) {
        return DSL.field(DSL.select(FUND_POOL.ID)
                .from(FUND_POOL)
                .where(grant.on(FUND_POOL))
                .and(FUND_POOL.SOURCE.eq(source.name()))
                .and(FUND_POOL.YEAR.eq(year)));
    }

    /** Sums of approved projects that the caller sees whole, by project; the others are absent. */
    public Map<Long, ProjectMoney> money(TenantScope scope, Collection<Long> projectIds) {
        var now = clock.now();
        return sql.select(
                        FUND_PROJECT.PROJECT_ID,
                        FUND_PROJECT.TENANT_ID,
                        FUND_PROJECT.APPROVED,
                        FUND_PROJECT.ALLOCATED,
                        FUND_PROJECT.CONTRACTED,
                        FUND_PROJECT.PAID)
                .from(FUND_PROJECT)
                .where(FUND_PROJECT.PROJECT_ID.in(projectIds))
                .and(scope.sees(FUND_PROJECT, FUND_PROJECT.PROJECT_ID, ProjectArea.MONEY))
                .fetchMap(
                        FUND_PROJECT.PROJECT_ID,
                        row -> new ProjectMoney(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                now));
    }

    /** What each source plans and gave, by project. */
    Map<Long, List<SourceMoney>> sources(TenantScope scope, Collection<Long> projectIds) {
        return sql.select(
                        FUND_PROJECT_SOURCE.PROJECT_ID,
                        FUND_PROJECT_SOURCE.SOURCE,
                        FUND_PROJECT_SOURCE.PLANNED,
                        FUND_PROJECT_SOURCE.ALLOCATED)
                .from(FUND_PROJECT_SOURCE)
                .where(FUND_PROJECT_SOURCE.PROJECT_ID.in(projectIds))
                .and(scope.sees(FUND_PROJECT_SOURCE, FUND_PROJECT_SOURCE.PROJECT_ID, ProjectArea.MONEY))
                .orderBy(FUND_PROJECT_SOURCE.PROJECT_ID, FUND_PROJECT_SOURCE.PLANNED.desc(), FUND_PROJECT_SOURCE.SOURCE)
                .fetchGroups(
                        FUND_PROJECT_SOURCE.PROJECT_ID,
                        row -> new SourceMoney(FundSource.valueOf(row.value2()), row.value3(), row.value4()));
    }

    /** What one source plans and gave to a project; empty when the approval plans nothing from it. */
    Optional<SourceMoney> findSource(Grant grant, long projectId, FundSource source) {
        return sql.select(FUND_PROJECT_SOURCE.PLANNED, FUND_PROJECT_SOURCE.ALLOCATED)
                .from(FUND_PROJECT_SOURCE)
                .where(grant.on(FUND_PROJECT_SOURCE))
                .and(FUND_PROJECT_SOURCE.PROJECT_ID.eq(projectId))
                .and(FUND_PROJECT_SOURCE.SOURCE.eq(source.name()))
                .fetchOptional(row -> new SourceMoney(source, row.value1(), row.value2()));
    }

    private static FundPool pool(Record row) {
        return new FundPool(
                row.get(FUND_POOL.ID),
                row.get(FUND_POOL.TENANT_ID),
                FundSource.valueOf(row.get(FUND_POOL.SOURCE)),
                row.get(FUND_POOL.YEAR),
                row.get(FUND_POOL.AMOUNT),
                row.get(FUND_POOL.ALLOCATED),
                row.get(FUND_POOL.VERSION));
    }
}
