package org.cobuild.approval;

import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.ScopedNodes;
import org.cobuild.tenancy.ViewerNodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cases and what they are made of, by id. */
@Configuration(proxyBeanMethods = false)
class ApprovalNodes {

    @Bean
    NodeLoader caseNodes(CaseRepository cases) {
        return new ScopedNodes("Case", cases::find);
    }

    @Bean
    NodeLoader stepNodes(FlowRepository flows) {
        return new ScopedNodes("Step", flows::findSteps);
    }

    @Bean
    NodeLoader taskNodes(TaskRepository tasks) {
        return new ScopedNodes("Task", tasks::find);
    }

    @Bean
    NodeLoader decisionNodes(FlowRepository flows) {
        return new ScopedNodes("Decision", flows::findDecisions);
    }

    @Bean
    NodeLoader handoverNodes(HandoverRepository handovers) {
        return new ScopedNodes("Handover", handovers::find);
    }

    @Bean
    NodeLoader confirmationNodes(ConfirmationRepository confirmations) {
        return new ScopedNodes("Confirmation", confirmations::find);
    }

    @Bean
    NodeLoader conditionNodes(ReadableConditions conditions) {
        return new ScopedNodes("Condition", conditions::find);
    }

    @Bean
    NodeLoader proxyNodes(ProxyRepository proxies) {
        return new ViewerNodes("Proxy", proxies::find);
    }

    @Bean
    NodeLoader copyNodes(CopyRepository copies) {
        return new ScopedNodes("CaseCopy", copies::find);
    }
}
