package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_VISIBILITY;

import java.time.Instant;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps the rows that say who sees a project, with copies of its stage and sort keys. */
@Component
class ProjectVisibility {
    private final DSLContext sql;

    ProjectVisibility(DSLContext sql) {
        this.sql = sql;
    }

    /** Brings the copies up to date when nobody sees more or less than before. */
    void copy(Grant grant, long projectId, ProjectStage stage, Instant updatedAt) {
        sql.update(PROJECT_VISIBILITY)
                .set(PROJECT_VISIBILITY.STAGE, stage.name())
                .set(PROJECT_VISIBILITY.UPDATED_AT, updatedAt)
                .where(PROJECT_VISIBILITY.PROJECT_ID.eq(projectId))
                .and(PROJECT_VISIBILITY.OWNER_TENANT_ID.eq(grant.tenantId()))
                // The rows are of every tenant that sees the project.
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
    }
}
