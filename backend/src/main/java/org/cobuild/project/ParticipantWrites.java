package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_FUNDING_SOURCE;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT_EVENT;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.cobuild.db.tables.records.ProjectParticipantEventRecord;
import org.cobuild.db.tables.records.ProjectParticipantRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Writes participants and the history of their answers, which is never changed. */
@Repository
class ParticipantWrites {
    private final DSLContext sql;

    ParticipantWrites(DSLContext sql) {
        this.sql = sql;
    }

    /** Writes participants that are new or were read in this act. */
    void save(List<Participant> participants) {
        Rows.upsert(
                sql,
                PROJECT_PARTICIPANT,
                participants.stream().map(ParticipantWrites::row).toList());
    }

    /** Removes participants that were not asked; a source that one of them should pay belongs to nobody. */
    void remove(Grant grant, Collection<Long> ids) {
        sql.update(PROJECT_FUNDING_SOURCE)
                .setNull(PROJECT_FUNDING_SOURCE.PARTICIPANT_ID)
                .where(PROJECT_FUNDING_SOURCE.PARTICIPANT_ID.in(ids))
                .and(grant.on(PROJECT_FUNDING_SOURCE))
                .execute();
        sql.deleteFrom(PROJECT_PARTICIPANT)
                .where(PROJECT_PARTICIPANT.ID.in(ids))
                .and(PROJECT_PARTICIPANT.STATE.eq(ParticipantState.DRAFT.name()))
                .and(grant.on(PROJECT_PARTICIPANT))
                .execute();
    }

    /** Writes an answer, as long as the question still stands. @return whether it did */
    boolean answer(Grant grant, Participant answered) {
        return sql.update(PROJECT_PARTICIPANT)
                        .set(PROJECT_PARTICIPANT.STATE, answered.state().name())
                        .set(PROJECT_PARTICIPANT.ANSWERED_AT, answered.answeredAt())
                        .where(PROJECT_PARTICIPANT.ID.eq(answered.id()))
                        .and(grant.on(PROJECT_PARTICIPANT))
                        .and(PROJECT_PARTICIPANT.STATE.eq(ParticipantState.ASKED.name()))
                        .and(PROJECT_PARTICIPANT.ROUND.eq(answered.round()))
                        .execute()
                > 0;
    }

    /** Writes before whom its silence was brought, as long as it is silent. @return whether this call did it */
    boolean escalate(Grant grant, Participant silent, Role superior, Instant at) {
        return sql.update(PROJECT_PARTICIPANT)
                        .set(PROJECT_PARTICIPANT.ESCALATED_AT, at)
                        .set(PROJECT_PARTICIPANT.ESCALATED_TO, superior.name())
                        .where(PROJECT_PARTICIPANT.ID.eq(silent.id()))
                        .and(grant.on(PROJECT_PARTICIPANT))
                        .and(PROJECT_PARTICIPANT.STATE.eq(ParticipantState.ASKED.name()))
                        .and(PROJECT_PARTICIPANT.ROUND.eq(silent.round()))
                        .and(PROJECT_PARTICIPANT.ESCALATED_AT.isNull())
                        .execute()
                > 0;
    }

    void record(Grant grant, List<ParticipantEvent> events) {
        Rows.upsert(
                sql,
                PROJECT_PARTICIPANT_EVENT,
                events.stream().map(event -> row(grant, event)).toList());
    }

    private static ProjectParticipantRecord row(Participant participant) {
        var escalatedTo = participant.escalatedTo();
        return new ProjectParticipantRecord(
                participant.id(),
                participant.tenantId(),
                participant.projectId(),
                participant.unitTenantId(),
                participant.unitId(),
                participant.role().name(),
                participant.state().name(),
                participant.packageTitle(),
                participant.wholeScope(),
                participant.wholeShare(),
                participant.round(),
                participant.askedAt(),
                participant.dueOn(),
                participant.answeredAt(),
                participant.escalatedAt(),
                escalatedTo == null ? null : escalatedTo.name());
    }

    private static ProjectParticipantEventRecord row(Grant grant, ParticipantEvent event) {
        return new ProjectParticipantEventRecord(
                Ids.next(),
                grant.tenantId(),
                event.participantId(),
                event.kind().name(),
                event.round(),
                event.occurredAt(),
                event.personName(),
                event.unitName(),
                event.reason(),
                event.packageTitle(),
                event.packageScope(),
                event.share());
    }
}
