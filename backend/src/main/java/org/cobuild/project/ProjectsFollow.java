package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_FORMER_UNIT;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;
import static org.cobuild.db.Tables.PROJECT_SHARE;
import static org.cobuild.db.Tables.UNIT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cobuild.db.tables.records.ProjectFormerUnitRecord;
import org.cobuild.platform.Change;
import org.cobuild.platform.Changes;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.SystemScope.Reason;
import org.cobuild.tenancy.UnitLeadsChanged;
import org.cobuild.tenancy.unit.Succession;
import org.cobuild.tenancy.unit.UnitChangeKind;
import org.cobuild.tenancy.unit.UnitFollower;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Projects are led by whoever follows their unit, and so are packages, also of projects of other tenants; who sees them
 * follows at once. A project keeps the name that its unit had until then.
 */
@Component
class ProjectsFollow implements UnitFollower {
    private final DSLContext sql;
    private final VisibilityRebuild visibility;
    private final ApplicationEventPublisher events;

    ProjectsFollow(DSLContext sql, VisibilityRebuild visibility, ApplicationEventPublisher events) {
        this.sql = sql;
        this.visibility = visibility;
        this.events = events;
    }

    /** A project or package of a unit; 0 for the lead. */
    private record Stake(long tenantId, long projectId, long participantId, long unitId) {
        long heir(Succession succession) {
            return succession.inProject(unitId, projectId);
        }
    }

    @Override
    public void follow(Succession succession) {
        var kind = succession.kind();
        if (kind == UnitChangeKind.MOVE || kind == UnitChangeKind.LEAD) {
            return;
        }
        var stakes = stakes(succession).stream()
                .filter(stake -> kind == UnitChangeKind.RENAME || stake.heir(succession) != stake.unitId())
                .toList();
        var touched = new LinkedHashSet<>(stakes.stream().map(Stake::projectId).toList());
        touched.addAll(shares(succession));
        touched.addAll(projectsOf(succession.led()));
        if (touched.isEmpty()) {
            return;
        }
        Rows.upsert(
                sql,
                PROJECT_FORMER_UNIT,
                stakes.stream().map(stake -> former(stake, succession)).toList());
        if (!succession.nobodyFollows()) {
            move(succession);
            visibility.rebuild(touched);
        }
        events.publishEvent(new Changes(
                stakes.stream().map(stake -> entry(stake, succession)).toList()));
    }

    private List<Stake> stakes(Succession succession) {
        var stakes = new ArrayList<Stake>();
        sql.select(PROJECT.TENANT_ID, PROJECT.ID, PROJECT.UNIT_ID)
                .from(PROJECT)
                .where(succession.grant().on(PROJECT))
                .and(PROJECT.UNIT_ID.in(succession.units()))
                .orderBy(PROJECT.ID)
                .forEach(row -> stakes.add(new Stake(row.value1(), row.value2(), 0, row.value3())));
        sql.select(
                        PROJECT_PARTICIPANT.TENANT_ID,
                        PROJECT_PARTICIPANT.PROJECT_ID,
                        PROJECT_PARTICIPANT.ID,
                        PROJECT_PARTICIPANT.UNIT_ID)
                .from(PROJECT_PARTICIPANT)
                .where(PROJECT_PARTICIPANT.UNIT_TENANT_ID.eq(succession.grant().tenantId()))
                .and(PROJECT_PARTICIPANT.UNIT_ID.in(succession.units()))
                .and(SystemScope.all(Reason.REORGANISATION))
                .orderBy(PROJECT_PARTICIPANT.ID)
                .forEach(row -> stakes.add(new Stake(row.value1(), row.value2(), row.value3(), row.value4())));
        return stakes;
    }

    /** Shares that were given to a unit go on to whoever follows it; the projects whose shares moved. */
    private Set<Long> shares(Succession succession) {
        if (succession.nobodyFollows()) {
            return Set.of();
        }
        var given = PROJECT_SHARE
                .RECEIVER_TENANT_ID
                .eq(succession.grant().tenantId())
                .and(PROJECT_SHARE.RECEIVER_UNIT_ID.in(succession.units()))
                .and(PROJECT_SHARE.ENDED_AT.isNull())
                .and(SystemScope.all(Reason.REORGANISATION));
        var projects = sql.select(PROJECT_SHARE.PROJECT_ID)
                .from(PROJECT_SHARE)
                .where(given)
                .fetchSet(PROJECT_SHARE.PROJECT_ID);
        if (!projects.isEmpty()) {
            sql.update(PROJECT_SHARE)
                    .set(
                            PROJECT_SHARE.RECEIVER_UNIT_ID,
                            succession.heirOf(PROJECT_SHARE.RECEIVER_UNIT_ID, PROJECT_SHARE.PROJECT_ID))
                    .where(given)
                    .execute();
        }
        return projects;
    }

