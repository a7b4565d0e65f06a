package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;

import java.util.Map;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.springframework.stereotype.Component;

/** Moves an approved project along its life as money, contracts, acceptance and operation come. */
@Component
public class ProjectStages {
    private final PortalClock clock;
    private final ProjectVisibility visibility;

    ProjectStages(PortalClock clock, ProjectVisibility visibility) {
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
        var before = to.before().stream().map(Enum::name).toList();
        visibility.save(
                grant,
                projectId,
                Map.of(PROJECT.STAGE, to.name(), PROJECT.UPDATED_AT, clock.now()),
                PROJECT.STAGE.in(before));
    }
}
