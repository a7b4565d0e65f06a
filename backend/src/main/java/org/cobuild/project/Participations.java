package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** In which capacity the caller stands to a project, for rights that go with it. */
@Component
public class Participations {
    private final DSLContext sql;

    Participations(DSLContext sql) {
        this.sql = sql;
    }

    /** Whether the caller acts in the unit that leads, or is a machine of its tenant. */
    public boolean leads(Viewer viewer, Project project) {
        return viewer.tenantId() == project.tenantId() && (viewer.machine() || isUnit(viewer.unit(), project.unitId()));
    }

    /** Whether the caller acts in the unit that builds, or is a machine of that unit's tenant. */
    public boolean builds(Viewer viewer, Project project) {
        return builtBy(viewer, Set.of(project.id())).contains(project.id());
    }

    /** Those of the projects that the caller's unit (a machine: a unit of its tenant) builds. */
    public Set<Long> builtBy(Viewer viewer, Collection<Long> projectIds) {
        return in(viewer, projectIds, ParticipantRole.BUILDER);
    }

    /** Those of the projects that any unit in which the person holds a post builds, for separation of duties. */
    public Set<Long> builtByAnyUnitOf(Viewer viewer, Collection<Long> projectIds) {
        return sql.select(PROJECT_PARTICIPANT.PROJECT_ID)
                .from(PROJECT_PARTICIPANT)
                .where(PROJECT_PARTICIPANT.PROJECT_ID.in(projectIds))
                .and(PROJECT_PARTICIPANT.ROLE.eq(ParticipantRole.BUILDER.name()))
                .and(PROJECT_PARTICIPANT.UNIT_ID.in(viewer.unitIds()))
                .and(viewer.scope().sees(PROJECT_PARTICIPANT, PROJECT_PARTICIPANT.PROJECT_ID))
                .fetchSet(PROJECT_PARTICIPANT.PROJECT_ID);
    }

    /** Whether the caller acts in a unit that operates the project, or has built it and so operates it. */
    public boolean operates(Viewer viewer, Project project) {
        return operatedBy(viewer, Set.of(project.id())).contains(project.id());
    }

    /** Those of the projects that the caller's unit (a machine: a unit of its tenant) operates or builds. */
    public Set<Long> operatedBy(Viewer viewer, Collection<Long> projectIds) {
        return in(viewer, projectIds, ParticipantRole.OPERATOR, ParticipantRole.BUILDER);
    }

    /** The units that lead the project or take part in it, of whatever tenant. */
    public Set<Long> partUnitIds(Grant grant, long projectId) {
        return partUnitIds(grant, Set.of(projectId)).getOrDefault(projectId, Set.of());
    }

    /** As above, by project. */
    public Map<Long, Set<Long>> partUnitIds(Grant grant, Collection<Long> projectIds) {
        return sql
                .select(PROJECT.ID, PROJECT.UNIT_ID)
                .from(PROJECT)
                .where(PROJECT.ID.in(projectIds))
                .and(grant.on(PROJECT))
                .union(DSL.select(PROJECT_PARTICIPANT.PROJECT_ID, PROJECT_PARTICIPANT.UNIT_ID)
                        .from(PROJECT_PARTICIPANT)
                        .where(PROJECT_PARTICIPANT.PROJECT_ID.in(projectIds))
                        .and(grant.on(PROJECT_PARTICIPANT)))
                .fetchGroups(PROJECT.ID, PROJECT.UNIT_ID)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, units -> Set.copyOf(units.getValue())));
    }

    /** In which roles units take part in the project, of whatever tenant, the one that leads left out; also those not asked yet. */
    public Map<Long, Set<ParticipantRole>> roles(Grant grant, long projectId) {
        return sql
                .select(PROJECT_PARTICIPANT.UNIT_ID, PROJECT_PARTICIPANT.ROLE)
                .from(PROJECT_PARTICIPANT)
                .where(PROJECT_PARTICIPANT.PROJECT_ID.eq(projectId))
                .and(grant.on(PROJECT_PARTICIPANT))
                .fetchGroups(
                        row -> row.get(PROJECT_PARTICIPANT.UNIT_ID),
                        row -> ParticipantRole.valueOf(row.get(PROJECT_PARTICIPANT.ROLE)))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, roles -> Set.copyOf(roles.getValue())));
    }

    private Set<Long> in(Viewer viewer, Collection<Long> projectIds, ParticipantRole... roles) {
        var unit = viewer.unit();
        return sql.select(PROJECT_PARTICIPANT.PROJECT_ID)
                .from(PROJECT_PARTICIPANT)
                .where(PROJECT_PARTICIPANT.PROJECT_ID.in(projectIds))
                .and(PROJECT_PARTICIPANT.ROLE.in(
                        Stream.of(roles).map(Enum::name).toList()))
                .and(PROJECT_PARTICIPANT.UNIT_TENANT_ID.eq(viewer.tenantId()))
                .and(unit == null ? DSL.noCondition() : PROJECT_PARTICIPANT.UNIT_ID.eq(unit.id()))
                .and(viewer.scope().sees(PROJECT_PARTICIPANT, PROJECT_PARTICIPANT.PROJECT_ID))
                .fetchSet(PROJECT_PARTICIPANT.PROJECT_ID);
    }

    private static boolean isUnit(@org.jspecify.annotations.Nullable Unit unit, long unitId) {
        return unit != null && unit.id() == unitId;
    }
}
