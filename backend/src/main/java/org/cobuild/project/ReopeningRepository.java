package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_REOPENING;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.ProjectReopeningRecord;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Repository;

/** Keeps how often what was refused came forward again: part of the plan. */
@Repository
class ReopeningRepository {
    private final DSLContext sql;

    ReopeningRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Those of projects whose plan the caller sees, by project, in order. */
    Map<Long, List<Reopening>> ofProjects(TenantScope scope, Collection<Long> projectIds) {
        return query(scope.sees(PROJECT_REOPENING, PROJECT_REOPENING.PROJECT_ID, ProjectArea.PLAN))
                .and(PROJECT_REOPENING.PROJECT_ID.in(projectIds))
                .orderBy(PROJECT_REOPENING.ID)
                .fetchGroups(PROJECT_REOPENING.PROJECT_ID, ReopeningRepository::reopening);
    }

    /** Those of a project whose row is held, in order. */
    List<Reopening> list(Grant grant, long projectId) {
        return of(grant, projectId).orderBy(PROJECT_REOPENING.ID).fetch(ReopeningRepository::reopening);
    }

    /** The same beside other lists. */
    Together.Part<Reopening> list(Together together, Grant grant, long projectId) {
        return together.list(of(grant, projectId), ReopeningRepository::reopening, PROJECT_REOPENING.ID);
    }

    void insert(Reopening reopening) {
        sql.insertInto(PROJECT_REOPENING)
                .set(new ProjectReopeningRecord(
                        reopening.id(),
                        reopening.tenantId(),
                        reopening.projectId(),
                        reopening.kind().name(),
                        reopening.batchId(),
                        reopening.reason(),
                        reopening.reopenedAt(),
                        reopening.personName()))
                .execute();
    }

    private SelectConditionStep<ProjectReopeningRecord> of(Grant grant, long projectId) {
        return query(grant.on(PROJECT_REOPENING)).and(PROJECT_REOPENING.PROJECT_ID.eq(projectId));
    }

    private SelectConditionStep<ProjectReopeningRecord> query(Condition which) {
        return sql.selectFrom(PROJECT_REOPENING).where(which);
    }

    private static Reopening reopening(Record row) {
        return new Reopening(
                row.get(PROJECT_REOPENING.ID),
                row.get(PROJECT_REOPENING.TENANT_ID),
                row.get(PROJECT_REOPENING.PROJECT_ID),
                ReopeningKind.valueOf(row.get(PROJECT_REOPENING.KIND)),
                row.get(PROJECT_REOPENING.BATCH_ID),
                row.get(PROJECT_REOPENING.REASON),
                row.get(PROJECT_REOPENING.REOPENED_AT),
                row.get(PROJECT_REOPENING.REOPENED_BY_NAME));
    }
}
