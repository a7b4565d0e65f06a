package org.cobuild.project;

import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.ScopedNodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Projects and their parts by id, as far as the caller sees them. */
@Configuration(proxyBeanMethods = false)
class ProjectNodes {

    @Bean
    NodeLoader wholeProjectNodes(ProjectRepository projects) {
        return new ScopedNodes("Project", projects::find);
    }

    @Bean
    NodeLoader participantNodes(ParticipantRepository participants) {
        return new ScopedNodes("Participant", participants::find);
    }

    @Bean
    NodeLoader estimateLineNodes(EstimateRepository lines) {
        return new ScopedNodes("EstimateLine", lines::find);
    }

    @Bean
    NodeLoader fundingSourceNodes(SourceRepository sources) {
        return new ScopedNodes("FundingSource", sources::find);
    }

    @Bean
    NodeLoader milestoneNodes(ProjectMilestones milestones) {
        return new ScopedNodes("Milestone", milestones::find);
    }

    @Bean
    NodeLoader targetNodes(ProjectTargets targets) {
        return new ScopedNodes("PerformanceTarget", targets::find);
    }

    @Bean
    NodeLoader shareNodes(ShareRepository shares) {
        return new ScopedNodes("ProjectShare", shares::find);
    }

    @Bean
    NodeLoader submissionNodes(SubmissionRepository submissions) {
        return new ScopedNodes("Submission", submissions::find);
    }

    @Bean
    NodeLoader paperNodes(PaperRepository papers) {
        return new ScopedNodes("ProjectPaper", papers::find);
    }

    @Bean
    NodeLoader precheckNodes(PrecheckRepository prechecks) {
        return new ScopedNodes("Precheck", prechecks::find);
    }

    @Bean
    NodeLoader precheckHitNodes(PrecheckRepository prechecks) {
        return new ScopedNodes("PrecheckHit", prechecks::findHits);
    }
}
