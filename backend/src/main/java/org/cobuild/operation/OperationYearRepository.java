package org.cobuild.operation;

import static org.cobuild.db.Tables.OPERATION_YEAR;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;

/** Reads and writes closed years. Whoever sees a project whole sees them. */
@Repository
class OperationYearRepository {
    private static final List<SelectField<?>> FIELDS = List.of(
            OPERATION_YEAR.ID,
            OPERATION_YEAR.TENANT_ID,
            OPERATION_YEAR.PROJECT_ID,
            OPERATION_YEAR.YEAR,
            OPERATION_YEAR.REVENUE,
            OPERATION_YEAR.COST,
            OPERATION_YEAR.NET,
            OPERATION_YEAR.LOSS_CARRIED,
            OPERATION_YEAR.LOSS_LEFT,
            OPERATION_YEAR.REINVESTMENT_RATIO,
            OPERATION_YEAR.REINVESTED,
            OPERATION_YEAR.POLICY_ON,
            OPERATION_YEAR.CLOSED_AT,
            OPERATION_YEAR.CLOSER_NAME);
    private final DSLContext sql;

    OperationYearRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Closed years by project, newest first. */
    Map<Long, List<OperationYear>> list(TenantScope scope, Collection<Long> projectIds) {
        return sql.select(FIELDS)
                .from(OPERATION_YEAR)
                .where(OPERATION_YEAR.PROJECT_ID.in(projectIds))
                .and(scope.sees(OPERATION_YEAR, OPERATION_YEAR.PROJECT_ID, ProjectArea.OPERATION))
                .orderBy(OPERATION_YEAR.PROJECT_ID, OPERATION_YEAR.YEAR.desc())
                .fetchGroups(OPERATION_YEAR.PROJECT_ID, OperationYearRepository::year);
    }

    Map<Long, OperationYear> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(FIELDS)
                .from(OPERATION_YEAR)
                .where(OPERATION_YEAR.ID.in(ids))
                .and(scope.sees(OPERATION_YEAR, OPERATION_YEAR.PROJECT_ID, ProjectArea.OPERATION))
                .fetchMap(OPERATION_YEAR.ID, OperationYearRepository::year);
    }

    /** The year that was closed last: it and all before it stay as they are. */
    Optional<OperationYear> last(Grant grant, long projectId) {
        return sql.select(FIELDS)
                .from(OPERATION_YEAR)
                .where(OPERATION_YEAR.PROJECT_ID.eq(projectId))
                .and(grant.on(OPERATION_YEAR))
                .orderBy(OPERATION_YEAR.YEAR.desc())
                .limit(1)
                .fetchOptional(OperationYearRepository::year);
    }

    void insert(OperationYear year) {
        sql.insertInto(OPERATION_YEAR)
                .set(OPERATION_YEAR.ID, year.id())
                .set(OPERATION_YEAR.TENANT_ID, year.tenantId())
                .set(OPERATION_YEAR.PROJECT_ID, year.projectId())
                .set(OPERATION_YEAR.YEAR, year.year())
                .set(OPERATION_YEAR.REVENUE, year.revenue())
                .set(OPERATION_YEAR.COST, year.cost())
                .set(OPERATION_YEAR.NET, year.net())
                .set(OPERATION_YEAR.LOSS_CARRIED, year.lossCarried())
                .set(OPERATION_YEAR.LOSS_LEFT, year.lossLeft())
                .set(OPERATION_YEAR.REINVESTMENT_RATIO, year.reinvestmentRatio())
                .set(OPERATION_YEAR.REINVESTED, year.reinvested())
                .set(OPERATION_YEAR.POLICY_ON, year.policyOn())
                .set(OPERATION_YEAR.CLOSED_AT, year.closedAt())
                .set(OPERATION_YEAR.CLOSER_NAME, year.closerName())
                .execute();
    }

    private static OperationYear year(Record row) {
        return new OperationYear(
                row.get(OPERATION_YEAR.ID),
                row.get(OPERATION_YEAR.TENANT_ID),
                row.get(OPERATION_YEAR.PROJECT_ID),
                row.get(OPERATION_YEAR.YEAR),
                row.get(OPERATION_YEAR.REVENUE),
                row.get(OPERATION_YEAR.COST),
                row.get(OPERATION_YEAR.NET),
                row.get(OPERATION_YEAR.LOSS_CARRIED),
                row.get(OPERATION_YEAR.LOSS_LEFT),
                row.get(OPERATION_YEAR.REINVESTMENT_RATIO),
                row.get(OPERATION_YEAR.REINVESTED),
                row.get(OPERATION_YEAR.POLICY_ON),
                row.get(OPERATION_YEAR.CLOSED_AT),
                row.get(OPERATION_YEAR.CLOSER_NAME));
    }
}
