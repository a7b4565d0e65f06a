package org.cobuild.construction;

import static org.cobuild.db.Tables.CONSTRUCTION_MILESTONE;
import static org.cobuild.db.Tables.CONSTRUCTION_REPORT;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.project.Milestone;
import org.cobuild.project.ProjectMilestones;
import org.cobuild.project.ProjectRepository;
import org.cobuild.project.ProjectStage;
import org.cobuild.project.ProjectStages;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The builder reports progress with evidence, the authority confirms or rejects; only what is confirmed counts. */
@Service
class ReportService {
    /** From the first contract on until the acceptance is applied for. */
    static final Set<ProjectStage> STAGES = EnumSet.of(ProjectStage.PROCUREMENT, ProjectStage.CONSTRUCTION);

    private final DSLContext sql;
    private final Access access;
    private final BuilderAccess builders;
    private final ProjectRepository projects;
    private final ProjectMilestones milestones;
    private final ProjectStages stages;
    private final Progress progress;
    private final ReportRepository reports;
    private final Papers papers;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    ReportService(
            DSLContext sql,
            Access access,
            BuilderAccess builders,
            ProjectRepository projects,
            ProjectMilestones milestones,
            ProjectStages stages,
            Progress progress,
            ReportRepository reports,
            Papers papers,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.access = access;
        this.builders = builders;
        this.projects = projects;
        this.milestones = milestones;
        this.stages = stages;
        this.progress = progress;
        this.reports = reports;
        this.papers = papers;
        this.clock = clock;
        this.events = events;
    }

    /** Reports progress on a milestone; it waits for the authority, and no second one beside it. */
    @Transactional
    public MilestoneReport report(Viewer viewer, Said said) {
        var milestone = milestones.find(viewer.scope(), said.milestoneId).orElseThrow(NotFound::new);
        var project = projects.find(viewer.scope(), milestone.projectId()).orElseThrow(NotFound::new);
        var grant = builders.require(viewer, Action.PROGRESS_REPORT, project);
        var refusals = new Refusals()
                .unless(STAGES.contains(project.stage()), ConstructionErrorCode.STAGE, "construction.report.stage", "");
        var state = progress.states(viewer.scope(), List.of(milestone.id())).get(milestone.id());
        var note = check(refusals, said, state, clock.today(viewer.tenant().zone()));
        refusals.throwIfAny();

        var report = new MilestoneReport(
                Ids.next(),
                grant.tenantId(),
                project.id(),
                milestone.id(),
                said.progress,
                said.forecastEndOn,
                said.actualStartOn,
                said.actualEndOn,
                note,
                said.documentId,
                ReportState.REPORTED,
                clock.now(),
                viewer.personId(),
                viewer.name(),
                null,
                null);
        occupy(grant, report);
        if (project.stage() == ProjectStage.PROCUREMENT) {
            stages.advance(grant, project.id(), ProjectStage.CONSTRUCTION);
        }
        insert(viewer, report);
        if (said.documentId != null) {
            papers.attachEvidence(grant, viewer, report.id(), said.documentId);
        }
        events.publishEvent(Change.of("milestoneReport", viewer, grant.tenantId(), Papers.REPORT, report.id())
                .timeline(project.id(), Change.Audience.WHOLE)
                .detail(milestone.title() + " " + said.progress + " %")
                .fact("milestone", milestone.id())
                .fact("progress", said.progress)
                .attachments(said.documentId == null ? List.of() : papers.digests(Papers.REPORT, report.id()))
                .build());
        return report;
    }

