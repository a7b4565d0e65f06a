package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cobuild.catalogue.CatalogueRepository;
import org.cobuild.planning.ListEntryRepository;
import org.cobuild.planning.PlanningQuestions;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Together;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.UnitLead;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads a project with all that is submitted of it. */
@Repository
class ProjectParts {
    private final ParticipantRepository participants;
    private final EstimateRepository lines;
    private final SourceRepository sources;
    private final ProjectMilestones milestones;
    private final ProjectTargets targets;
    private final FrameworkRepository frameworks;
    private final OwnBuildRepository ownBuilds;
    private final CategoryRepository categories;
    private final SpecialRepository specials;
    private final PaperRepository papers;
    private final ReopeningRepository reopenings;
    private final SubmissionPolicy policy;
    private final CatalogueRepository catalogue;
    private final SubmissionRepository submissions;
    private final ListEntryRepository entriesOfLists;
    private final PrecheckRepository prechecks;
    private final UnitRepository units;
    private final ProjectLeads leads;
    private final PlanningQuestions planning;
    private final DSLContext sql;

    ProjectParts(
            ParticipantRepository participants,
            EstimateRepository lines,
            SourceRepository sources,
            ProjectMilestones milestones,
            ProjectTargets targets,
            FrameworkRepository frameworks,
            OwnBuildRepository ownBuilds,
            CategoryRepository categories,
            SpecialRepository specials,
            PaperRepository papers,
            ReopeningRepository reopenings,
            SubmissionPolicy policy,
            CatalogueRepository catalogue,
            SubmissionRepository submissions,
            ListEntryRepository entriesOfLists,
            PrecheckRepository prechecks,
            UnitRepository units,
            ProjectLeads leads,
            PlanningQuestions planning,
            DSLContext sql) {
        this.participants = participants;
        this.lines = lines;
        this.sources = sources;
        this.milestones = milestones;
        this.targets = targets;
        this.frameworks = frameworks;
        this.ownBuilds = ownBuilds;
        this.categories = categories;
        this.specials = specials;
        this.papers = papers;
        this.reopenings = reopenings;
        this.policy = policy;
        this.catalogue = catalogue;
        this.submissions = submissions;
        this.entriesOfLists = entriesOfLists;
        this.prechecks = prechecks;
        this.units = units;
        this.leads = leads;
        this.planning = planning;
        this.sql = sql;
    }

    /**
     * All of a project, for a submission.
     *
     * @param lastNumber number of its last submission, 0 when it was never submitted
     * @param leads who leads its units from above, by unit
     */
    record Whole(Submittable submittable, int lastNumber, Map<Long, UnitLead> leads) {}

    /**
     * All of a project that is held in an act, in one statement.
     *
     * @param city whose lists hold beside those of the project's own tenant
     * @param today on which it is checked against the lists
     */
    Whole whole(Viewer viewer, Draft draft, Grant city, LocalDate today) {
        var grant = draft.grant();
        var all = new Together();
        var taking = participants.list(all, grant, draft.id());
        var estimate = lines.list(all, grant, draft.id());
        var funded = sources.list(all, grant, draft.id());
        var planned = milestones.list(all, grant, draft.id());
        var entries = catalogue.list(all, grant, draft.id());
        var aims = targets.list(all, grant, draft.id());
        var framework = frameworks.entries(all, grant, draft.id());
        var ruled = frameworks.rulings(all, grant, draft.id());
        var own = ownBuilds.list(all, grant, draft.id());
        var facts = categories.list(all, grant, draft.id());
        var special = specials.list(all, grant, draft.id());
        var files = papers.list(all, grant, draft.id());
        var reopened = reopenings.list(all, grant, draft.id());
        var byPolicy = policy.list(all, viewer);
        var last = submissions.lastNumber(all, grant, draft.id());
        var above = leads.list(all, grant, draft.id());
        var asked = planning.ask(
                all,
                viewer,
                keyTasks(List.of(draft.project())),
                draft.project().keepsBatch() ? draft.project().batchId() : null);
        var inForce = entriesOfLists.inForce(all, grant, city, today);
        var check = prechecks.latest(all, grant, draft.id());
        var answered = prechecks.latestHits(all, grant, draft.id());
        all.fetch(sql);
        return new Whole(
                new Submittable(
                        draft.project(),
                        taking.rows(),
                        estimate.rows(),
                        funded.rows(),
                        planned.rows(),
                        entries.rows(),
                        asked.asked(),
                        Checked.of(
                                draft.project(),
                                estimate.rows(),
                                inForce.rows(),
                                check.rows().stream().findFirst().orElse(null),
                                answered.rows()),
                        aims.rows(),
                        Framework.of(draft.project(), taking.rows(), entries.rows(), framework.rows(), ruled.rows()),
                        own.rows().stream().findFirst().orElse(null),
                        facts.rows().stream().findFirst().orElse(null),
                        special.rows().stream().findFirst().orElse(null),
                        files.rows(),
                        reopened.rows(),
                        byPolicy.numbers()),
                last.rows().getFirst(),
                ProjectLeads.Led.map(above.rows()));
    }

