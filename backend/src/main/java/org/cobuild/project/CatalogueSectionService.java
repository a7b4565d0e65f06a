package org.cobuild.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.catalogue.CatalogueEntry;
import org.cobuild.catalogue.CatalogueRepository;
import org.cobuild.catalogue.SharingType;
import org.cobuild.catalogue.UpdateCycle;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets the catalogue entries of a draft, or makes them good in an approved project that left them out. The legal basis may
 * come later: only the submission asks for it.
 */
@Service
public class CatalogueSectionService {
    private static final int MOST = 1_000;
    private final CatalogueRepository catalogue;
    private final ParticipantRepository participants;
    private final UnitRepository units;
    private final Drafts drafts;
    private final ApplicationEventPublisher events;

    CatalogueSectionService(
            CatalogueRepository catalogue,
            ParticipantRepository participants,
            UnitRepository units,
            Drafts drafts,
            ApplicationEventPublisher events) {
        this.catalogue = catalogue;
        this.participants = participants;
        this.units = units;
        this.drafts = drafts;
        this.events = events;
    }

    /**
     * One entry as it shall be.
     *
     * @param items names of information items, one a line, of a client that knows no types; null with them
     * @param informationItems null where {@code items} says them
     * @param metadata null leaves it as it stands
     */
    public record Item(
            @Nullable GlobalId id,
            String name,
            GlobalId providerId,
            @Nullable String summary,
            @Nullable String items,
            @Nullable List<CatalogueMetadata.ItemInput> informationItems,
            SharingType sharingType,
            @Nullable String sharingCondition,
            @Nullable String legalBasis,
            UpdateCycle updateCycle,
            CatalogueMetadata.@Nullable Input metadata) {}

    /** The list as it shall be. */
    public record Save(
            GlobalId projectId,
            int version,
            List<Item> entries,
            @Nullable String clientMutationId) {}

    /** Replaces the list. */
    @Transactional
    public Project save(Viewer viewer, Save input) {
        var draft = drafts.open(viewer, input.projectId().of("Project"), input.version(), SkippedStep.CATALOGUE);
        var refusals = new Refusals();
        Rules.most(refusals, "entries", input.entries().size(), MOST);
        var section = new Section<>("CatalogueEntry", catalogue.list(draft.grant(), draft.id()));
        var known = units.find(
                viewer.scope(),
                input.entries().stream()
                        .map(item -> item.providerId().of("Unit"))
                        .distinct()
                        .toList());
        var after = after(refusals, draft, section, known, providers(draft), input.entries());
        section.keep(refusals, draft, "entries");
        refusals.throwIfAny();
        catalogue.save(draft.grant(), after, section.removedIds());
        var change = draft.change("projectCatalogueSave", viewer);
        section.record(change, after, CatalogueEntry::inWords);
        events.publishEvent(change.build());
        if (draft.project().stage().approved()) {
            events.publishEvent(new CatalogueMadeGood(after));
        }
        return drafts.save(draft, Map.of());
    }

    /** Units that may provide data: the lead and who takes part. */
    private Set<Long> providers(Draft draft) {
        var providers = new HashSet<Long>();
        providers.add(draft.project().unitId());
        participants.list(draft.grant(), draft.id()).forEach(participant -> providers.add(participant.unitId()));
        return providers;
    }

    private static List<CatalogueEntry> after(
            Refusals refusals,
            Draft draft,
            Section<CatalogueEntry> section,
            Map<Long, Unit> units,
            Set<Long> providers,
            List<Item> items) {
        var after = new ArrayList<CatalogueEntry>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var path = "entries." + i;
            var id = section.id(refusals, path, item.id());
            var provider = units.get(item.providerId().of("Unit"));
            if (provider == null) {
                throw new NotFound();
            }
            refusals.unless(
                    providers.contains(provider.id()),
                    ProjectErrorCode.INVALID,
                    "project.catalogue.provider",
                    path + ".providerId",
                    provider.name());
            var before = section.before(id);
            refusals.unless(
                    !draft.project().stage().approved() || before == null || before.providerUnitId() == provider.id(),
                    ProjectErrorCode.STAGE,
                    "project.catalogue.providerStays",
                    path + ".providerId");
            var name = text(refusals, path + ".name", item.name(), 2, 200);
            after.add(new CatalogueEntry(
                    id,
                    draft.tenantId(),
                    draft.id(),
                    i + 1,
                    name == null ? "" : name,
                    provider.tenantId(),
                    provider.id(),
                    text(refusals, path + ".summary", item.summary(), 0, 2_000),
                    CatalogueMetadata.items(refusals, path, item, before),
                    item.sharingType(),
                    text(refusals, path + ".sharingCondition", item.sharingCondition(), 0, 500),
                    text(refusals, path + ".legalBasis", item.legalBasis(), 0, 500),
                    item.updateCycle(),
                    CatalogueMetadata.of(refusals, path + ".metadata.", item.metadata(), before)));
        }
        return after;
    }

    static @Nullable String text(Refusals refusals, String path, @Nullable String text, int least, int most) {
        return Texts.clean(
                Texts.check(refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, path, text, least, most));
    }
}