    private static String check(Refusals refusals, Said said, @Nullable MilestoneState state, LocalDate today) {
        var note = Texts.check(
                refusals, ConstructionErrorCode.REQUIRED, ConstructionErrorCode.INVALID, "note", said.note, 2, 2_000);
        var done = said.progress == Progress.COMPLETE;
        var confirmed = state == null ? 0 : state.confirmedProgress();
        refusals.unless(
                said.progress >= 0 && said.progress <= Progress.COMPLETE,
                ConstructionErrorCode.INVALID,
                "construction.report.percent",
                "progress");
        refusals.unless(
                said.progress >= confirmed,
                ConstructionErrorCode.INVALID,
                "construction.report.less",
                "progress",
                String.valueOf(said.progress),
                String.valueOf(confirmed));
        if (state != null && state.openReportId() != null) {
            refusals.add(ConstructionErrorCode.REPORT_OPEN, "construction.report.open", "milestoneId");
        }
        notAfter(refusals, said.actualStartOn, today, "actualStartOn");
        notAfter(refusals, said.actualEndOn, today, "actualEndOn");
        if (said.actualEndOn != null && said.actualStartOn != null && said.actualEndOn.isBefore(said.actualStartOn)) {
            refusals.add(
                    ConstructionErrorCode.DATES,
                    "construction.report.crossed",
                    "actualEndOn",
                    said.actualEndOn.toString(),
                    said.actualStartOn.toString());
        }
        if (!done && said.actualEndOn != null) {
            refusals.add(ConstructionErrorCode.INVALID, "construction.report.ended", "actualEndOn");
        }
        if (done && said.actualEndOn == null) {
            refusals.add(ConstructionErrorCode.REQUIRED, "construction.report.end", "actualEndOn");
        }
        if (done && said.documentId == null) {
            refusals.add(ConstructionErrorCode.REQUIRED, "construction.report.evidence", "documentId");
        }
        return note;
    }

    private static void notAfter(Refusals refusals, @Nullable LocalDate day, LocalDate today, String path) {
        if (day != null && day.isAfter(today)) {
            refusals.add(ConstructionErrorCode.DATES, "construction.future", path);
        }
    }

    /** Takes the milestone's one place for a report that waits. */
    private void occupy(Grant grant, MilestoneReport report) {
        var free = sql.update(CONSTRUCTION_MILESTONE)
                .set(CONSTRUCTION_MILESTONE.OPEN_REPORT_ID, report.id())
                .set(CONSTRUCTION_MILESTONE.FORECAST_END_ON, report.forecastEndOn())
                .where(CONSTRUCTION_MILESTONE.MILESTONE_ID.eq(report.milestoneId()))
                .and(grant.on(CONSTRUCTION_MILESTONE))
                .and(CONSTRUCTION_MILESTONE.OPEN_REPORT_ID.isNull())
                .and(CONSTRUCTION_MILESTONE.CONFIRMED_PROGRESS.le(report.progress()))
                .execute();
        if (free == 0) {
            throw Refusals.refused(ConstructionErrorCode.REPORT_OPEN, "construction.report.open", "milestoneId");
        }
    }

    private void insert(Viewer viewer, MilestoneReport report) {
        sql.insertInto(CONSTRUCTION_REPORT)
                .set(CONSTRUCTION_REPORT.ID, report.id())
                .set(CONSTRUCTION_REPORT.TENANT_ID, report.tenantId())
                .set(CONSTRUCTION_REPORT.PROJECT_ID, report.projectId())
                .set(CONSTRUCTION_REPORT.MILESTONE_ID, report.milestoneId())
                .set(CONSTRUCTION_REPORT.PROGRESS, report.progress())
                .set(CONSTRUCTION_REPORT.FORECAST_END_ON, report.forecastEndOn())
                .set(CONSTRUCTION_REPORT.ACTUAL_START_ON, report.actualStartOn())
                .set(CONSTRUCTION_REPORT.ACTUAL_END_ON, report.actualEndOn())
                .set(CONSTRUCTION_REPORT.NOTE, report.note())
                .set(CONSTRUCTION_REPORT.DOCUMENT_ID, report.documentId())
                .set(CONSTRUCTION_REPORT.STATE, report.state().name())
                .set(CONSTRUCTION_REPORT.REPORTED_AT, report.reportedAt())
                .set(CONSTRUCTION_REPORT.REPORTER_POST_ID, viewer.postId())
                .set(CONSTRUCTION_REPORT.REPORTER_PERSON_ID, report.reporterPersonId())
                .set(CONSTRUCTION_REPORT.REPORTER_NAME, report.reporterName())
                .execute();
    }

