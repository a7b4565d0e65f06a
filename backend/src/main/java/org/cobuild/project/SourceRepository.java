package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_FUNDING_SOURCE;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.ProjectFundingSourceRecord;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Repository;

/** Reads sources of money: all for who sees the project whole, otherwise the caller's own county's. */
@Repository
class SourceRepository {
    private final DSLContext sql;

    SourceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Sources in order, by project. */
    Map<Long, List<FundingSource>> list(TenantScope scope, Collection<Long> projectIds) {
        return sql.selectFrom(PROJECT_FUNDING_SOURCE)
                .where(PROJECT_FUNDING_SOURCE.PROJECT_ID.in(projectIds))
                .and(scope.seesPackage(
                        PROJECT_FUNDING_SOURCE,
                        PROJECT_FUNDING_SOURCE.PROJECT_ID,
                        PROJECT_FUNDING_SOURCE.PARTICIPANT_ID))
                .orderBy(PROJECT_FUNDING_SOURCE.PROJECT_ID, PROJECT_FUNDING_SOURCE.ORDINAL)
                .fetchGroups(PROJECT_FUNDING_SOURCE.PROJECT_ID, SourceRepository::source);
    }

    /** All sources of a project in order, for an act. */
    List<FundingSource> list(Grant grant, long projectId) {
        return query(grant, projectId).orderBy(PROJECT_FUNDING_SOURCE.ORDINAL).fetch(SourceRepository::source);
    }

    /** The same beside other lists. */
    Together.Part<FundingSource> list(Together together, Grant grant, long projectId) {
        return together.list(query(grant, projectId), SourceRepository::source, PROJECT_FUNDING_SOURCE.ORDINAL);
    }

    private SelectConditionStep<ProjectFundingSourceRecord> query(Grant grant, long projectId) {
        return sql.selectFrom(PROJECT_FUNDING_SOURCE)
                .where(PROJECT_FUNDING_SOURCE.PROJECT_ID.eq(projectId))
                .and(grant.on(PROJECT_FUNDING_SOURCE));
    }

    Map<Long, FundingSource> find(TenantScope scope, Collection<Long> ids) {
        return sql.selectFrom(PROJECT_FUNDING_SOURCE)
                .where(PROJECT_FUNDING_SOURCE.ID.in(ids))
                .and(scope.seesPackage(
                        PROJECT_FUNDING_SOURCE,
                        PROJECT_FUNDING_SOURCE.PROJECT_ID,
                        PROJECT_FUNDING_SOURCE.PARTICIPANT_ID))
                .fetchMap(PROJECT_FUNDING_SOURCE.ID, SourceRepository::source);
    }

    private static FundingSource source(Record row) {
        return new FundingSource(
                row.get(PROJECT_FUNDING_SOURCE.ID),
                row.get(PROJECT_FUNDING_SOURCE.TENANT_ID),
                row.get(PROJECT_FUNDING_SOURCE.PROJECT_ID),
                row.get(PROJECT_FUNDING_SOURCE.ORDINAL),
                FundSource.valueOf(row.get(PROJECT_FUNDING_SOURCE.SOURCE)),
                row.get(PROJECT_FUNDING_SOURCE.PARTICIPANT_ID),
                row.get(PROJECT_FUNDING_SOURCE.AMOUNT),
                row.get(PROJECT_FUNDING_SOURCE.BOUNDARY));
    }
}
