package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;

import java.util.List;
import java.util.Map;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A participant confirms its part or objects to it: in its own unit, or as a machine of that unit's tenant. */
@Service
public class Answers {
    private final ProjectRepository projects;
    private final ParticipantRepository participants;
    private final ParticipantWrites writes;
    private final ProjectVisibility visibility;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    Answers(
            ProjectRepository projects,
            ParticipantRepository participants,
            ParticipantWrites writes,
            ProjectVisibility visibility,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.projects = projects;
        this.participants = participants;
        this.writes = writes;
        this.visibility = visibility;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** A confirmation, with an opinion or without. */
    public record Confirm(
            GlobalId participantId,
            int round,
            @Nullable String opinion,
            @Nullable String clientMutationId) {}

    /** An objection, which needs a reason. */
    public record Objection(
            GlobalId participantId,
            int round,
            String reason,
            @Nullable String clientMutationId) {}

    /** Confirms one's own part as it was asked in that round. */
    @Transactional
    public Participant confirm(Viewer viewer, Confirm input) {
        return answer(
                viewer,
                "participantConfirm",
                input.participantId().of("Participant"),
                input.round(),
                ParticipantState.CONFIRMED,
                new Opinion("opinion", input.opinion(), 0));
    }

    /** Objects to one's own part as it was asked in that round. */
    @Transactional
    public Participant object(Viewer viewer, Objection input) {
        return answer(
                viewer,
                "participantObject",
                input.participantId().of("Participant"),
                input.round(),
                ParticipantState.OBJECTED,
                new Opinion("reason", input.reason(), 2));
    }

    /** What is said with an answer. */
    private record Opinion(String path, @Nullable String text, int least) {}

    private Participant answer(
            Viewer viewer, String mutation, long id, int round, ParticipantState answer, Opinion opinion) {
        var seen = participants.find(viewer.scope(), id).orElseThrow(NotFound::new);
        var grant = access.requireFor(
                viewer, Action.PARTICIPATION_ANSWER, seen.unitTenantId(), seen.unitId(), seen.tenantId());
        // With the project held, nobody submits it between this answer and its reading.
        var project = projects.lock(grant, seen.projectId());
        var refusals = new Refusals();
        var words = Texts.clean(Texts.check(
                refusals,
                ProjectErrorCode.REQUIRED,
                ProjectErrorCode.INVALID,
                opinion.path(),
                opinion.text(),
                opinion.least(),
                1_000));
        refusals.unless(
                seen.round() == round,
                ProjectErrorCode.ROUND,
                "project.round",
                "round",
                Integer.toString(round),
                Integer.toString(seen.round()));
        refusals.unless(
                seen.state() == ParticipantState.ASKED && project.stage().editable(),
                ProjectErrorCode.STAGE,
                "project.answer.open",
                "participantId");
        refusals.throwIfAny();
        var now = clock.now();
        var answered = seen.with(answer, round, seen.askedAt(), seen.dueOn(), now);
        if (!writes.answer(grant, answered)) {
            throw Refusals.refused(ProjectErrorCode.STAGE, "project.answer.open", "participantId");
        }
        var kind =
                answer == ParticipantState.CONFIRMED ? ParticipantEventKind.CONFIRMED : ParticipantEventKind.OBJECTED;
        writes.record(grant, List.of(answered.event(kind, viewer, now, words)));
        touch(grant, project, now);
        events.publishEvent(Change.of(mutation, viewer, seen.tenantId(), "Participant", id)
                .timeline(project.id(), Change.Audience.SHARED)
                .detail(seen.packageTitle())
                .field("state", seen.state(), answer)
                .field(opinion.path(), null, words)
                .build());
        return answered;
    }

    /** The project has moved, but nobody's edit of it grew stale. */
    private void touch(Grant grant, Project project, java.time.Instant now) {
        visibility.save(grant, project.id(), Map.of(PROJECT.UPDATED_AT, now), DSL.noCondition());
    }
}
