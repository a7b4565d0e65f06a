package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_FUNDING_SOURCE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.ProjectFundingSourceRecord;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Rows;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets the sources of money of a draft. */
@Service
public class SourcesService {
    private static final int MOST = 100;
    private final DSLContext sql;
    private final SourceRepository sources;
    private final ParticipantRepository participants;
    private final Drafts drafts;
    private final ApplicationEventPublisher events;

    SourcesService(
            DSLContext sql,
            SourceRepository sources,
            ParticipantRepository participants,
            Drafts drafts,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.sources = sources;
        this.participants = participants;
        this.drafts = drafts;
        this.events = events;
    }

    /** One source as it shall be. */
    public record Item(
            @Nullable GlobalId id,
            FundSource source,
            @Nullable GlobalId participantId,
            BigDecimal amount,
            @Nullable String boundary) {}

    /** The list as it shall be. */
    public record Save(
            GlobalId projectId,
            int version,
            List<Item> sources,
            @Nullable String clientMutationId) {}

    /** Replaces the list. It need not add up to the estimate before the submission. */
    @Transactional
    public Project save(Viewer viewer, Save input) {
        var draft = drafts.open(viewer, Action.PROJECT_DRAFT, input.projectId().of("Project"), input.version());
        var section = new Section<>("FundingSource", sources.list(draft.grant(), draft.id()));
        var known = participants.list(draft.grant(), draft.id()).stream()
                .map(Participant::id)
                .collect(Collectors.toSet());
        var after = after(draft, section, known, input.sources());
        Rows.upsert(
                sql,
                PROJECT_FUNDING_SOURCE,
                after.stream().map(SourcesService::row).toList());
        if (!section.removedIds().isEmpty()) {
            sql.deleteFrom(PROJECT_FUNDING_SOURCE)
                    .where(PROJECT_FUNDING_SOURCE.ID.in(section.removedIds()))
                    .and(draft.grant().on(PROJECT_FUNDING_SOURCE))
                    .execute();
        }
        var change = Change.of("projectSourcesSave", viewer, draft.tenantId(), "Project", draft.id())
                .project(draft.id());
        section.record(change, after, FundingSource::inWords);
        events.publishEvent(change.build());
        return drafts.save(draft, Map.of());
    }

    private static List<FundingSource> after(
            Draft draft, Section<FundingSource> section, Set<Long> participants, List<Item> items) {
        var refusals = new Refusals();
        Rules.most(refusals, "sources", items.size(), MOST);
        var after = new ArrayList<FundingSource>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var path = "sources." + i;
            var id = section.id(refusals, path, item.id());
            var participant =
                    item.participantId() == null ? null : item.participantId().of("Participant");
            if (participant != null && !participants.contains(participant)) {
                throw new NotFound();
            }
            refusals.unless(
                    participant == null || item.source() == FundSource.COUNTY,
                    ProjectErrorCode.INVALID,
                    "project.source.participant",
                    path + ".participantId");
            Rules.money(refusals, path + ".amount", item.amount());
            var boundary = Texts.check(
                    refusals,
                    ProjectErrorCode.REQUIRED,
                    ProjectErrorCode.INVALID,
                    path + ".boundary",
                    item.boundary(),
                    0,
                    200);
            after.add(new FundingSource(
                    id,
                    draft.tenantId(),
                    draft.id(),
                    i + 1,
                    item.source(),
                    participant,
                    item.amount(),
                    Texts.clean(boundary)));
        }
        refusals.throwIfAny();
        return after;
    }

    private static ProjectFundingSourceRecord row(FundingSource source) {
        return new ProjectFundingSourceRecord(
                source.id(),
                source.tenantId(),
                source.projectId(),
                source.ordinal(),
                source.source().name(),
                source.participantId(),
                source.amount(),
                source.boundary());
    }
}
