package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.db.tables.records.ProjectRecord;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.ProjectSight;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads projects: in the caller's scope, each with the part that the caller sees, or whole in an act. */
@Repository
public class ProjectRepository {
    static final List<SelectField<?>> FIELDS = List.of(
            PROJECT.ID,
            PROJECT.TENANT_ID,
            PROJECT.CITY_ID,
            PROJECT.UNIT_ID,
            PROJECT.CODE,
            PROJECT.TITLE,
            PROJECT.GOALS,
            PROJECT.CATEGORY,
            PROJECT.FIELD,
            PROJECT.STAGE,
            PROJECT.SUBMITTED_AMOUNT,
            PROJECT.CUT_AMOUNT,
            PROJECT.APPROVED_AMOUNT,
            PROJECT.REPLY_NUMBER,
            PROJECT.APPROVAL_CONDITION,
            PROJECT.APPROVED_ON,
            PROJECT.PLANNED_START_ON,
            PROJECT.PLANNED_END_ON,
            PROJECT.KEY_TASK_ID,
            PROJECT.BATCH_ID,
            PROJECT.TRACK,
            PROJECT.VERSION,
            PROJECT.CREATED_AT,
            PROJECT.UPDATED_AT);
    private final DSLContext sql;

    ProjectRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<Project> find(TenantScope scope, long id) {
        return Optional.ofNullable(find(scope, List.of(id)).get(id));
    }

    /** Those of the projects that the caller sees, by id. */
    public Map<Long, Project> find(TenantScope scope, Collection<Long> ids) {
        var part = scope.sight(PROJECT.ID);
        return sql.select(FIELDS)
                .select(part)
                .from(PROJECT)
                .where(PROJECT.ID.in(ids))
                .and(scope.sees(PROJECT, PROJECT.ID))
                .fetchMap(PROJECT.ID, row -> project(row, ProjectSight.of(row.get(part))));
    }

    /**
     * A project that is held until the transaction ends.
     *
     * @param project whole, for the act
     * @param seen what the caller sees
     */
    record Held(Project project, ProjectRecord row, ProjectSight seen) {}

    /**
     * A project that the caller sees, found and held in one go: for acts that ask for the right to it next. Its whole is
     * for the act alone.
     */
    Optional<Held> findHeld(TenantScope scope, long id) {
        var part = scope.sight(PROJECT.ID);
        return sql.select(FIELDS)
                .select(part)
                .from(PROJECT)
                .where(PROJECT.ID.eq(id))
                .and(scope.sees(PROJECT, PROJECT.ID))
                .forUpdate()
                .fetchOptional(row -> new Held(whole(row), row.into(PROJECT), ProjectSight.of(row.get(part))));
    }

    /** As {@link #find}, holding the row until the transaction ends: for acts that ask for the right to it next. */
    public Optional<Project> hold(TenantScope scope, long id) {
        return findHeld(scope, id).map(held -> project(held.row(), held.seen()));
    }

    /** A project that is held, and whether units of other tenants take part in it. */
    public record Crossing(Project project, boolean crosses) {}

    /** As {@link #hold}, telling also whether the project crosses levels. */
    public Optional<Crossing> holdCrossing(TenantScope scope, long id) {
        var part = scope.sight(PROJECT.ID);
        var crosses = DSL.field(DSL.exists(DSL.selectOne()
                .from(PROJECT_PARTICIPANT)
                .where(PROJECT_PARTICIPANT.PROJECT_ID.eq(PROJECT.ID))
                .and(PROJECT_PARTICIPANT.UNIT_TENANT_ID.ne(PROJECT.TENANT_ID))
                .and(TenantScope.alongside(PROJECT_PARTICIPANT, PROJECT))));
        return sql.select(FIELDS)
                .select(part, crosses)
                .from(PROJECT)
                .where(PROJECT.ID.eq(id))
                .and(scope.sees(PROJECT, PROJECT.ID))
                .forUpdate()
                .fetchOptional(row ->
                        new Crossing(project(row.into(PROJECT), ProjectSight.of(row.get(part))), row.get(crosses)));
    }

    /** A project for an act on it or for what follows from one. */
    public Project get(Grant grant, long id) {
        return sql.select(FIELDS)
                .from(PROJECT)
                .where(PROJECT.ID.eq(id))
                .and(grant.on(PROJECT))
                .fetchSingle(ProjectRepository::whole);
    }

    /** As {@link #get}, holding the row until the transaction ends. */
    public Project lock(Grant grant, long id) {
        return sql.select(FIELDS)
                .from(PROJECT)
                .where(PROJECT.ID.eq(id))
                .and(grant.on(PROJECT))
                .forUpdate()
                .fetchSingle(ProjectRepository::whole);
    }

    /** The next projects of all tenants by id, to rebuild what derives from them. */
    static List<Project> allAfter(DSLContext sql, long id, int most) {
        return sql.select(FIELDS)
                .from(PROJECT)
                .where(PROJECT.ID.gt(id))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .orderBy(PROJECT.ID)
                .limit(most)
                .fetch(ProjectRepository::whole);
    }

    /** Projects of whatever tenant, whole and held until the transaction ends, to rebuild what derives from them. */
    static List<Project> all(DSLContext sql, Collection<Long> ids) {
        return sql.select(FIELDS)
                .from(PROJECT)
                .where(PROJECT.ID.in(ids))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .orderBy(PROJECT.ID)
                .forUpdate()
                .fetch(ProjectRepository::whole);
    }

    private static Project whole(Record row) {
        return project(row, ProjectSight.WHOLE);
    }

    static Project project(Record row, ProjectSight seen) {
        var stage = ProjectStage.valueOf(row.get(PROJECT.STAGE));
        var plan = seen.sees(ProjectArea.PLAN);
        return new Project(
                row.get(PROJECT.ID),
                row.get(PROJECT.TENANT_ID),
                row.get(PROJECT.CITY_ID),
                row.get(PROJECT.UNIT_ID),
                row.get(PROJECT.CODE),
                row.get(PROJECT.TITLE),
                row.get(PROJECT.GOALS),
                ProjectCategory.valueOf(row.get(PROJECT.CATEGORY)),
                row.get(PROJECT.FIELD),
                stage,
                seen,
                plan ? row.get(PROJECT.SUBMITTED_AMOUNT) : null,
                plan ? row.get(PROJECT.CUT_AMOUNT) : null,
                plan || stage.approved() ? row.get(PROJECT.APPROVED_AMOUNT) : null,
                row.get(PROJECT.REPLY_NUMBER),
                row.get(PROJECT.APPROVAL_CONDITION),
                row.get(PROJECT.APPROVED_ON),
                row.get(PROJECT.PLANNED_START_ON),
                row.get(PROJECT.PLANNED_END_ON),
                row.get(PROJECT.KEY_TASK_ID),
                row.get(PROJECT.BATCH_ID),
                row.get(PROJECT.TRACK) == null ? null : ProjectTrack.valueOf(row.get(PROJECT.TRACK)),
                row.get(PROJECT.VERSION),
                row.get(PROJECT.CREATED_AT),
                row.get(PROJECT.UPDATED_AT));
    }
}
