package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT_EVENT;
import static org.cobuild.db.Tables.TENANT;
import static org.jooq.impl.DSL.noCondition;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.platform.Page;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads participants and their history; packages and money only of those that the caller may see. */
@Repository
class ParticipantRepository {
    private static final List<SelectField<?>> FIELDS = List.of(PROJECT_PARTICIPANT.fields());
    private static final int AT_ONCE = 500;
    private final DSLContext sql;

    ParticipantRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Participants by project, in the order in which the lead entered them. */
    Map<Long, List<Participant>> list(TenantScope scope, Collection<Long> projectIds) {
        var seen = seen(scope);
        return sql.select(FIELDS)
                .select(seen, TENANT.STATUS)
                .from(PROJECT_PARTICIPANT)
                .join(TENANT)
                .on(TENANT.ID.eq(PROJECT_PARTICIPANT.UNIT_TENANT_ID))
                .where(PROJECT_PARTICIPANT.PROJECT_ID.in(projectIds))
                .and(scope.sees(PROJECT_PARTICIPANT, PROJECT_PARTICIPANT.PROJECT_ID))
                .orderBy(PROJECT_PARTICIPANT.PROJECT_ID, PROJECT_PARTICIPANT.ID)
                .fetchGroups(PROJECT_PARTICIPANT.PROJECT_ID, row -> participant(row, row.get(seen)));
    }

