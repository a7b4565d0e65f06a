package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cobuild.approval.Absent;
import org.cobuild.db.tables.records.ProjectRecord;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectSight;
import org.cobuild.tenancy.UnitLead;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How every act of the lead begins and ends. Who loses the race between two clerks is told both versions, and nothing of
 * either is overwritten.
 */
@Component
class Drafts {
    private final ProjectRepository projects;
    private final ProjectVisibility visibility;
    private final MakingGood makingGood;
    private final Access access;
    private final PortalClock clock;

    Drafts(
            ProjectRepository projects,
            ProjectVisibility visibility,
            MakingGood makingGood,
            Access access,
            PortalClock clock) {
        this.projects = projects;
        this.visibility = visibility;
        this.makingGood = makingGood;
        this.access = access;
        this.clock = clock;
    }

    /** Holds a project that may be edited now, read in that version. */
    Draft open(Viewer viewer, Action action, long id, int version) {
        return open(viewer, action, id, version, ProjectStage::editable, "project.stage.edit");
    }

    /**
     * Holds a project into which that step may be written now: one that may be edited, or an approved one whose special
     * track left the step out, until the condition that came of it has ended.
     */
    Draft open(Viewer viewer, long id, int version, SkippedStep step) {
        return open(
                viewer,
                Action.PROJECT_DRAFT,
                id,
                version,
                (stage, grant) -> stage.editable() || (stage.approved() && makingGood.open(grant, id, step)),
                "project.stage.edit");
    }

    /**
     * Holds a project for the unit that leads it.
     *
     * @param version the version that the caller has read
     * @param allowed the stages in which the act makes sense
     * @param stageKey text of the refusal in any other stage
     */
    Draft open(Viewer viewer, Action action, long id, int version, Predicate<ProjectStage> allowed, String stageKey) {
        return open(viewer, action, id, version, (stage, grant) -> allowed.test(stage), stageKey);
    }

    private Draft open(
            Viewer viewer,
            Action action,
            long id,
            int version,
            BiPredicate<ProjectStage, Grant> allowed,
            String stageKey) {
        var held = projects.findHeld(viewer.scope(), id).orElseThrow(NotFound::new);
        var seen = held.project();
        var grant = access.requireFor(viewer, action, seen.tenantId(), seen.unitId(), seen.tenantId());
        check(seen, version, stage -> allowed.test(stage, grant), stageKey);
        return new Draft(held, grant);
    }

    /**
     * Holds a project that may be edited now for its lead, in the name of somebody absent.
     *
     * @param absent who that is; asked when the project was found
     */
    Draft open(Viewer viewer, Action action, long id, int version, Supplier<Absent> absent) {
        var held = projects.findHeld(viewer.scope(), id).orElseThrow(NotFound::new);
        var seen = held.project();
        var whose = absent.get();
        var grant = access.requireActing(viewer, action, whose.roles(), seen.tenantId(), seen.unitId());
        check(seen, version, ProjectStage::editable, "project.stage.edit");
        return new Draft(held, grant, whose);
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
    Project save(Draft draft, Map<? extends Field<?>, ?> columns) {
        var all = changed(draft, columns);
        visibility.save(draft.grant(), draft.id(), all, asRead(draft));
        return ProjectRepository.project(after(draft.row(), all), draft.seen());
    }

    /** Ends an act after which more people see the project. */
    Project saveAndWiden(
            Draft draft,
            Map<? extends Field<?>, ?> columns,
            Collection<Participant> participants,
            Map<Long, UnitLead> leads) {
        var all = changed(draft, columns);
        visibility.save(draft.grant(), draft.id(), all, asRead(draft));
        var after = after(draft.row(), all);
        var saved = ProjectRepository.project(after, ProjectSight.WHOLE);
        visibility.widen(saved, participants, leads);
        // What was submitted is its whole tenant's to see; otherwise the caller sees what it saw before.
        return saved.stage().wasSubmitted() ? saved : ProjectRepository.project(after, draft.seen());
    }

    private Map<Field<?>, @Nullable Object> changed(Draft draft, Map<? extends Field<?>, ?> columns) {
        var all = new HashMap<Field<?>, @Nullable Object>(columns);
        all.put(PROJECT.VERSION, draft.project().version() + 1);
        all.put(PROJECT.UPDATED_AT, clock.now());
        return all;
    }

    private static Condition asRead(Draft draft) {
        return PROJECT.VERSION.eq(draft.project().version());
    }

    /** The row as it now is: it is held, so that what was read and what was written is all there is. */
    static ProjectRecord after(ProjectRecord row, Map<? extends Field<?>, ?> columns) {
        var after = row.into(PROJECT);
        columns.forEach((field, value) -> set(after, field, value));
        return after;
    }

    private static <T> void set(ProjectRecord row, Field<T> field, @Nullable Object value) {
        row.set(field, field.getDataType().convert(value));
    }
}
