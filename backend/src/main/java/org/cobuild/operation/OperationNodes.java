package org.cobuild.operation;

import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.ScopedNodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Entries and closed years by id, for those who see their project whole. */
@Configuration(proxyBeanMethods = false)
class OperationNodes {

    @Bean
    NodeLoader operationEntryNodes(OperationEntryRepository entries) {
        return new ScopedNodes("OperationEntry", entries::find);
    }

    @Bean
    NodeLoader operationYearNodes(OperationYearRepository years) {
        return new ScopedNodes("OperationYear", years::find);
    }
}
