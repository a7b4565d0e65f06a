package org.cobuild.funding;

import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.ScopedNodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Pools and lines of the ledger, by id. */
@Configuration(proxyBeanMethods = false)
class FundNodes {

    @Bean
    NodeLoader fundPoolNodes(FundRepository funds) {
        return new ScopedNodes("FundPool", funds::pools);
    }

    @Bean
    NodeLoader fundEntryNodes(FundEntryRepository entries) {
        return new ScopedNodes("FundEntry", entries::find);
    }
}
