package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_TARGET;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.ProjectTargetRecord;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Rows;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets the performance targets of a draft, or makes them good in an approved project that left them out. */
@Service
public class TargetsService {
    private static final int MOST = 100;

    /** What fits into the column. */
    private static final BigDecimal MOST_NUMBER = new BigDecimal("99999999999999.9999");

    private final DSLContext sql;
    private final ProjectTargets targets;
    private final Drafts drafts;
    private final ApplicationEventPublisher events;

    TargetsService(DSLContext sql, ProjectTargets targets, Drafts drafts, ApplicationEventPublisher events) {
        this.sql = sql;
        this.targets = targets;
        this.drafts = drafts;
        this.events = events;
    }

    /** One target as it shall be. */
    public record Item(
            @Nullable GlobalId id,
            TargetGroup group,
            String indicator,
            TargetComparison comparison,
            @Nullable BigDecimal target,
            @Nullable String targetUnit,
            @Nullable String evidence,
            @Nullable String note) {}

    /** The list as it shall be. */
    public record Save(
            GlobalId projectId,
            int version,
            List<Item> targets,
            @Nullable String clientMutationId) {}

    /** Replaces the list. Numbers, units and evidence may be lacking before the submission. */
    @Transactional
    public Project save(Viewer viewer, Save input) {
        var draft = drafts.open(viewer, input.projectId().of("Project"), input.version(), SkippedStep.TARGETS);
        var section = new Section<>("PerformanceTarget", targets.list(draft.grant(), draft.id()));
        var after = after(draft, section, input.targets());
        Rows.upsert(sql, PROJECT_TARGET, after.stream().map(TargetsService::row).toList());
        if (!section.removedIds().isEmpty()) {
            sql.deleteFrom(PROJECT_TARGET)
                    .where(PROJECT_TARGET.ID.in(section.removedIds()))
                    .and(draft.grant().on(PROJECT_TARGET))
                    .execute();
        }
        var change = draft.change("projectTargetsSave", viewer);
        section.record(change, after, PerformanceTarget::inWords);
        events.publishEvent(change.build());
        return drafts.save(draft, Map.of());
    }

    private static List<PerformanceTarget> after(Draft draft, Section<PerformanceTarget> section, List<Item> items) {
        var refusals = new Refusals();
        Rules.most(refusals, "targets", items.size(), MOST);
        var after = new ArrayList<PerformanceTarget>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var path = "targets." + i;
            var id = section.id(refusals, path, item.id());
            var numbered = item.comparison() != TargetComparison.DONE;
            refusals.unless(
                    numbered || item.target() == null,
                    ProjectErrorCode.INVALID,
                    "project.target.done",
                    path + ".target");
            refusals.unless(
                    item.target() == null || item.target().signum() >= 0,
                    ProjectErrorCode.INVALID,
                    "project.target.negative",
                    path + ".target");
            refusals.unless(
                    item.target() == null || item.target().compareTo(MOST_NUMBER) <= 0,
                    ProjectErrorCode.INVALID,
                    "project.target.huge",
                    path + ".target");
            var indicator = text(refusals, path + ".indicator", item.indicator(), 2, 200);
            after.add(new PerformanceTarget(
                    id,
                    draft.tenantId(),
                    draft.id(),
                    i + 1,
                    item.group(),
                    indicator == null ? "" : indicator,
                    item.comparison(),
                    item.target(),
                    text(refusals, path + ".targetUnit", item.targetUnit(), 0, 20),
                    text(refusals, path + ".evidence", item.evidence(), 0, 500),
                    text(refusals, path + ".note", item.note(), 0, 500)));
        }
        section.keep(refusals, draft, "targets");
        refusals.throwIfAny();
        return after;
    }

    private static @Nullable String text(Refusals refusals, String path, @Nullable String text, int least, int most) {
        return Texts.clean(
                Texts.check(refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, path, text, least, most));
    }

    private static ProjectTargetRecord row(PerformanceTarget target) {
        return new ProjectTargetRecord(
                target.id(),
                target.tenantId(),
                target.projectId(),
                target.ordinal(),
                target.group().name(),
                target.indicator(),
                target.comparison().name(),
                target.target(),
                target.targetUnit(),
                target.evidence(),
                target.note());
    }
}