    private void move(Succession succession) {
        sql.update(PROJECT)
                .set(PROJECT.UNIT_ID, succession.heirOf(PROJECT.UNIT_ID, PROJECT.ID))
                .where(succession.grant().on(PROJECT))
                .and(PROJECT.UNIT_ID.in(succession.units()))
                .execute();
        sql.update(PROJECT_PARTICIPANT)
                .set(
                        PROJECT_PARTICIPANT.UNIT_ID,
                        succession.heirOf(PROJECT_PARTICIPANT.UNIT_ID, PROJECT_PARTICIPANT.PROJECT_ID))
                .where(PROJECT_PARTICIPANT.UNIT_TENANT_ID.eq(succession.grant().tenantId()))
                .and(PROJECT_PARTICIPANT.UNIT_ID.in(succession.units()))
                .and(SystemScope.all(Reason.REORGANISATION))
                .execute();
    }

    private static ProjectFormerUnitRecord former(Stake stake, Succession succession) {
        var was = succession.named(stake.unitId(), true);
        return new ProjectFormerUnitRecord(
                stake.tenantId(),
                stake.projectId(),
                stake.participantId(),
                succession.changeId(),
                succession.kind().name(),
                was.name(),
                was.nameEn(),
                succession.on());
    }

    /** Everybody who sees the project reads it on its timeline. */
    private static Change entry(Stake stake, Succession succession) {
        var was = succession.named(stake.unitId(), true);
        var is = succession.named(stake.heir(succession), false);
        return Change.of(
                        "unitReorganise",
                        succession.by(),
                        stake.tenantId(),
                        stake.participantId() == 0 ? "Project" : "Participant",
                        stake.participantId() == 0 ? stake.projectId() : stake.participantId())
                .timeline(stake.projectId(), Change.Audience.SHARED)
                .detail(was.name() + " → " + is.name() + " " + succession.basis())
                .field(stake.participantId() == 0 ? "lead" : "unit", was.name(), is.name())
                .build();
    }

    /** Who leads units from above sees the projects of any tenant in which they stand. */
    @EventListener
    void on(UnitLeadsChanged change) {
        visibility.rebuild(projectsOf(change.unitIds()));
    }

    /** In which those units stand, of whatever tenant. */
    private Set<Long> projectsOf(Set<Long> units) {
        if (units.isEmpty()) {
            return Set.of();
        }
        return sql.select(PROJECT.ID)
                .from(UNIT)
                .join(PROJECT)
                .on(PROJECT.TENANT_ID.eq(UNIT.TENANT_ID))
                .and(PROJECT.UNIT_ID.eq(UNIT.ID))
                .where(UNIT.ID.in(units))
                .and(SystemScope.all(Reason.REORGANISATION))
                .union(DSL.select(PROJECT_PARTICIPANT.PROJECT_ID)
                        .from(UNIT)
                        .join(PROJECT_PARTICIPANT)
                        .on(PROJECT_PARTICIPANT.UNIT_TENANT_ID.eq(UNIT.TENANT_ID))
                        .and(PROJECT_PARTICIPANT.UNIT_ID.eq(UNIT.ID))
                        .where(UNIT.ID.in(units))
                        .and(SystemScope.all(Reason.REORGANISATION)))
                .fetchSet(PROJECT.ID);
    }

    /** By code and owner; a city's project and its county's never have the same code. */
    @Override
    public List<Held> projects(Grant grant, long unitId, Collection<Long> only, String afterCode, int most) {
        if (most == 0) {
            return List.of();
        }
        var lead = DSL.field(PROJECT.UNIT_ID.eq(unitId)).as("leads");
        return sql.selectDistinct(PROJECT.ID, PROJECT.CODE, lead)
                .from(PROJECT)
                .leftJoin(PROJECT_PARTICIPANT)
                .on(PROJECT_PARTICIPANT.PROJECT_ID.eq(PROJECT.ID))
                .where(PROJECT.TENANT_ID
                        .eq(grant.tenantId())
                        .and(PROJECT.UNIT_ID.eq(unitId))
                        .or(PROJECT_PARTICIPANT
                                .UNIT_TENANT_ID
                                .eq(grant.tenantId())
                                .and(PROJECT_PARTICIPANT.UNIT_ID.eq(unitId))
                                .and(PROJECT_PARTICIPANT.STATE.ne(ParticipantState.DRAFT.name()))))
                .and(only.isEmpty() ? DSL.noCondition() : PROJECT.ID.in(only))
                .and(PROJECT.CODE.gt(afterCode))
                .and(SystemScope.all(Reason.REORGANISATION))
                .orderBy(PROJECT.CODE)
                .limit(most)
                .fetch(row -> new Held(row.value1(), row.value2(), row.value3()));
    }
}