    /** Confirms or rejects a report; a confirmed one is what the project's progress counts. */
    @Transactional
    public MilestoneReport review(Viewer viewer, long reportId, boolean confirm, @Nullable String remark) {
        var report = reports.find(viewer.scope(), reportId).orElseThrow(NotFound::new);
        var grant = access.require(viewer, Action.PROGRESS_CONFIRM, report.tenantId());
        var refusals = new Refusals();
        var said = Texts.check(
                refusals,
                ConstructionErrorCode.REQUIRED,
                ConstructionErrorCode.INVALID,
                "remark",
                remark,
                confirm ? 0 : 1,
                1_000);
        refusals.unless(
                !report.reportedBy(viewer.personId()),
                ConstructionErrorCode.OWN_MATTER,
                "construction.report.own",
                "reportId");
        refusals.throwIfAny();

        var outcome = confirm ? ReportState.CONFIRMED : ReportState.REJECTED;
        if (release(grant, report, confirm) == 0) {
            throw Refusals.refused(ConstructionErrorCode.STAGE, "construction.report.closed", "reportId");
        }
        sql.update(CONSTRUCTION_REPORT)
                .set(CONSTRUCTION_REPORT.STATE, outcome.name())
                .set(CONSTRUCTION_REPORT.REMARK, said.isEmpty() ? null : said)
                .set(CONSTRUCTION_REPORT.REVIEWED_AT, clock.now())
                .set(CONSTRUCTION_REPORT.REVIEWER_POST_ID, viewer.postId())
                .set(CONSTRUCTION_REPORT.REVIEWER_NAME, viewer.name())
                .where(CONSTRUCTION_REPORT.ID.eq(report.id()))
                .and(grant.on(CONSTRUCTION_REPORT))
                .execute();
        var title = milestones
                .find(viewer.scope(), report.milestoneId())
                .map(Milestone::title)
                .orElse("");
        events.publishEvent(Change.of("milestoneReview", viewer, report.tenantId(), Papers.REPORT, report.id())
                // Confirmed progress is part of the shared summary; what was rejected is between the two.
                .timeline(report.projectId(), confirm ? Change.Audience.SHARED : Change.Audience.WHOLE)
                .detail(title + " " + report.progress() + " %")
                .field("state", report.state(), outcome)
                .build());
        return reports.find(viewer.scope(), reportId).orElseThrow(NotFound::new);
    }

    /** Gives the milestone's place free, once; what is confirmed is carried over. */
    private int release(Grant grant, MilestoneReport report, boolean confirm) {
        var update = sql.update(CONSTRUCTION_MILESTONE).setNull(CONSTRUCTION_MILESTONE.OPEN_REPORT_ID);
        if (confirm) {
            update = update.set(CONSTRUCTION_MILESTONE.CONFIRMED_PROGRESS, report.progress())
                    .set(CONSTRUCTION_MILESTONE.ACTUAL_END_ON, report.actualEndOn());
            if (report.actualStartOn() != null) {
                update = update.set(CONSTRUCTION_MILESTONE.ACTUAL_START_ON, report.actualStartOn());
            }
        }
        return update.where(CONSTRUCTION_MILESTONE.MILESTONE_ID.eq(report.milestoneId()))
                .and(grant.on(CONSTRUCTION_MILESTONE))
                .and(CONSTRUCTION_MILESTONE.OPEN_REPORT_ID.eq(report.id()))
                .execute();
    }

    /** What the builder says about a milestone. */
    record Said(
            long milestoneId,
            int progress,
            LocalDate forecastEndOn,
            @Nullable LocalDate actualStartOn,
            @Nullable LocalDate actualEndOn,
            @Nullable String note,
            @Nullable Long documentId) {}
}
