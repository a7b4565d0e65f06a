package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_MILESTONE;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;

/** Reads planned milestones: part of the shared summary, whoever sees the project sees them. */
@Repository
public class ProjectMilestones {
    private static final List<SelectField<?>> FIELDS = List.of(
            PROJECT_MILESTONE.ID,
            PROJECT_MILESTONE.TENANT_ID,
            PROJECT_MILESTONE.PROJECT_ID,
            PROJECT_MILESTONE.ORDINAL,
            PROJECT_MILESTONE.TITLE,
            PROJECT_MILESTONE.WEIGHT,
            PROJECT_MILESTONE.BASELINE_START_ON,
            PROJECT_MILESTONE.BASELINE_END_ON);
    private final DSLContext sql;

    ProjectMilestones(DSLContext sql) {
        this.sql = sql;
    }

    /** Milestones in order, by project. */
    public Map<Long, List<Milestone>> list(TenantScope scope, Collection<Long> projectIds) {
        return sql.select(FIELDS)
                .from(PROJECT_MILESTONE)
                .where(PROJECT_MILESTONE.PROJECT_ID.in(projectIds))
                .and(scope.sees(PROJECT_MILESTONE, PROJECT_MILESTONE.PROJECT_ID))
                .orderBy(PROJECT_MILESTONE.PROJECT_ID, PROJECT_MILESTONE.ORDINAL)
                .fetchGroups(PROJECT_MILESTONE.PROJECT_ID, ProjectMilestones::milestone);
    }

    /** Milestones of a project in order, for an act. */
    public List<Milestone> list(Grant grant, long projectId) {
        return query(grant, projectId).orderBy(PROJECT_MILESTONE.ORDINAL).fetch(ProjectMilestones::milestone);
    }

    /** The same beside other lists. */
    Together.Part<Milestone> list(Together together, Grant grant, long projectId) {
        return together.list(query(grant, projectId), ProjectMilestones::milestone, PROJECT_MILESTONE.ORDINAL);
    }

    private SelectConditionStep<Record> query(Grant grant, long projectId) {
        return sql.select(FIELDS)
                .from(PROJECT_MILESTONE)
                .where(PROJECT_MILESTONE.PROJECT_ID.eq(projectId))
                .and(grant.on(PROJECT_MILESTONE));
    }

    public Map<Long, Milestone> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(FIELDS)
                .from(PROJECT_MILESTONE)
                .where(PROJECT_MILESTONE.ID.in(ids))
                .and(scope.sees(PROJECT_MILESTONE, PROJECT_MILESTONE.PROJECT_ID))
                .fetchMap(PROJECT_MILESTONE.ID, ProjectMilestones::milestone);
    }

    public Optional<Milestone> find(TenantScope scope, long id) {
        return Optional.ofNullable(find(scope, List.of(id)).get(id));
    }

    private static Milestone milestone(Record row) {
        return new Milestone(
                row.get(PROJECT_MILESTONE.ID),
                row.get(PROJECT_MILESTONE.TENANT_ID),
                row.get(PROJECT_MILESTONE.PROJECT_ID),
                row.get(PROJECT_MILESTONE.ORDINAL),
                row.get(PROJECT_MILESTONE.TITLE),
                row.get(PROJECT_MILESTONE.WEIGHT),
                row.get(PROJECT_MILESTONE.BASELINE_START_ON),
                row.get(PROJECT_MILESTONE.BASELINE_END_ON));
    }
}
