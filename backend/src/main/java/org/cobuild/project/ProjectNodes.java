package org.cobuild.project;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import org.cobuild.platform.Identified;
import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Projects and their parts by id, as far as the caller sees them. */
@Configuration(proxyBeanMethods = false)
class ProjectNodes {

    @Bean
    NodeLoader wholeProjectNodes(ProjectRepository projects) {
        return new Loader("Project", projects::find);
    }

    @Bean
    NodeLoader participantNodes(ParticipantRepository participants) {
        return new Loader("Participant", participants::find);
    }

    @Bean
    NodeLoader estimateLineNodes(EstimateRepository lines) {
        return new Loader("EstimateLine", lines::find);
    }

    @Bean
    NodeLoader fundingSourceNodes(SourceRepository sources) {
        return new Loader("FundingSource", sources::find);
    }

    @Bean
    NodeLoader milestoneNodes(ProjectMilestones milestones) {
        return new Loader("Milestone", milestones::find);
    }

    @Bean
    NodeLoader submissionNodes(SubmissionRepository submissions) {
        return new Loader("Submission", submissions::find);
    }

    private record Loader(String type, BiFunction<TenantScope, Collection<Long>, Map<Long, ? extends Identified>> read)
            implements NodeLoader {
        @Override
        public Map<Long, ? extends Identified> load(GraphQLContext context, Collection<Long> ids) {
            Viewer viewer = context.get("viewer");
            return viewer.may(Action.PROJECT_READ, viewer.tenantId()) ? read.apply(viewer.scope(), ids) : Map.of();
        }
    }
}
