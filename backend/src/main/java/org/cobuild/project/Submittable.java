package org.cobuild.project;

import java.math.BigDecimal;
import java.util.List;
import org.cobuild.catalogue.CatalogueEntry;
import org.cobuild.planning.PlanningAsked;
import org.cobuild.platform.Money;

/**
 * Everything of a project that is submitted, read whole and in order.
 *
 * @param asked what plans and batches ask of its tenant's projects today
 * @param targetsEach how many targets outputs, benefits and satisfaction need each, by the policy of the day
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
        int targetsEach) {

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

    /** Sum of the sources. */
    BigDecimal funded() {
        return Money.sum(sources.stream().map(FundingSource::amount).toList());
    }
}
