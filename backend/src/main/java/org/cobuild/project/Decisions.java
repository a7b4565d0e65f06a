package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cobuild.approval.CaseDecided;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.CaseSubjects;
import org.cobuild.approval.Conditions;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectSight;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a decision does to its project, in the transaction of the decision. */
@Component
class Decisions implements CaseSubjects {
    private static final Condition SUBMITTED = PROJECT.STAGE.eq(ProjectStage.SUBMITTED.name());
    private final ProjectParts parts;
    private final Participations participations;
    private final ParticipantWrites writes;
    private final ProjectVisibility visibility;
    private final Conditions conditions;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    Decisions(
            ProjectParts parts,
            Participations participations,
            ParticipantWrites writes,
            ProjectVisibility visibility,
            Conditions conditions,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.parts = parts;
        this.participations = participations;
        this.writes = writes;
        this.visibility = visibility;
        this.conditions = conditions;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    @Bean
    static CaseSubject initiation() {
        return CaseSubject.PROJECT;
    }

    @Override
    public CaseSubject subject() {
        return CaseSubject.PROJECT;
    }

    @Override
    public Action starting() {
        return Action.PROJECT_SUBMIT;
    }

    @Override
    public boolean severalAtOnce() {
        return true;
    }

    @Override
    public boolean beforeLeadingGroup() {
        return true;
    }

    @Override
    public Held hold(Grant grant, long subjectId) {
        return parts.held(grant, subjectId);
    }

    @Override
    public Map<Long, Set<Long>> partUnitIds(Grant grant, Collection<Long> projectIds) {
        return participations.partUnitIds(grant, projectIds);
    }

    @EventListener
    void on(CaseDecided decision) {
        if (decision.held() instanceof HeldProject held) {
            var grant = access.consequence(decision.tenantId());
            switch (decision.state()) {
                case APPROVED -> approve(grant, held, decision);
                case RETURNED -> move(grant, held, decision, "projectReturn", ProjectStage.RETURNED);
                case REFUSED -> move(grant, held, decision, "projectRefuse", ProjectStage.REFUSED);
                default -> throw new IllegalStateException("a case was decided as " + decision.state());
            }
        }
    }

    private void move(Grant grant, HeldProject held, CaseDecided decision, String action, ProjectStage stage) {
        var columns = next(held, stage);
        visibility.save(grant, held.project().id(), columns, SUBMITTED);
        publish(action, decision, held.project(), after(held, columns));
    }

    private void approve(Grant grant, HeldProject held, CaseDecided decision) {
        var old = held.project();
        var columns = next(held, ProjectStage.APPROVED);
        var today = clock.today(decision.by().tenant().zone());
        columns.put(PROJECT.APPROVED_ON, today);
        columns.put(PROJECT.REPLY_NUMBER, decision.replyNumber());
        columns.put(PROJECT.APPROVAL_CONDITION, decision.condition());
        visibility.save(grant, old.id(), columns, SUBMITTED);
        var approved = after(held, columns);
        var beside = parts.approvable(grant, access.consequence(old.cityId()), old.id());
        var all = new ArrayList<>(held.participants());
        builder(approved, beside).ifPresent(builder -> {
            writes.save(List.of(builder));
            all.add(builder);
        });
        visibility.widen(approved, all, beside.leads());
        if (beside.special() != null) {
            conditions.impose(decision, beside.special().conditions(today));
        }
        publish("projectApprove", decision, old, approved);
        var cut = old.cutAmount();
        events.publishEvent(new ProjectApproved(
                approved, FundingPlan.afterCut(beside.sources(), cut == null ? Money.ZERO : cut), decision.by()));
    }

    /**
     * The lead where it builds by itself, or else the city's state company; a lone county without one names its builder by
     * its contracts.
     */
    private static Optional<Participant> builder(Project project, ProjectParts.Approvable beside) {
        return beside.ownBuild()
                ? Optional.of(builder(project, project.tenantId(), project.unitId()))
                : beside.companies().stream()
                        .findFirst()
                        .map(company -> builder(project, company.tenantId(), company.id()));
    }

    private static Participant builder(Project project, long unitTenantId, long unitId) {
        return new Participant(
                Ids.next(),
                project.tenantId(),
                project.id(),
                unitTenantId,
                unitId,
                ParticipantRole.BUILDER,
                ParticipantState.APPOINTED,
                project.title(),
                "",
                Money.ZERO,
                true,
                false,
                0,
                null,
                null,
                null,
                null,
                null);
    }

    private Map<Field<?>, @Nullable Object> next(HeldProject held, ProjectStage stage) {
        var columns = new HashMap<Field<?>, @Nullable Object>();
        columns.put(PROJECT.STAGE, stage.name());
        columns.put(PROJECT.VERSION, held.version() + 1);
        columns.put(PROJECT.UPDATED_AT, clock.now());
        return columns;
    }

    private static Project after(HeldProject held, Map<Field<?>, @Nullable Object> columns) {
        return ProjectRepository.project(Drafts.after(held.row(), columns), ProjectSight.WHOLE);
    }

    private void publish(String action, CaseDecided decision, Project old, Project moved) {
        var approved = moved.stage() == ProjectStage.APPROVED;
        events.publishEvent(Change.of(action, decision.by(), old.tenantId(), "Project", old.id())
                .timeline(old.id(), Change.Audience.SHARED)
                .detail(moved.replyNumber())
                .amount(approved ? moved.approvedAmount() : null)
                .field("stage", old.stage(), moved.stage())
                .field("replyNumber", old.replyNumber(), moved.replyNumber())
                .field("approvalCondition", old.approvalCondition(), moved.approvalCondition())
                .field("approvedOn", old.approvedOn(), moved.approvedOn())
                .field("reason", null, approved ? null : decision.opinion())
                .fact("stage", moved.stage())
                .fact("reply", moved.replyNumber())
                .fact("text", decision.textSha256())
                .build());
    }
}
