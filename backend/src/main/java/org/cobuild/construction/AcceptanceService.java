package org.cobuild.construction;

import static org.cobuild.db.Tables.CONSTRUCTION_ACCEPTANCE;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cobuild.approval.CaseService;
import org.cobuild.approval.CaseStart;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.ConditionGate;
import org.cobuild.approval.Conditions;
import org.cobuild.approval.RouteFacts;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.platform.Together;
import org.cobuild.project.Project;
import org.cobuild.project.ProjectRepository;
import org.cobuild.project.ProjectStage;
import org.cobuild.project.ProjectStages;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.WorkingDays;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lead applies for the completion acceptance of what was built; a case decides it. */
@Service
class AcceptanceService {
    /** While it is built, and again after an acceptance was returned or refused. */
    static final Set<ProjectStage> STAGES = EnumSet.of(ProjectStage.CONSTRUCTION, ProjectStage.ACCEPTANCE);

    /** States after which the lead may apply again. */
    static final Set<AcceptanceState> OVER = EnumSet.of(AcceptanceState.RETURNED, AcceptanceState.REFUSED);

    private final DSLContext sql;
    private final Access access;
    private final ProjectRepository projects;
    private final ProjectStages stages;
    private final Progress progress;
    private final AcceptanceRepository acceptances;
    private final Papers papers;
    private final CaseService cases;
    private final Conditions conditions;
    private final PolicyProfile policy;
    private final WorkingDays workingDays;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    AcceptanceService(
            DSLContext sql,
            Access access,
            ProjectRepository projects,
            ProjectStages stages,
            Progress progress,
            AcceptanceRepository acceptances,
            Papers papers,
            CaseService cases,
            Conditions conditions,
            PolicyProfile policy,
            WorkingDays workingDays,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.access = access;
        this.projects = projects;
        this.stages = stages;
        this.progress = progress;
        this.acceptances = acceptances;
        this.papers = papers;
        this.cases = cases;
        this.conditions = conditions;
        this.policy = policy;
        this.workingDays = workingDays;
        this.clock = clock;
        this.events = events;
    }

    /** Applies for acceptance; what was returned is applied for again under the same case. */
    @Transactional
    public Acceptance apply(Viewer viewer, Application application) {
        // Of two who apply at once the second waits here, and then sees the first one's application.
        var held = projects.holdCrossing(viewer.scope(), application.projectId).orElseThrow(NotFound::new);
        var project = held.project();
        var grant = access.requireFor(
                viewer, Action.ACCEPTANCE_APPLY, project.tenantId(), project.unitId(), project.tenantId());
        // Whoever applies first takes the project out of construction.
        var first = project.stage() == ProjectStage.CONSTRUCTION;
        var latest = first ? null : acceptances.latest(grant, project.id()).orElse(null);
        var returned = latest != null && latest.state() == AcceptanceState.RETURNED ? latest : null;
        var note = check(viewer, grant, project, latest, application);

        var acceptance = acceptance(viewer, project, returned, application, note);
        var caseId = toCase(viewer, grant, held, acceptance);
        if (returned == null) {
            insert(acceptance, caseId);
        } else {
            update(grant, acceptance);
        }
        papers.attach(grant, viewer, acceptance.id(), application.papers);
        if (first) {
            stages.advance(grant, project.id(), ProjectStage.ACCEPTANCE);
        }
        events.publishEvent(
                Change.of("acceptanceApply", viewer, acceptance.tenantId(), Papers.ACCEPTANCE, acceptance.id())
                        .timeline(project.id(), Change.Audience.SHARED)
                        .field("completedOn", null, acceptance.completedOn())
                        .fact("completedOn", acceptance.completedOn())
                        .fact("case", caseId)
                        .attachments(papers.digests(Papers.ACCEPTANCE, acceptance.id()))
                        .build());
        return acceptance.decidedBy(caseId);
    }

    /** Opens the case, or goes on with the one that was returned. */
    private long toCase(Viewer viewer, Grant grant, ProjectRepository.Crossing held, Acceptance acceptance) {
        var project = held.project();
        if (acceptance.caseId() != null) {
            cases.resubmit(viewer, grant, acceptance.caseId(), Money.ZERO, null);
            return acceptance.caseId();
        }
        return cases.open(
                viewer,
                grant,
                new CaseStart(
                        CaseSubject.ACCEPTANCE,
                        acceptance.id(),
                        project.id(),
                        project.title(),
                        new RouteFacts(project.category().name(), Money.ZERO, held.crosses()),
                        project.unitId()));
    }

