package org.cobuild.project;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cobuild.platform.Connection;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Invitations, answers and the fields of a participation. */
@Controller
class ParticipantController {
    private final Access access;
    private final ProjectRepository projects;
    private final ParticipantRepository participants;
    private final UnitRepository units;
    private final CoBuilding coBuilding;
    private final Answers answers;

    ParticipantController(
            Access access,
            ProjectRepository projects,
            ParticipantRepository participants,
            UnitRepository units,
            CoBuilding coBuilding,
            Answers answers) {
        this.access = access;
        this.projects = projects;
        this.participants = participants;
        this.units = units;
        this.coBuilding = coBuilding;
        this.answers = answers;
    }

    /** The participation as it now is. */
    record ParticipantPayload(Participant participant, List<UserError> errors) {
        ParticipantPayload(Participant participant) {
            this(participant, List.of());
        }
    }

    @QueryMapping
    Connection<Participant> invitations(
            @Argument int first, @Argument @Nullable String after, @ContextValue Viewer viewer) {
        access.require(viewer, Action.PROJECT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(
                participants.invitations(viewer, page),
                page,
                participant -> Page.key(String.valueOf(participant.dueOn()), participant.id()));
    }

    @MutationMapping
    ParticipantPayload participantAmend(@Argument CoBuilding.Amend input, @ContextValue Viewer viewer) {
        return new ParticipantPayload(coBuilding.amend(viewer, input));
    }

    @MutationMapping
    ParticipantPayload participantConfirm(@Argument Answers.Confirm input, @ContextValue Viewer viewer) {
        return new ParticipantPayload(answers.confirm(viewer, input));
    }

    @MutationMapping
    ParticipantPayload participantObject(@Argument Answers.Objection input, @ContextValue Viewer viewer) {
        return new ParticipantPayload(answers.object(viewer, input));
    }

    @BatchMapping(typeName = "Participant")
    List<Project> project(List<Participant> rows, @ContextValue Viewer viewer) {
        var found = projects.find(
                viewer.scope(),
                rows.stream().map(Participant::projectId).distinct().toList());
        return rows.stream()
                .map(row -> Optional.ofNullable(found.get(row.projectId())).orElseThrow(NotFound::new))
                .toList();
    }

    @BatchMapping(typeName = "Participant")
    List<Unit> unit(List<Participant> rows) {
        var named =
                units.named(rows.stream().map(Participant::unitId).distinct().toList());
        return rows.stream()
                .map(row -> Objects.requireNonNull(named.get(row.unitId())))
                .toList();
    }

    @BatchMapping(typeName = "Participant")
    List<List<ParticipantEvent>> events(List<Participant> rows, @ContextValue Viewer viewer) {
        var found = participants.events(
                viewer.scope(), rows.stream().map(Participant::id).toList());
        return rows.stream().map(row -> found.getOrDefault(row.id(), List.of())).toList();
    }

    @SchemaMapping(typeName = "Participant")
    boolean viewerCanAnswer(Participant participant, @ContextValue Viewer viewer) {
        return participant.state() == ParticipantState.ASKED
                && viewer.mayFor(Action.PARTICIPATION_ANSWER, participant.unitTenantId(), participant.unitId());
    }
}
