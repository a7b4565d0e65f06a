package org.cobuild.construction;

import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.ScopedNodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contracts, terms, reports, payment requests and acceptances, by id. */
@Configuration(proxyBeanMethods = false)
class ConstructionNodes {

    @Bean
    NodeLoader contractNodes(ContractRepository contracts) {
        return new ScopedNodes("Contract", contracts::find);
    }

    @Bean
    NodeLoader contractTermNodes(ContractRepository contracts) {
        return new ScopedNodes("ContractTerm", contracts::findTerms);
    }

    @Bean
    NodeLoader milestoneReportNodes(ReportRepository reports) {
        return new ScopedNodes("MilestoneReport", reports::find);
    }

    @Bean
    NodeLoader paymentRequestNodes(PaymentRepository payments) {
        return new ScopedNodes("PaymentRequest", payments::find);
    }

    @Bean
    NodeLoader acceptanceNodes(AcceptanceRepository acceptances) {
        return new ScopedNodes("Acceptance", acceptances::find);
    }
}