    /**
     * What an approval needs beside the project itself.
     *
     * @param ownBuild whether the lead builds by itself
     * @param companies the state companies of the city, by code: otherwise the first one builds
     * @param special the order by which it left steps out; null when it went the usual way
     * @param leads who leads its units from above, by unit
     */
    record Approvable(
            List<FundingSource> sources,
            boolean ownBuild,
            List<Unit> companies,
            @Nullable SpecialTrack special,
            Map<Long, UnitLead> leads) {}

    Approvable approvable(Grant grant, Grant city, long projectId) {
        var all = new Together();
        var funded = sources.list(all, grant, projectId);
        var companies = units.ofKind(all, city, UnitKind.COMPANY);
        var above = leads.list(all, grant, projectId);
        var own = ownBuilds.list(all, grant, projectId);
        var special = specials.list(all, grant, projectId);
        all.fetch(sql);
        return new Approvable(
                funded.rows(),
                !own.rows().isEmpty(),
                companies.rows(),
                special.rows().stream().findFirst().orElse(null),
                ProjectLeads.Led.map(above.rows()));
    }

    /** A project and its participants, held until the transaction ends. */
    HeldProject held(Grant grant, long projectId) {
        var rows = sql.select(ProjectRepository.FIELDS)
                .select(PROJECT_PARTICIPANT.fields())
                .from(PROJECT)
                .leftJoin(PROJECT_PARTICIPANT)
                .on(PROJECT_PARTICIPANT.PROJECT_ID.eq(PROJECT.ID))
                .and(TenantScope.alongside(PROJECT_PARTICIPANT, PROJECT))
                .where(PROJECT.ID.eq(projectId))
                .and(grant.on(PROJECT))
                .forUpdate()
                .fetch();
        if (rows.isEmpty()) {
            throw new NotFound();
        }
        return new HeldProject(
                rows.getFirst().into(PROJECT),
                rows.stream()
                        .filter(row -> row.get(PROJECT_PARTICIPANT.ID) != null)
                        .map(ParticipantRepository::whole)
                        .toList());
    }

    /** What stands in the way of submitting each of these projects, which the caller leads and so sees whole. */
    Map<Long, List<UserError>> refusals(Viewer viewer, Collection<Project> led, LocalDate today) {
        return submittable(viewer, led, today).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> SubmissionCheck.check(each.getValue()).list()));
    }

    /** All of each of these projects, which the caller leads and so sees whole; by project. */
    Map<Long, Submittable> submittable(Viewer viewer, Collection<Project> led, LocalDate today) {
        var scope = viewer.scope();
        var ids = led.stream().map(Project::id).toList();
        var participantsOf = participants.list(scope, ids);
        var linesOf = lines.list(scope, ids);
        var sourcesOf = sources.list(scope, ids);
        var milestonesOf = milestones.list(scope, ids);
        var catalogueOf = catalogue.list(scope, ids);
        var asked = planning.ask(viewer, keyTasks(led));
        var inForce = entriesOfLists.inForce(scope, today);
        var answeredOf = prechecks.latestHits(scope, ids);
        var targetsOf = targets.list(scope, ids);
        var frameworkOf = frameworks.entries(scope, ids);
        var ruledOf = frameworks.rulings(scope, ids);
        var ownOf = ownBuilds.ofProjects(scope, ids);
        var factsOf = categories.ofProjects(scope, ids);
        var specialOf = specials.ofProjects(scope, ids);
        var papersOf = papers.ofProjects(scope, ids);
        var byPolicy = policy.of(viewer);
        return led.stream()
                .collect(Collectors.toMap(
                        Project::id,
                        project -> new Submittable(
                                project,
                                participantsOf.getOrDefault(project.id(), List.of()),
                                linesOf.getOrDefault(project.id(), List.of()),
                                sourcesOf.getOrDefault(project.id(), List.of()),
                                milestonesOf.getOrDefault(project.id(), List.of()),
                                catalogueOf.getOrDefault(project.id(), List.of()),
                                asked,
                                Checked.of(
                                        project,
                                        linesOf.getOrDefault(project.id(), List.of()),
                                        inForce,
                                        null,
                                        answeredOf.getOrDefault(project.id(), List.of())),
                                targetsOf.getOrDefault(project.id(), List.of()),
                                Framework.of(
                                        project,
                                        participantsOf.getOrDefault(project.id(), List.of()),
                                        catalogueOf.getOrDefault(project.id(), List.of()),
                                        frameworkOf.getOrDefault(project.id(), List.of()),
                                        ruledOf.getOrDefault(project.id(), List.of())),
                                ownOf.get(project.id()),
                                factsOf.get(project.id()),
                                specialOf.get(project.id()),
                                papersOf.getOrDefault(project.id(), List.of()),
                                List.of(),
                                byPolicy)));
    }

    private static List<Long> keyTasks(Collection<Project> projects) {
        return projects.stream()
                .map(Project::keyTaskId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
