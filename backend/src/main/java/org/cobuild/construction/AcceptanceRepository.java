package org.cobuild.construction;

import static org.cobuild.db.Tables.CONSTRUCTION_ACCEPTANCE;

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

/** Reads acceptances. Who sees a project whole sees them. */
@Repository
class AcceptanceRepository {
    private static final List<SelectField<?>> FIELDS = List.of(
            CONSTRUCTION_ACCEPTANCE.ID,
            CONSTRUCTION_ACCEPTANCE.TENANT_ID,
            CONSTRUCTION_ACCEPTANCE.PROJECT_ID,
            CONSTRUCTION_ACCEPTANCE.STATE,
            CONSTRUCTION_ACCEPTANCE.COMPLETED_ON,
            CONSTRUCTION_ACCEPTANCE.DUE_ON,
            CONSTRUCTION_ACCEPTANCE.APPLIED_ON,
            CONSTRUCTION_ACCEPTANCE.ACCEPTED_ON,
            CONSTRUCTION_ACCEPTANCE.NOTE,
            CONSTRUCTION_ACCEPTANCE.CASE_ID);
    private final DSLContext sql;

    AcceptanceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Acceptances that the caller sees, by id. */
    Map<Long, Acceptance> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(FIELDS)
                .from(CONSTRUCTION_ACCEPTANCE)
                .where(CONSTRUCTION_ACCEPTANCE.ID.in(ids))
                .and(scope.sees(CONSTRUCTION_ACCEPTANCE, CONSTRUCTION_ACCEPTANCE.PROJECT_ID, ProjectArea.CONSTRUCTION))
                .fetchMap(CONSTRUCTION_ACCEPTANCE.ID, AcceptanceRepository::acceptance);
    }

    /** Acceptances of projects, newest first, by project. */
    Map<Long, List<Acceptance>> ofProjects(TenantScope scope, Collection<Long> projectIds) {
        return sql.select(FIELDS)
                .from(CONSTRUCTION_ACCEPTANCE)
                .where(CONSTRUCTION_ACCEPTANCE.PROJECT_ID.in(projectIds))
                .and(scope.sees(CONSTRUCTION_ACCEPTANCE, CONSTRUCTION_ACCEPTANCE.PROJECT_ID, ProjectArea.CONSTRUCTION))
                .orderBy(CONSTRUCTION_ACCEPTANCE.ID.desc())
                .fetchGroups(CONSTRUCTION_ACCEPTANCE.PROJECT_ID, AcceptanceRepository::acceptance);
    }

    /** The newest acceptance of a project, for an act. */
    Optional<Acceptance> latest(Grant grant, long projectId) {
        return sql.select(FIELDS)
                .from(CONSTRUCTION_ACCEPTANCE)
                .where(grant.on(CONSTRUCTION_ACCEPTANCE))
                .and(CONSTRUCTION_ACCEPTANCE.PROJECT_ID.eq(projectId))
                .orderBy(CONSTRUCTION_ACCEPTANCE.ID.desc())
                .limit(1)
                .fetchOptional(AcceptanceRepository::acceptance);
    }

    /** Holds the acceptance's row until the transaction ends. */
    Acceptance lock(Grant grant, long id) {
        return sql.select(FIELDS)
                .from(CONSTRUCTION_ACCEPTANCE)
                .where(CONSTRUCTION_ACCEPTANCE.ID.eq(id))
                .and(grant.on(CONSTRUCTION_ACCEPTANCE))
                .forUpdate()
                .fetchSingle(AcceptanceRepository::acceptance);
    }

    private static Acceptance acceptance(Record row) {
        return new Acceptance(
                row.get(CONSTRUCTION_ACCEPTANCE.ID),
                row.get(CONSTRUCTION_ACCEPTANCE.TENANT_ID),
                row.get(CONSTRUCTION_ACCEPTANCE.PROJECT_ID),
                AcceptanceState.valueOf(row.get(CONSTRUCTION_ACCEPTANCE.STATE)),
                row.get(CONSTRUCTION_ACCEPTANCE.COMPLETED_ON),
                row.get(CONSTRUCTION_ACCEPTANCE.DUE_ON),
                row.get(CONSTRUCTION_ACCEPTANCE.APPLIED_ON),
                row.get(CONSTRUCTION_ACCEPTANCE.ACCEPTED_ON),
                row.get(CONSTRUCTION_ACCEPTANCE.NOTE),
                row.get(CONSTRUCTION_ACCEPTANCE.CASE_ID));
    }
}
