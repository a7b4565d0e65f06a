package org.cobuild.project;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.cobuild.catalogue.CatalogueEntry;
import org.cobuild.planning.PlanningAsked;
import org.cobuild.platform.Money;
import org.cobuild.project.ProjectTexts.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a project that is submitted, read whole and in order.
 *
 * @param asked what plans and batches ask of its tenant's projects today
 * @param ownBuild the wish of the lead to build by itself; null when the state company builds
 * @param facts what its category asks for; null while nothing was said
 * @param special the order by which it leaves steps out; null when it goes the usual way
 * @param papers files of the application, all versions
 * @param reopenings how often it came forward again after a refusal, in order
 * @param policy by which numbers it is checked
 */
record Submittable(
        Project project,
        List<Participant> participants,
        List<EstimateLine> lines,
        List<FundingSource> sources,
        List<Milestone> milestones,
        List<CatalogueEntry> catalogue,
        PlanningAsked asked,
        Checked checked,
        List<PerformanceTarget> targets,
        Framework framework,
        @Nullable OwnBuild ownBuild,
        @Nullable CategoryFacts facts,
        @Nullable SpecialTrack special,
        List<ProjectPaper> papers,
        List<Reopening> reopenings,
        SubmissionPolicy.Numbers policy) {

    /** Whether the special track leaves this step out. */
    boolean skips(@Nullable SkippedStep step) {
        return step != null && special != null && special.skipped().contains(step);
    }

    /** As what an upgrade counts; null for other categories, and where that is not known. */
    @Nullable
    ProjectCategory countsAs() {
        return project.category() == ProjectCategory.UPGRADE
                ? policy.countsAs(project.category(), project.approved(), facts)
                : null;
    }

    /** On which track it is submitted: what comes back after a return goes on with its case, and so on its track. */
    @Nullable
    ProjectTrack track() {
        return track(project, policy);
    }

    static @Nullable ProjectTrack track(Project project, SubmissionPolicy.Numbers policy) {
        return project.stage() == ProjectStage.RETURNED ? project.track() : policy.track(project.approved());
    }

    /** Sum of the lines as submitted. */
    BigDecimal estimate() {
        return EstimateWrites.sum(lines, EstimateLine::submittedAmount);
    }

    /** Sum of the lines of a participant's package. */
    BigDecimal packageOf(Participant participant) {
        return EstimateWrites.sum(
                lines.stream()
                        .filter(line -> Long.valueOf(participant.id()).equals(line.participantId()))
                        .toList(),
                EstimateLine::submittedAmount);
    }

    /** Whether units of other tenants take part. */
    boolean crossesTenants() {
        return crosses(project, participants);
    }

    static boolean crosses(Project project, List<Participant> participants) {
        return participants.stream().anyMatch(participant -> participant.unitTenantId() != project.tenantId());
    }

    /** Sum of the sources. */
    BigDecimal funded() {
        return Money.sum(sources.stream().map(FundingSource::amount).toList());
    }

    /** What it says in words, for who compares it with others. */
    ProjectTexts texts() {
        var parts = new ArrayList<ProjectTexts.Part>();
        parts.add(new ProjectTexts.Part(Kind.TITLE, 0, project.title(), BigDecimal.ZERO));
        parts.add(new ProjectTexts.Part(Kind.GOALS, 0, project.goals(), BigDecimal.ZERO));
        lines.forEach(
                line -> parts.add(new ProjectTexts.Part(Kind.LINE, line.id(), line.title(), line.submittedAmount())));
        participants.stream()
                .filter(participant -> !participant.appointed())
                .forEach(participant -> parts.add(new ProjectTexts.Part(
                        Kind.PACKAGE,
                        participant.id(),
                        participant.packageTitle() + "。" + participant.packageScope(),
                        participant.wholeShare())));
        return new ProjectTexts(project.id(), project.cityId(), List.copyOf(parts));
    }
}
