package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;

import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Moves an approved project along its life as money, contracts, acceptance and operation come. */
@Component
public class ProjectStages {
    private final DSLContext sql;
    private final PortalClock clock;
    private final ProjectVisibility visibility;

    ProjectStages(DSLContext sql, PortalClock clock, ProjectVisibility visibility) {
        this.sql = sql;
        this.clock = clock;
        this.visibility = visibility;
    }

    /**
     * Moves the project on to that stage, never back: in a later one it stays where it is. Joins the caller's
     * transaction.
     *
     * @param to ALLOCATED or later
     */
    public void advance(Grant grant, long projectId, ProjectStage to) {
        var now = clock.now();
        var moved = sql.update(PROJECT)
                .set(PROJECT.STAGE, to.name())
                .set(PROJECT.UPDATED_AT, now)
                .where(PROJECT.ID.eq(projectId))
                .and(grant.on(PROJECT))
                .and(PROJECT.STAGE.in(to.before().stream().map(Enum::name).toList()))
                .execute();
        if (moved > 0) {
            visibility.copy(grant, projectId, to, now);
        }
    }
}
