package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_MILESTONE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.ProjectMilestoneRecord;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
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

/** Sets the planned milestones of a draft. */
@Service
public class MilestonesService {
    private static final int MOST = 50;
    private final DSLContext sql;
    private final ProjectMilestones milestones;
    private final Drafts drafts;
    private final ApplicationEventPublisher events;

    MilestonesService(DSLContext sql, ProjectMilestones milestones, Drafts drafts, ApplicationEventPublisher events) {
        this.sql = sql;
        this.milestones = milestones;
        this.drafts = drafts;
        this.events = events;
    }

    /** One milestone as it shall be. */
    public record Item(
            @Nullable GlobalId id, String title, int weight, LocalDate baselineStartOn, LocalDate baselineEndOn) {}

    /** The list as it shall be. */
    public record Save(
            GlobalId projectId,
            int version,
            List<Item> milestones,
            @Nullable String clientMutationId) {}

    /** Replaces the list. Weights need not add up to 100 before the submission. */
    @Transactional
    public Project save(Viewer viewer, Save input) {
        var draft = drafts.open(viewer, Action.PROJECT_DRAFT, input.projectId().of("Project"), input.version());
        var section = new Section<>("Milestone", milestones.list(draft.grant(), draft.id()));
        var after = after(draft, section, input.milestones());
        Rows.upsert(
                sql,
                PROJECT_MILESTONE,
                after.stream().map(MilestonesService::row).toList());
        if (!section.removedIds().isEmpty()) {
            sql.deleteFrom(PROJECT_MILESTONE)
                    .where(PROJECT_MILESTONE.ID.in(section.removedIds()))
                    .and(draft.grant().on(PROJECT_MILESTONE))
                    .execute();
        }
        var change = Change.of("projectMilestonesSave", viewer, draft.tenantId(), "Project", draft.id())
                .project(draft.id());
        section.record(change, after, Milestone::inWords);
        events.publishEvent(change.build());
        return drafts.save(draft, Map.of());
    }

    private static List<Milestone> after(Draft draft, Section<Milestone> section, List<Item> items) {
        var refusals = new Refusals();
        Rules.most(refusals, "milestones", items.size(), MOST);
        var after = new ArrayList<Milestone>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var path = "milestones." + i;
            var id = section.id(refusals, path, item.id());
            var title = Texts.check(
                    refusals,
                    ProjectErrorCode.REQUIRED,
                    ProjectErrorCode.INVALID,
                    path + ".title",
                    item.title(),
                    2,
                    200);
            refusals.unless(
                    item.weight() >= 1 && item.weight() <= 100,
                    ProjectErrorCode.INVALID,
                    "project.milestone.weight",
                    path + ".weight");
            refusals.unless(
                    !item.baselineEndOn().isBefore(item.baselineStartOn()),
                    ProjectErrorCode.DATES,
                    "project.dates",
                    path + ".baselineEndOn",
                    item.baselineStartOn().toString(),
                    item.baselineEndOn().toString());
            after.add(new Milestone(
                    id,
                    draft.tenantId(),
                    draft.id(),
                    i + 1,
                    title,
                    item.weight(),
                    item.baselineStartOn(),
                    item.baselineEndOn()));
        }
        refusals.throwIfAny();
        return after;
    }

    private static ProjectMilestoneRecord row(Milestone milestone) {
        return new ProjectMilestoneRecord(
                milestone.id(),
                milestone.tenantId(),
                milestone.projectId(),
                milestone.ordinal(),
                milestone.title(),
                milestone.weight(),
                milestone.baselineStartOn(),
                milestone.baselineEndOn());
    }
}
