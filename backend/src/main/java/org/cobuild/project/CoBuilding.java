package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.UnitLead;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.WorkingDays;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lead asks its participants, and asks again when it has amended a package. */
@Service
public class CoBuilding {
    private final ParticipantRepository participants;
    private final ParticipantWrites writes;
    private final ProjectLeads leads;
    private final Drafts drafts;
    private final PolicyProfile policy;
    private final WorkingDays workingDays;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    CoBuilding(
            ParticipantRepository participants,
            ParticipantWrites writes,
            ProjectLeads leads,
            Drafts drafts,
            PolicyProfile policy,
            WorkingDays workingDays,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.participants = participants;
        this.writes = writes;
        this.leads = leads;
        this.drafts = drafts;
        this.policy = policy;
        this.workingDays = workingDays;
        this.clock = clock;
        this.events = events;
    }

    /** Whom to ask: every participant that was not asked yet. */
    public record Invite(
            GlobalId projectId, int version, @Nullable String clientMutationId) {}

    /** A package as it shall be. */
    public record Amend(
            GlobalId participantId,
            int version,
            String packageTitle,
            String packageScope,
            BigDecimal share,
            String reason,
            @Nullable String clientMutationId) {}

    /** Asks every participant that was not asked yet; from now on they see the project and their package. */
    @Transactional
    public Project invite(Viewer viewer, Invite input) {
        var draft = drafts.open(viewer, Action.PROJECT_DRAFT, input.projectId().of("Project"), input.version());
        var all = participants.list(draft.grant(), draft.id());
        var due = dueOn(viewer, draft);
        var now = clock.now();
        var after = all.stream()
                .map(participant -> participant.takesPart()
                        ? participant
                        : participant.with(ParticipantState.ASKED, participant.round() + 1, now, due, null))
                .toList();
        var asked =
                after.stream().filter(participant -> !all.contains(participant)).toList();
        if (asked.isEmpty()) {
            throw Refusals.refused(ProjectErrorCode.REQUIRED, "project.invite.nobody", "projectId");
        }
        writes.save(asked);
        writes.record(
                draft.grant(),
                asked.stream()
                        .map(participant -> participant.event(ParticipantEventKind.ASKED, viewer, now, null))
                        .toList());
        // What was returned or withdrawn keeps its stage: its reviewers go on seeing where it stands.
        var first = draft.project().stage() == ProjectStage.DRAFT;
        Map<Field<String>, String> stage = first ? Map.of(PROJECT.STAGE, ProjectStage.CO_BUILDING.name()) : Map.of();
        Map<Long, UnitLead> above = draft.project().stage().wasSubmitted()
                ? leads.of(ProjectLeads.units(draft.project(), after).toList())
                : Map.of();
        var saved = drafts.saveAndWiden(draft, stage, after, above);
        var change = Change.of("projectInvite", viewer, draft.tenantId(), "Project", draft.id())
                .timeline(draft.id(), Change.Audience.SHARED)
                .detail(Integer.toString(asked.size()))
                .field("stage", draft.project().stage(), saved.stage());
        asked.forEach(participant -> change.field("Participant", null, participant.inWords() + " · " + due));
        events.publishEvent(change.build());
        return saved;
    }

    /** Changes a package and asks its participant again, whatever it had said. */
    @Transactional
    public Participant amend(Viewer viewer, Amend input) {
        var seen = participants
                .find(viewer.scope(), input.participantId().of("Participant"))
                .orElseThrow(NotFound::new);
        var draft = drafts.open(viewer, Action.PROJECT_DRAFT, seen.projectId(), input.version());
        var refusals = new Refusals()
                .unless(
                        seen.takesPart() && !seen.appointed(),
                        ProjectErrorCode.STAGE,
                        "project.amend.asked",
                        "participantId");
        Rules.money(refusals, "share", input.share());
        var amended = seen.with(
                        text(refusals, "packageTitle", input.packageTitle(), 2, 200),
                        text(refusals, "packageScope", input.packageScope(), 0, 5_000),
                        input.share())
                .with(ParticipantState.ASKED, seen.round() + 1, clock.now(), dueOn(viewer, draft), seen.answeredAt());
        var reason = text(refusals, "reason", input.reason(), 2, 1_000);
        refusals.throwIfAny();
        writes.save(List.of(amended));
        writes.record(draft.grant(), List.of(amended.event(ParticipantEventKind.AMENDED, viewer, clock.now(), reason)));
        drafts.save(draft, Map.of());
        events.publishEvent(Change.of("participantAmend", viewer, draft.tenantId(), "Participant", seen.id())
                .timeline(draft.id(), Change.Audience.WHOLE)
                .onlyFor(seen.id())
                .detail(amended.packageTitle())
                .amount(amended.share())
                .field("packageTitle", seen.packageTitle(), amended.packageTitle())
                .field("packageScope", seen.packageScope(), amended.packageScope())
                .field("share", seen.share(), amended.share())
                .field("round", seen.round(), amended.round())
                .field("state", seen.state(), amended.state())
                .build());
        return amended;
    }

    /** The last day for an answer: so many working days as the lead's tenant gives. */
    private LocalDate dueOn(Viewer viewer, Draft draft) {
        var today = clock.today(viewer.tenant().zone());
        var days = policy.get(draft.tenantId(), draft.project().cityId(), "participant_answer_days", today);
        return workingDays.after(draft.project().cityId(), today, days.intValueExact());
    }

    private static String text(Refusals refusals, String path, String text, int least, int most) {
        return Texts.check(refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, path, text, least, most);
    }
}
