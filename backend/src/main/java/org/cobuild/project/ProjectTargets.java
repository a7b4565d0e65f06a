package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_TARGET;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.ProjectTargetRecord;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Repository;

/** Reads performance targets: part of the shared summary, whoever sees the project sees them. */
@Repository
class ProjectTargets {
    private final DSLContext sql;

    ProjectTargets(DSLContext sql) {
        this.sql = sql;
    }

    /** Targets in order, by project. */
    Map<Long, List<PerformanceTarget>> list(TenantScope scope, Collection<Long> projectIds) {
        return sql.selectFrom(PROJECT_TARGET)
                .where(PROJECT_TARGET.PROJECT_ID.in(projectIds))
                .and(scope.sees(PROJECT_TARGET, PROJECT_TARGET.PROJECT_ID))
                .orderBy(PROJECT_TARGET.PROJECT_ID, PROJECT_TARGET.ORDINAL)
                .fetchGroups(PROJECT_TARGET.PROJECT_ID, ProjectTargets::target);
    }

    /** Targets of a project in order, for an act. */
    List<PerformanceTarget> list(Grant grant, long projectId) {
        return query(grant, projectId).orderBy(PROJECT_TARGET.ORDINAL).fetch(ProjectTargets::target);
    }

    /** The same beside other lists. */
    Together.Part<PerformanceTarget> list(Together together, Grant grant, long projectId) {
        return together.list(query(grant, projectId), ProjectTargets::target, PROJECT_TARGET.ORDINAL);
    }

    private SelectConditionStep<ProjectTargetRecord> query(Grant grant, long projectId) {
        return sql.selectFrom(PROJECT_TARGET)
                .where(PROJECT_TARGET.PROJECT_ID.eq(projectId))
                .and(grant.on(PROJECT_TARGET));
    }

    Map<Long, PerformanceTarget> find(TenantScope scope, Collection<Long> ids) {
        return sql.selectFrom(PROJECT_TARGET)
                .where(PROJECT_TARGET.ID.in(ids))
                .and(scope.sees(PROJECT_TARGET, PROJECT_TARGET.PROJECT_ID))
                .fetchMap(PROJECT_TARGET.ID, ProjectTargets::target);
    }

    private static PerformanceTarget target(Record row) {
        return new PerformanceTarget(
                row.get(PROJECT_TARGET.ID),
                row.get(PROJECT_TARGET.TENANT_ID),
                row.get(PROJECT_TARGET.PROJECT_ID),
                row.get(PROJECT_TARGET.ORDINAL),
                TargetGroup.valueOf(row.get(PROJECT_TARGET.TARGET_GROUP)),
                row.get(PROJECT_TARGET.INDICATOR),
                TargetComparison.valueOf(row.get(PROJECT_TARGET.COMPARISON)),
                row.get(PROJECT_TARGET.TARGET_VALUE),
                row.get(PROJECT_TARGET.TARGET_UNIT),
                row.get(PROJECT_TARGET.EVIDENCE),
                row.get(PROJECT_TARGET.NOTE));
    }
}
