package org.cobuild.project.duplicate;

import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.ScopedNodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checks and hits by id, as far as the caller sees them. */
@Configuration(proxyBeanMethods = false)
class DuplicateNodes {

    @Bean
    NodeLoader duplicateCheckNodes(DuplicateRepository checks) {
        return new ScopedNodes("DuplicateCheck", checks::find);
    }

    @Bean
    NodeLoader duplicateHitNodes(DuplicateRepository checks) {
        return new ScopedNodes("DuplicateHit", checks::findHits);
    }
}
