package org.cobuild.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cobuild.catalogue.CatalogueRepository;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the framework plan of a draft, or makes it good in an approved project that left it out, and rules on what seems to
 * overlap.
 */
@Service
public class FrameworkService {
    /** Items are compared each with each. */
    private static final int MOST_ITEMS = 500;

    private static final int MOST_OF_A_PART = 50;
    private static final int MOST_PARTS = 201;
    private final FrameworkRepository frameworks;
    private final ParticipantRepository participants;
    private final CatalogueRepository catalogue;
    private final Drafts drafts;
    private final DSLContext sql;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    FrameworkService(
            FrameworkRepository frameworks,
            ParticipantRepository participants,
            CatalogueRepository catalogue,
            Drafts drafts,
            DSLContext sql,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.frameworks = frameworks;
        this.participants = participants;
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.sql = sql;
        this.clock = clock;
        this.events = events;
    }

    /** An interface as it shall be. */
    public record InterfaceItem(String name, FrameworkPart.Direction direction, String counterpart, String data) {}

    /** The part of a unit as it shall be; of the lead without a participant. */
    public record PartItem(
            @Nullable GlobalId participantId,
            @Nullable String businessFlow,
            @Nullable String dataFlow,
            List<String> scope,
            List<InterfaceItem> interfaces) {}

    /** The plan as it shall be. */
    public record Save(
            GlobalId projectId,
            int version,
            @Nullable String goals,
            @Nullable String contents,
            List<PartItem> parts,
            @Nullable String clientMutationId) {}

    /** Why something is no overlap; null takes the ruling back. */
    public record Rule(
            GlobalId projectId,
            int version,
            String overlapKey,
            @Nullable String reason,
            @Nullable String clientMutationId) {}

    /** Replaces the plan; a part that doesn't come is empty. Only the submission asks for what is lacking. */
    @Transactional
    public Project save(Viewer viewer, Save input) {
        var draft = drafts.open(viewer, input.projectId().of("Project"), input.version(), SkippedStep.FRAMEWORK);
        var all = new Together();
        var taking = participants.list(all, draft.grant(), draft.id());
        var before = frameworks.entries(all, draft.grant(), draft.id());
        all.fetch(sql);
        var byId = taking.rows().stream()
                .filter(participant -> !participant.appointed())
                .collect(Collectors.toMap(Participant::id, participant -> participant));
        var after = after(draft, byId, input);
        frameworks.replace(draft.grant(), draft.id(), after);
        var change = draft.change("projectFrameworkSave", viewer)
                .field("framework", words(before.rows(), null), words(after, null));
        byId.values()
                .forEach(participant -> change.field(
                        "framework " + participant.packageTitle(),
                        words(before.rows(), participant.id()),
                        words(after, participant.id())));
        events.publishEvent(change.build());
        return drafts.save(draft, Map.of());
    }

    /** Rules that an overlap is none, for a reason, or takes that back. */
    @Transactional
    public Project rule(Viewer viewer, Rule input) {
        var draft = drafts.open(viewer, input.projectId().of("Project"), input.version(), SkippedStep.FRAMEWORK);
        var grant = draft.grant();
        var all = new Together();
        var taking = participants.list(all, grant, draft.id());
        var provided = catalogue.list(all, grant, draft.id());
        var entries = frameworks.entries(all, grant, draft.id());
        var rulings = frameworks.rulings(all, grant, draft.id());
        all.fetch(sql);
        var framework = Framework.of(draft.project(), taking.rows(), provided.rows(), entries.rows(), rulings.rows());
        var overlap = framework.overlaps().stream()
                .filter(one -> one.key().equals(input.overlapKey()))
                .findFirst()
                .orElseThrow(() -> Refusals.refused(ProjectErrorCode.INVALID, "project.framework.gone", "overlapKey"));
        var refusals = new Refusals();
        var reason = Texts.clean(input.reason()) == null ? null : text(refusals, "reason", input.reason(), 2, 500);
        refusals.throwIfAny();
        frameworks.rule(
                grant,
                draft.id(),
                overlap.key(),
                Optional.ofNullable(reason)
                        .map(words -> new FrameworkRuling(
                                Ids.next(),
                                draft.tenantId(),
                                draft.id(),
                                overlap.key(),
                                words,
                                viewer.name(),
                                clock.now())));
        events.publishEvent(draft.change("projectOverlapRule", viewer)
                .field(
                        "overlap " + overlap.one().text() + " · "
                                + overlap.other().text(),
                        overlap.reason(),
                        reason)
                .build());
        return drafts.save(draft, Map.of());
    }