    /** The unit that builds by appointment, by project. */
    Map<Long, Long> builders(TenantScope scope, Collection<Long> projectIds) {
        return sql
                .select(PROJECT_PARTICIPANT.PROJECT_ID, PROJECT_PARTICIPANT.UNIT_ID)
                .from(PROJECT_PARTICIPANT)
                .where(PROJECT_PARTICIPANT.PROJECT_ID.in(projectIds))
                .and(PROJECT_PARTICIPANT.ROLE.eq(ParticipantRole.BUILDER.name()))
                .and(scope.sees(PROJECT_PARTICIPANT, PROJECT_PARTICIPANT.PROJECT_ID))
                .orderBy(PROJECT_PARTICIPANT.ID)
                .fetchGroups(PROJECT_PARTICIPANT.PROJECT_ID, PROJECT_PARTICIPANT.UNIT_ID)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, units -> units.getValue().getFirst()));
    }

    /** All participants of a project, whole and in the same order, for an act. */
    List<Participant> list(Grant grant, long projectId) {
        return query(grant, projectId).orderBy(PROJECT_PARTICIPANT.ID).fetch(ParticipantRepository::whole);
    }

    /** The same beside other lists. */
    Together.Part<Participant> list(Together together, Grant grant, long projectId) {
        return together.list(query(grant, projectId), ParticipantRepository::whole, PROJECT_PARTICIPANT.ID);
    }

    /**
     * At most {@value #AT_ONCE} who were silent beyond their day and were not brought before anybody, whose project can
     * still be answered about; a suspended tenant's clock stands.
     */
    List<Participant> silent(Grant grant, LocalDate today) {
        return sql.select(FIELDS)
                .from(PROJECT_PARTICIPANT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(PROJECT_PARTICIPANT.PROJECT_ID))
                .and(TenantScope.alongside(PROJECT, PROJECT_PARTICIPANT))
                .join(TENANT)
                .on(TENANT.ID.eq(PROJECT_PARTICIPANT.UNIT_TENANT_ID))
                .and(TENANT.STATUS.eq(TenantStatus.ACTIVE.name()))
                .where(grant.on(PROJECT_PARTICIPANT))
                .and(PROJECT_PARTICIPANT.STATE.eq(ParticipantState.ASKED.name()))
                .and(PROJECT_PARTICIPANT.DUE_ON.lt(today))
                .and(PROJECT_PARTICIPANT.ESCALATED_AT.isNull())
                .and(PROJECT.STAGE.in(Stream.of(ProjectStage.values())
                        .filter(ProjectStage::editable)
                        .map(Enum::name)
                        .toList()))
                .orderBy(PROJECT_PARTICIPANT.ID)
                .limit(AT_ONCE)
                .fetch(ParticipantRepository::whole);
    }

    private SelectConditionStep<Record> query(Grant grant, long projectId) {
        return sql.select(FIELDS)
                .select(TENANT.STATUS)
                .from(PROJECT_PARTICIPANT)
                .join(TENANT)
                .on(TENANT.ID.eq(PROJECT_PARTICIPANT.UNIT_TENANT_ID))
                .where(PROJECT_PARTICIPANT.PROJECT_ID.eq(projectId))
                .and(grant.on(PROJECT_PARTICIPANT));
    }

    Map<Long, Participant> find(TenantScope scope, Collection<Long> ids) {
        var seen = seen(scope);
        return sql.select(FIELDS)
                .select(seen)
                .from(PROJECT_PARTICIPANT)
                .where(PROJECT_PARTICIPANT.ID.in(ids))
                .and(scope.sees(PROJECT_PARTICIPANT, PROJECT_PARTICIPANT.PROJECT_ID))
                .fetchMap(PROJECT_PARTICIPANT.ID, row -> participant(row, row.get(seen)));
    }

    Optional<Participant> find(TenantScope scope, long id) {
        return Optional.ofNullable(find(scope, List.of(id)).get(id));
    }

    /** What the caller's unit (a machine: any unit of its tenant) is asked, by deadline; one more than the page. */
    List<Participant> invitations(Viewer viewer, Page page) {
        var scope = viewer.scope();
        var seen = seen(scope);
        var unit = viewer.unit();
        return sql.select(FIELDS)
                .select(seen)
                .from(PROJECT_PARTICIPANT)
                .where(PROJECT_PARTICIPANT.UNIT_TENANT_ID.eq(viewer.tenantId()))
                .and(unit == null ? noCondition() : PROJECT_PARTICIPANT.UNIT_ID.eq(unit.id()))
                .and(PROJECT_PARTICIPANT.STATE.eq(ParticipantState.ASKED.name()))
                .and(scope.sees(PROJECT_PARTICIPANT, PROJECT_PARTICIPANT.PROJECT_ID))
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : DSL.row(PROJECT_PARTICIPANT.DUE_ON, PROJECT_PARTICIPANT.ID)
                                        .gt(page.afterDate(0), page.afterLong(1)))
                .orderBy(PROJECT_PARTICIPANT.DUE_ON, PROJECT_PARTICIPANT.ID)
                .limit(page.first() + 1)
                .fetch(row -> participant(row, row.get(seen)));
    }

    /** History by participant, oldest first; only of packages that the caller may see. */
    Map<Long, List<ParticipantEvent>> events(TenantScope scope, Collection<Long> participantIds) {
        return sql.select(PROJECT_PARTICIPANT_EVENT.fields())
                .from(PROJECT_PARTICIPANT_EVENT)
                .join(PROJECT_PARTICIPANT)
                .on(PROJECT_PARTICIPANT.ID.eq(PROJECT_PARTICIPANT_EVENT.PARTICIPANT_ID))
                .where(PROJECT_PARTICIPANT_EVENT.PARTICIPANT_ID.in(participantIds))
                .and(TenantScope.alongside(PROJECT_PARTICIPANT_EVENT, PROJECT_PARTICIPANT))
                .and(scope.seesPackage(PROJECT_PARTICIPANT, PROJECT_PARTICIPANT.PROJECT_ID, PROJECT_PARTICIPANT.ID))
                .orderBy(PROJECT_PARTICIPANT_EVENT.PARTICIPANT_ID, PROJECT_PARTICIPANT_EVENT.ID)
                .fetchGroups(PROJECT_PARTICIPANT_EVENT.PARTICIPANT_ID, ParticipantRepository::event);
    }

    private static Field<Boolean> seen(TenantScope scope) {
        return DSL.field(scope.seesPackage(PROJECT_PARTICIPANT, PROJECT_PARTICIPANT.PROJECT_ID, PROJECT_PARTICIPANT.ID))
                .as("package_seen");
    }

    /** A row read whole. */
    static Participant whole(Record row) {
        return participant(row, true);
    }

    private static Participant participant(Record row, boolean sees) {
        var escalatedTo = row.get(PROJECT_PARTICIPANT.ESCALATED_TO);
        return new Participant(
                row.get(PROJECT_PARTICIPANT.ID),
                row.get(PROJECT_PARTICIPANT.TENANT_ID),
                row.get(PROJECT_PARTICIPANT.PROJECT_ID),
                row.get(PROJECT_PARTICIPANT.UNIT_TENANT_ID),
                row.get(PROJECT_PARTICIPANT.UNIT_ID),
                ParticipantRole.valueOf(row.get(PROJECT_PARTICIPANT.ROLE)),
                ParticipantState.valueOf(row.get(PROJECT_PARTICIPANT.STATE)),
                row.get(PROJECT_PARTICIPANT.PACKAGE_TITLE),
                sees ? row.get(PROJECT_PARTICIPANT.PACKAGE_SCOPE) : null,
                sees ? row.get(PROJECT_PARTICIPANT.SHARE) : null,
                sees,
                row.indexOf(TENANT.STATUS) >= 0 && TenantStatus.SUSPENDED.name().equals(row.get(TENANT.STATUS)),
                row.get(PROJECT_PARTICIPANT.ROUND),
                row.get(PROJECT_PARTICIPANT.ASKED_AT),
                row.get(PROJECT_PARTICIPANT.DUE_ON),
                row.get(PROJECT_PARTICIPANT.ANSWERED_AT),
                sees ? row.get(PROJECT_PARTICIPANT.ESCALATED_AT) : null,
                sees && escalatedTo != null ? Role.valueOf(escalatedTo) : null);
    }

    private static ParticipantEvent event(Record row) {
        return new ParticipantEvent(
                row.get(PROJECT_PARTICIPANT_EVENT.PARTICIPANT_ID),
                ParticipantEventKind.valueOf(row.get(PROJECT_PARTICIPANT_EVENT.KIND)),
                row.get(PROJECT_PARTICIPANT_EVENT.ROUND),
                row.get(PROJECT_PARTICIPANT_EVENT.OCCURRED_AT),
                row.get(PROJECT_PARTICIPANT_EVENT.PERSON_NAME),
                row.get(PROJECT_PARTICIPANT_EVENT.UNIT_NAME),
                row.get(PROJECT_PARTICIPANT_EVENT.REASON),
                row.get(PROJECT_PARTICIPANT_EVENT.PACKAGE_TITLE),
                row.get(PROJECT_PARTICIPANT_EVENT.PACKAGE_SCOPE),
                row.get(PROJECT_PARTICIPANT_EVENT.SHARE));
    }
}