    private String check(
            Viewer viewer, Grant grant, Project project, @Nullable Acceptance latest, Application application) {
        var refusals = new Refusals();
        refusals.unless(
                STAGES.contains(project.stage()) && (latest == null || OVER.contains(latest.state())),
                ConstructionErrorCode.STAGE,
                "construction.acceptance.stage",
                "");
        refusals.unless(
                !application.completedOn.isAfter(clock.today(viewer.tenant().zone())),
                ConstructionErrorCode.DATES,
                "construction.future",
                "completedOn");
        var note = Texts.check(
                refusals,
                ConstructionErrorCode.REQUIRED,
                ConstructionErrorCode.INVALID,
                "note",
                application.note,
                2,
                5_000);
        var standing = new Together();
        var unfinished = progress.unfinished(standing, grant, project.id());
        var open = conditions.open(standing, grant, project.id(), ConditionGate.ACCEPTANCE);
        standing.fetch(sql);
        for (var title : unfinished.rows()) {
            refusals.add(ConstructionErrorCode.MILESTONE_OPEN, "construction.acceptance.milestone", "", title);
        }
        checkPapers(refusals, latest, application);
        HeldActs.check(refusals, open.rows());
        refusals.throwIfAny();
        return note;
    }

    private void checkPapers(Refusals refusals, @Nullable Acceptance latest, Application application) {
        var given = new HashSet<AcceptancePaper>();
        var files = new HashSet<Long>();
        for (int i = 0; i < application.papers.size(); i++) {
            refusals.unless(
                    given.add(application.papers.get(i).paper),
                    ConstructionErrorCode.INVALID,
                    "construction.acceptance.twice",
                    "papers." + i + ".paper");
            refusals.unless(
                    files.add(application.papers.get(i).documentId),
                    ConstructionErrorCode.DOCUMENT,
                    "construction.document",
                    "papers." + i + ".documentId");
        }
        if (latest != null && latest.state() == AcceptanceState.RETURNED) {
            // What was handed in before still counts; the lead replaces what was objected to.
            given.addAll(papers.of(latest.id()));
        }
        for (var paper : AcceptancePaper.values()) {
            refusals.unless(
                    given.contains(paper),
                    ConstructionErrorCode.PAPER_MISSING,
                    "construction.acceptance.paper",
                    "papers." + paper.name(),
                    paper.ordinal());
        }
    }

    private Acceptance acceptance(
            Viewer viewer, Project project, @Nullable Acceptance returned, Application application, String note) {
        var today = clock.today(viewer.tenant().zone());
        var months = policy.get(project.tenantId(), project.cityId(), "acceptance_months", today)
                .intValueExact();
        var lastDay = Deadlines.monthsAfter(application.completedOn, months);
        return new Acceptance(
                returned == null ? Ids.next() : returned.id(),
                project.tenantId(),
                project.id(),
                AcceptanceState.APPLIED,
                application.completedOn,
                workingDays.onOrAfter(project.cityId(), lastDay),
                today,
                null,
                note,
                returned == null ? null : returned.caseId());
    }

    private void insert(Acceptance acceptance, long caseId) {
        sql.insertInto(CONSTRUCTION_ACCEPTANCE)
                .set(CONSTRUCTION_ACCEPTANCE.ID, acceptance.id())
                .set(CONSTRUCTION_ACCEPTANCE.TENANT_ID, acceptance.tenantId())
                .set(CONSTRUCTION_ACCEPTANCE.PROJECT_ID, acceptance.projectId())
                .set(CONSTRUCTION_ACCEPTANCE.STATE, acceptance.state().name())
                .set(CONSTRUCTION_ACCEPTANCE.COMPLETED_ON, acceptance.completedOn())
                .set(CONSTRUCTION_ACCEPTANCE.DUE_ON, acceptance.dueOn())
                .set(CONSTRUCTION_ACCEPTANCE.APPLIED_ON, acceptance.appliedOn())
                .set(CONSTRUCTION_ACCEPTANCE.NOTE, acceptance.note())
                .set(CONSTRUCTION_ACCEPTANCE.CASE_ID, caseId)
                .execute();
    }

    private void update(Grant grant, Acceptance acceptance) {
        var back = sql.update(CONSTRUCTION_ACCEPTANCE)
                .set(CONSTRUCTION_ACCEPTANCE.STATE, acceptance.state().name())
                .set(CONSTRUCTION_ACCEPTANCE.COMPLETED_ON, acceptance.completedOn())
                .set(CONSTRUCTION_ACCEPTANCE.DUE_ON, acceptance.dueOn())
                .set(CONSTRUCTION_ACCEPTANCE.APPLIED_ON, acceptance.appliedOn())
                .set(CONSTRUCTION_ACCEPTANCE.NOTE, acceptance.note())
                .where(CONSTRUCTION_ACCEPTANCE.ID.eq(acceptance.id()))
                .and(grant.on(CONSTRUCTION_ACCEPTANCE))
                .and(CONSTRUCTION_ACCEPTANCE.STATE.eq(AcceptanceState.RETURNED.name()))
                .execute();
        if (back == 0) {
            throw Refusals.refused(ConstructionErrorCode.STAGE, "construction.acceptance.stage", "");
        }
    }

    /** What the lead hands in. */
    record Application(
            long projectId, LocalDate completedOn, @Nullable String note, List<Paper> papers) {}

    /** A paper and its uploaded file. */
    record Paper(AcceptancePaper paper, long documentId) {}
}
