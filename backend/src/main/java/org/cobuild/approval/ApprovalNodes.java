package org.cobuild.approval;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import org.cobuild.platform.Identified;
import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cases and what they are made of, by id. */
@Configuration(proxyBeanMethods = false)
class ApprovalNodes {

    @Bean
    NodeLoader caseNodes(CaseRepository cases) {
        return new Nodes("Case", cases::find);
    }

    @Bean
    NodeLoader stepNodes(FlowRepository flows) {
        return new Nodes("Step", flows::findSteps);
    }

    @Bean
    NodeLoader taskNodes(TaskRepository tasks) {
        return new Nodes("Task", tasks::find);
    }

    @Bean
    NodeLoader decisionNodes(FlowRepository flows) {
        return new Nodes("Decision", flows::findDecisions);
    }

    private record Nodes(String type, BiFunction<TenantScope, Collection<Long>, Map<Long, ? extends Identified>> find)
            implements NodeLoader {

        @Override
        public Map<Long, ? extends Identified> load(GraphQLContext context, Collection<Long> ids) {
            Viewer viewer = context.get("viewer");
            return find.apply(viewer.scope(), ids);
        }
    }
}
