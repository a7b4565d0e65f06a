package org.cobuild.construction;

import static org.cobuild.db.Tables.CONSTRUCTION_ACCEPTANCE;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.cobuild.approval.CaseDecided;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.CaseSubjects;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.project.Participations;
import org.cobuild.project.ProjectStage;
import org.cobuild.project.ProjectStages;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a decision does to its acceptance, in the transaction of the decision. */
@Component
class AcceptanceDecisions implements CaseSubjects {
    private final DSLContext sql;
    private final AcceptanceRepository acceptances;
    private final Participations participations;
    private final ProjectStages stages;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    AcceptanceDecisions(
            DSLContext sql,
            AcceptanceRepository acceptances,
            Participations participations,
            ProjectStages stages,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.acceptances = acceptances;
        this.participations = participations;
        this.stages = stages;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    @Bean
    static CaseSubject acceptance() {
        return CaseSubject.ACCEPTANCE;
    }

    @Override
    public CaseSubject subject() {
        return CaseSubject.ACCEPTANCE;
    }

    @Override
    public Action starting() {
        return Action.ACCEPTANCE_APPLY;
    }

    @Override
    public Held hold(Grant grant, long subjectId) {
        var acceptance = acceptances.lock(grant, subjectId);
        return new HeldAcceptance(participations.partUnitIds(grant, acceptance.projectId()));
    }

    @Override
    public Map<Long, Set<Long>> partUnitIds(Grant grant, Collection<Long> projectIds) {
        return participations.partUnitIds(grant, projectIds);
    }

    private record HeldAcceptance(Set<Long> partUnitIds) implements Held {

        @Override
        public @Nullable Integer version() {
            return null;
        }
    }

    @EventListener
    void on(CaseDecided decision) {
        if (!(decision.held() instanceof HeldAcceptance)) {
            return;
        }
        var grant = access.consequence(decision.tenantId());
        var state = switch (decision.state()) {
            case APPROVED -> AcceptanceState.ACCEPTED;
            case RETURNED -> AcceptanceState.RETURNED;
            case REFUSED -> AcceptanceState.REFUSED;
            default -> throw new IllegalStateException("a case was decided as " + decision.state());
        };
        var accepted = state == AcceptanceState.ACCEPTED;
        sql.update(CONSTRUCTION_ACCEPTANCE)
                .set(CONSTRUCTION_ACCEPTANCE.STATE, state.name())
                .set(
                        CONSTRUCTION_ACCEPTANCE.ACCEPTED_ON,
                        accepted ? clock.today(decision.by().tenant().zone()) : null)
                .where(CONSTRUCTION_ACCEPTANCE.ID.eq(decision.subjectId()))
                .and(grant.on(CONSTRUCTION_ACCEPTANCE))
                .execute();
        if (accepted) {
            stages.advance(grant, decision.projectId(), ProjectStage.OPERATION);
        }
        events.publishEvent(
                Change.of(action(state), decision.by(), decision.tenantId(), "Acceptance", decision.subjectId())
                        .timeline(decision.projectId(), Change.Audience.SHARED)
                        .detail(decision.replyNumber())
                        .field("state", AcceptanceState.APPLIED, state)
                        .fact("state", state)
                        .fact("reply", decision.replyNumber())
                        .build());
    }

    private static String action(AcceptanceState state) {
        return switch (state) {
            case ACCEPTED -> "acceptanceAccept";
            case RETURNED -> "acceptanceReturn";
            default -> "acceptanceRefuse";
        };
    }
}
