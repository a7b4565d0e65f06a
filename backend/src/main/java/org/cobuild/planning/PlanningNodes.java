package org.cobuild.planning;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import org.cobuild.platform.Identified;
import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Plans, their parts and batches by id, as far as the caller reads them. */
@Configuration(proxyBeanMethods = false)
class PlanningNodes {

    @Bean
    NodeLoader planNodes(PlanRepository plans) {
        return new Read("Plan", plans::find);
    }

    @Bean
    NodeLoader goalNodes(PlanRepository plans) {
        return new Read("YearlyGoal", plans::findGoals);
    }

    @Bean
    NodeLoader keyTaskNodes(PlanRepository plans) {
        return new Read("KeyTask", plans::findTasks);
    }

    @Bean
    NodeLoader batchNodes(BatchRepository batches) {
        return new Read("ApplicationBatch", batches::find);
    }

    private record Read(String type, BiFunction<Viewer, Collection<Long>, Map<Long, ? extends Identified>> find)
            implements NodeLoader {
        @Override
        public Map<Long, ? extends Identified> load(GraphQLContext context, Collection<Long> ids) {
            Viewer viewer = context.get("viewer");
            return viewer.may(Action.PLAN_READ, viewer.tenantId()) ? find.apply(viewer, ids) : Map.of();
        }
    }
}
