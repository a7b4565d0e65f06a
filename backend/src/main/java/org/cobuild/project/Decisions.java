package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.approval.CaseDecided;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.CaseSubjects;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a decision does to its project, in the transaction of the decision. */
@Component
class Decisions implements CaseSubjects {
    private final DSLContext sql;
    private final ProjectRepository projects;
    private final ParticipantRepository participants;
    private final ParticipantWrites writes;
    private final SourceRepository sources;
    private final ProjectVisibility visibility;
    private final UnitRepository units;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    Decisions(
            DSLContext sql,
            ProjectRepository projects,
            ParticipantRepository participants,
            ParticipantWrites writes,
            SourceRepository sources,
            ProjectVisibility visibility,
            UnitRepository units,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.projects = projects;
        this.participants = participants;
        this.writes = writes;
        this.sources = sources;
        this.visibility = visibility;
        this.units = units;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public CaseSubject subject() {
        return CaseSubject.PROJECT;
    }

    @Override
    public int lockVersion(Grant grant, long subjectId) {
        return projects.lock(grant, subjectId).version();
    }

    @Override
    public Set<Long> partUnitIds(Grant grant, long subjectId) {
        var ids = participants.list(grant, subjectId).stream()
                .map(Participant::unitId)
                .collect(Collectors.toSet());
        ids.add(projects.get(grant, subjectId).unitId());
        return ids;
    }

    @EventListener
    void on(CaseDecided decision) {
        if (decision.subject() != CaseSubject.PROJECT) {
            return;
        }
        var grant = access.consequence(decision.tenantId());
        switch (decision.state()) {
            case APPROVED -> approve(grant, decision);
            case RETURNED -> move(grant, decision, "projectReturn", ProjectStage.RETURNED);
            case REFUSED -> move(grant, decision, "projectRefuse", ProjectStage.REFUSED);
            default -> throw new IllegalStateException("a case was decided as " + decision.state());
        }
    }

    private void move(Grant grant, CaseDecided decision, String action, ProjectStage stage) {
        var old = projects.get(grant, decision.subjectId());
        write(grant, old, Map.of(PROJECT.STAGE, stage.name()));
        var moved = projects.get(grant, old.id());
        visibility.copy(grant, old.id(), stage, moved.updatedAt());
        publish(action, decision.by(), old, moved);
    }

    private void approve(Grant grant, CaseDecided decision) {
        var old = projects.get(grant, decision.subjectId());
        var columns = new HashMap<Field<?>, @Nullable Object>();
        columns.put(PROJECT.STAGE, ProjectStage.APPROVED.name());
        columns.put(PROJECT.APPROVED_ON, clock.today(decision.by().tenant().zone()));
        columns.put(PROJECT.REPLY_NUMBER, decision.replyNumber());
        columns.put(PROJECT.APPROVAL_CONDITION, decision.condition());
        write(grant, old, columns);
        var approved = projects.get(grant, old.id());
        var parts = new ArrayList<>(participants.list(grant, old.id()));
        builder(approved).ifPresent(builder -> {
            writes.save(List.of(builder));
            parts.add(builder);
        });
        visibility.widen(approved, parts);
        publish("projectApprove", decision.by(), old, approved);
        var cut = old.cutAmount();
        events.publishEvent(new ProjectApproved(
                approved,
                FundingPlan.afterCut(sources.list(grant, old.id()), cut == null ? Money.ZERO : cut),
                decision.by()));
    }

    /** The city's state company builds; a lone county without one names its builder by its contracts. */
    private java.util.Optional<Participant> builder(Project project) {
        return units.ofKind(access.consequence(project.cityId()), UnitKind.COMPANY).stream()
                .findFirst()
                .map(company -> new Participant(
                        Ids.next(),
                        project.tenantId(),
                        project.id(),
                        company.tenantId(),
                        company.id(),
                        ParticipantRole.BUILDER,
                        ParticipantState.APPOINTED,
                        project.title(),
                        "",
                        Money.ZERO,
                        true,
                        0,
                        null,
                        null,
                        null));
    }

    private void write(Grant grant, Project old, Map<? extends Field<?>, ?> columns) {
        sql.update(PROJECT)
                .set(columns)
                .set(PROJECT.VERSION, PROJECT.VERSION.plus(1))
                .set(PROJECT.UPDATED_AT, clock.now())
                .where(PROJECT.ID.eq(old.id()))
                .and(grant.on(PROJECT))
                .and(PROJECT.STAGE.eq(ProjectStage.SUBMITTED.name()))
                .execute();
    }

    private void publish(String action, Viewer by, Project old, Project moved) {
        var approved = moved.stage() == ProjectStage.APPROVED;
        events.publishEvent(Change.of(action, by, old.tenantId(), "Project", old.id())
                .timeline(old.id(), Change.Audience.SHARED)
                .detail(moved.replyNumber())
                .amount(approved ? moved.approvedAmount() : null)
                .field("stage", old.stage(), moved.stage())
                .field("replyNumber", old.replyNumber(), moved.replyNumber())
                .field("approvalCondition", old.approvalCondition(), moved.approvalCondition())
                .field("approvedOn", old.approvedOn(), moved.approvedOn())
                .build());
    }
}