    private static List<FrameworkEntry> after(Draft draft, Map<Long, Participant> byId, Save input) {
        var refusals = new Refusals();
        Rules.most(refusals, "parts", input.parts().size(), MOST_PARTS);
        Rules.most(
                refusals,
                "parts",
                input.parts().stream().mapToInt(part -> part.scope().size()).sum(),
                MOST_ITEMS);
        var after = new ArrayList<FrameworkEntry>();
        entry(draft, after, null, FrameworkKind.GOALS, text(refusals, "goals", input.goals(), 0, 2_000));
        entry(draft, after, null, FrameworkKind.CONTENTS, text(refusals, "contents", input.contents(), 0, 5_000));
        var once = new HashSet<@Nullable Long>();
        for (int i = 0; i < input.parts().size(); i++) {
            var part = input.parts().get(i);
            var given = part.participantId();
            var whose = given == null ? null : Long.valueOf(given.of("Participant"));
            if (whose != null && !byId.containsKey(whose)) {
                throw new NotFound();
            }
            refusals.unless(
                    once.add(whose),
                    ProjectErrorCode.INVALID,
                    "project.framework.twice",
                    "parts." + i + ".participantId");
            part(refusals, draft, after, whose, "parts." + i + ".", part);
        }
        refusals.throwIfAny();
        return after;
    }

    private static void part(
            Refusals refusals,
            Draft draft,
            List<FrameworkEntry> after,
            @Nullable Long whose,
            String path,
            PartItem part) {
        entry(
                draft,
                after,
                whose,
                FrameworkKind.BUSINESS_FLOW,
                text(refusals, path + "businessFlow", part.businessFlow(), 0, 2_000));
        entry(
                draft,
                after,
                whose,
                FrameworkKind.DATA_FLOW,
                text(refusals, path + "dataFlow", part.dataFlow(), 0, 2_000));
        Rules.most(refusals, path + "scope", part.scope().size(), MOST_OF_A_PART);
        for (int i = 0; i < part.scope().size(); i++) {
            var item = text(refusals, path + "scope." + i, part.scope().get(i), 2, 200);
            after.add(new FrameworkEntry(draft, whose, FrameworkKind.SCOPE, i + 1, item));
        }
        Rules.most(refusals, path + "interfaces", part.interfaces().size(), MOST_OF_A_PART);
        for (int i = 0; i < part.interfaces().size(); i++) {
            var item = part.interfaces().get(i);
            var at = path + "interfaces." + i + ".";
            after.add(new FrameworkEntry(
                    Ids.next(),
                    draft.tenantId(),
                    draft.id(),
                    whose,
                    FrameworkKind.valueOf(item.direction().name()),
                    i + 1,
                    text(refusals, at + "name", item.name(), 2, 200),
                    text(refusals, at + "counterpart", item.counterpart(), 2, 200),
                    text(refusals, at + "data", item.data(), 2, 500)));
        }
    }

    private static void entry(
            Draft draft, List<FrameworkEntry> after, @Nullable Long whose, FrameworkKind kind, String text) {
        if (!text.isEmpty()) {
            after.add(new FrameworkEntry(draft, whose, kind, 1, text));
        }
    }

    private static String text(Refusals refusals, String path, @Nullable String text, int least, int most) {
        return Texts.check(refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, path, text, least, most);
    }

    /** How a part stands in the trail; null when there is nothing of it. */
    private static @Nullable String words(List<FrameworkEntry> entries, @Nullable Long whose) {
        var words = entries.stream()
                .filter(entry -> Objects.equals(entry.participantId(), whose))
                .map(FrameworkEntry::inWords)
                .sorted()
                .collect(Collectors.joining("\n"));
        return words.isEmpty() ? null : words;
    }
}
