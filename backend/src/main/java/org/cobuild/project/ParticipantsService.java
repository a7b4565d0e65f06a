package org.cobuild.project;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets the participants of a draft. Once one was asked, its package changes through an amendment alone. */
@Service
public class ParticipantsService {
    private static final int MOST = 200;
    private final ParticipantRepository participants;
    private final ParticipantWrites writes;
    private final EstimateWrites lines;
    private final FrameworkRepository frameworks;
    private final UnitRepository units;
    private final Drafts drafts;
    private final ApplicationEventPublisher events;

    ParticipantsService(
            ParticipantRepository participants,
            ParticipantWrites writes,
            EstimateWrites lines,
            FrameworkRepository frameworks,
            UnitRepository units,
            Drafts drafts,
            ApplicationEventPublisher events) {
        this.participants = participants;
        this.writes = writes;
        this.lines = lines;
        this.frameworks = frameworks;
        this.units = units;
        this.drafts = drafts;
        this.events = events;
    }

    /** One participant as it shall be. */
    public record Item(
            @Nullable GlobalId id,
            GlobalId unitId,
            ParticipantRole role,
            String packageTitle,
            String packageScope,
            BigDecimal share) {}

    /** The list as it shall be. */
    public record Save(
            GlobalId projectId,
            int version,
            List<Item> participants,
            @Nullable String clientMutationId) {}

    /** Replaces the list; units may be of any tenant of the city tree. Who was asked can't be taken off it. */
    @Transactional
    public Project save(Viewer viewer, Save input) {
        var draft = drafts.open(viewer, Action.PROJECT_DRAFT, input.projectId().of("Project"), input.version());
        var refusals = new Refusals();
        Rules.most(refusals, "participants", input.participants().size(), MOST);
        // Builder, operator and supervisor are appointed; they are not on the lead's list.
        var section = new Section<>(
                "Participant",
                participants.list(draft.grant(), draft.id()).stream()
                        .filter(participant -> !participant.appointed())
                        .toList());
        var known = units.find(
                viewer.scope(),
                input.participants().stream()
                        .map(item -> item.unitId().of("Unit"))
                        .toList());
        var after = after(refusals, draft, section, known, input.participants());
        section.removed()
                .forEach(gone -> refusals.unless(
                        !gone.takesPart(),
                        ProjectErrorCode.STAGE,
                        "project.participant.asked",
                        "participants",
                        gone.packageTitle()));
        refusals.throwIfAny();
        if (!section.removedIds().isEmpty()) {
            lines.release(draft.grant(), section.removedIds());
            frameworks.remove(draft.grant(), section.removedIds());
            writes.remove(draft.grant(), section.removedIds());
        }
        writes.save(after);
        var change = Change.of("projectParticipantsSave", viewer, draft.tenantId(), "Project", draft.id())
                .project(draft.id());
        section.record(change, after, Participant::inWords);
        events.publishEvent(change.build());
        return drafts.save(draft, Map.of());
    }

    private static List<Participant> after(
            Refusals refusals, Draft draft, Section<Participant> section, Map<Long, Unit> units, List<Item> items) {
        var after = new ArrayList<Participant>();
        var taken = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var path = "participants." + i;
            var id = section.id(refusals, path, item.id());
            var unit = units.get(item.unitId().of("Unit"));
            if (unit == null) {
                throw new NotFound();
            }
            checkUnit(refusals, draft, path, unit, item.role(), taken);
            Rules.money(refusals, path + ".share", item.share());
            var given = new Participant(
                    id,
                    draft.tenantId(),
                    draft.id(),
                    unit.tenantId(),
                    unit.id(),
                    item.role(),
                    ParticipantState.DRAFT,
                    text(refusals, path + ".packageTitle", item.packageTitle(), 2, 200),
                    text(refusals, path + ".packageScope", item.packageScope(), 0, 5_000),
                    item.share(),
                    true,
                    false,
                    0,
                    null,
                    null,
                    null,
                    null,
                    null);
            var before = section.before(id);
            if (before == null || !before.takesPart()) {
                refusals.unless(
                        before == null || (before.unitId() == unit.id() && before.role() == item.role()),
                        ProjectErrorCode.INVALID,
                        "project.participant.unit",
                        path + ".unitId");
                after.add(given);
            } else {
                refusals.unless(
                        before.samePackage(given),
                        ProjectErrorCode.STAGE,
                        "project.participant.amend",
                        path,
                        unit.name());
                after.add(before);
            }
        }
        return after;
    }

    private static void checkUnit(
            Refusals refusals, Draft draft, String path, Unit unit, ParticipantRole role, HashSet<String> taken) {
        refusals.unless(
                role == ParticipantRole.CO_BUILDER || role == ParticipantRole.DATA_PROVIDER,
                ProjectErrorCode.INVALID,
                "project.participant.role",
                path + ".role");
        refusals.unless(
                unit.closedOn() == null,
                ProjectErrorCode.INVALID,
                "project.participant.ended",
                path + ".unitId",
                unit.name());
        refusals.unless(
                unit.id() != draft.project().unitId(),
                ProjectErrorCode.INVALID,
                "project.participant.lead",
                path + ".unitId");
        refusals.unless(
                taken.add(unit.id() + " " + role),
                ProjectErrorCode.INVALID,
                "project.participant.twice",
                path + ".unitId",
                unit.name());
    }

    private static String text(Refusals refusals, String path, String text, int least, int most) {
        return Texts.check(refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, path, text, least, most);
    }
}
