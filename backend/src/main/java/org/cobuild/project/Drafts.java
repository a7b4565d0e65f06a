package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/**
 * How every act of the lead begins and ends. Who loses the race between two clerks is told both versions, and nothing of
 * either is overwritten.
 */
@Component
class Drafts {
    private final DSLContext sql;
    private final ProjectRepository projects;
    private final ProjectVisibility visibility;
    private final Access access;
    private final PortalClock clock;

    Drafts(DSLContext sql, ProjectRepository projects, ProjectVisibility visibility, Access access, PortalClock clock) {
        this.sql = sql;
        this.projects = projects;
        this.visibility = visibility;
        this.access = access;
        this.clock = clock;
    }

    /** Holds a project that may be edited now, read in that version. */
    Draft open(Viewer viewer, Action action, long id, int version) {
        return open(viewer, action, id, version, ProjectStage::editable, "project.stage.edit");
    }

    /**
     * Holds a project for the unit that leads it.
     *
     * @param version the version that the caller has read
     * @param allowed the stages in which the act makes sense
     * @param stageKey text of the refusal in any other stage
     */
    Draft open(Viewer viewer, Action action, long id, int version, Predicate<ProjectStage> allowed, String stageKey) {
        var seen = projects.find(viewer.scope(), id).orElseThrow(NotFound::new);
        var grant = access.requireFor(viewer, action, seen.tenantId(), seen.unitId(), seen.tenantId());
        var project = projects.lock(grant, id);
        check(project, version, allowed, stageKey);
        return new Draft(project, grant);
    }

    static void check(Project project, int version, Predicate<ProjectStage> allowed, String stageKey) {
        new Refusals()
                .unless(allowed.test(project.stage()), ProjectErrorCode.STAGE, stageKey, "")
                .unless(
                        project.version() == version,
                        ProjectErrorCode.STALE,
                        "project.stale",
                        "version",
                        Integer.toString(version),
                        Integer.toString(project.version()))
                .throwIfAny();
    }

    /** Ends an act: the next version, the time, and other columns; nobody sees more than before. */
    Project save(Viewer viewer, Draft draft, Map<? extends Field<?>, ?> columns) {
        var stage = columns.get(PROJECT.STAGE);
        var now = write(draft, columns);
        visibility.copy(
                draft.grant(),
                draft.id(),
                stage == null ? draft.project().stage() : ProjectStage.valueOf(stage.toString()),
                now);
        return projects.find(viewer.scope(), draft.id()).orElseThrow(NotFound::new);
    }

    /** Ends an act after which more people see the project. */
    Project saveAndWiden(
            Viewer viewer, Draft draft, Map<? extends Field<?>, ?> columns, Collection<Participant> participants) {
        write(draft, columns);
        visibility.widen(projects.get(draft.grant(), draft.id()), participants);
        return projects.find(viewer.scope(), draft.id()).orElseThrow(NotFound::new);
    }

    private Instant write(Draft draft, Map<? extends Field<?>, ?> columns) {
        var now = clock.now();
        var all = new HashMap<Field<?>, Object>(columns);
        all.put(PROJECT.VERSION, PROJECT.VERSION.plus(1));
        all.put(PROJECT.UPDATED_AT, now);
        sql.update(PROJECT)
                .set(all)
                .where(PROJECT.ID.eq(draft.id()))
                .and(draft.grant().on(PROJECT))
                .and(PROJECT.VERSION.eq(draft.project().version()))
                .execute();
        return now;
    }
}
