package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;
import static org.cobuild.db.Tables.UNIT;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.UnitLead;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/**
 * Who leads the units of projects from above, for who sees what. A project that an act holds keeps them: {@link
 * VisibilityRebuild} waits for it when a unit is given another lead.
 */
@Repository
class ProjectLeads {
    private final DSLContext sql;

    ProjectLeads(DSLContext sql) {
        this.sql = sql;
    }

    /** A unit and who leads it. */
    record Led(long unitId, UnitLead lead) {
        static Map<Long, UnitLead> map(Collection<Led> all) {
            var leads = new HashMap<Long, UnitLead>();
            all.forEach(one -> leads.put(one.unitId(), one.lead()));
            return leads;
        }
    }

    /** Those of a project's units that somebody leads so, beside other lists. */
    Together.Part<Led> list(Together together, Grant grant, long projectId) {
        return together.list(
                sql.select(UNIT.ID, UNIT.LEAD_TENANT_ID, UNIT.LEAD_UNIT_ID)
                        .from(PROJECT)
                        .join(UNIT)
                        .on(UNIT.TENANT_ID.eq(PROJECT.TENANT_ID))
                        .and(UNIT.ID.eq(PROJECT.UNIT_ID))
                        .where(PROJECT.ID.eq(projectId))
                        .and(grant.on(PROJECT))
                        .and(UNIT.LEAD_UNIT_ID.isNotNull())
                        .and(SystemScope.all(SystemScope.Reason.REBUILD))
                        .union(sql.select(UNIT.ID, UNIT.LEAD_TENANT_ID, UNIT.LEAD_UNIT_ID)
                                .from(PROJECT_PARTICIPANT)
                                .join(UNIT)
                                .on(UNIT.TENANT_ID.eq(PROJECT_PARTICIPANT.UNIT_TENANT_ID))
                                .and(UNIT.ID.eq(PROJECT_PARTICIPANT.UNIT_ID))
                                .where(PROJECT_PARTICIPANT.PROJECT_ID.eq(projectId))
                                .and(grant.on(PROJECT_PARTICIPANT))
                                .and(UNIT.LEAD_UNIT_ID.isNotNull())
                                .and(SystemScope.all(SystemScope.Reason.REBUILD))),
                ProjectLeads::led,
                UNIT.ID);
    }

    private static Led led(Record row) {
        return new Led(row.get(UNIT.ID), new UnitLead(row.get(UNIT.LEAD_TENANT_ID), row.get(UNIT.LEAD_UNIT_ID)));
    }

    /** Of those units, the ones that somebody leads so. */
    Map<Long, UnitLead> of(Collection<Long> unitIds) {
        return Led.map(sql.select(UNIT.ID, UNIT.LEAD_TENANT_ID, UNIT.LEAD_UNIT_ID)
                .from(UNIT)
                .where(UNIT.ID.in(unitIds))
                .and(UNIT.LEAD_UNIT_ID.isNotNull())
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .fetch(ProjectLeads::led));
    }

    /** The units of a project. */
    static Stream<Long> units(Project project, Collection<Participant> participants) {
        return Stream.concat(Stream.of(project.unitId()), participants.stream().map(Participant::unitId));
    }
}
