package org.cobuild.operation;

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

/** Entries and closed years by id, for those who see their project whole. */
@Configuration(proxyBeanMethods = false)
class OperationNodes {

    @Bean
    NodeLoader operationEntryNodes(OperationEntryRepository entries) {
        return new Loader("OperationEntry", entries::find);
    }

    @Bean
    NodeLoader operationYearNodes(OperationYearRepository years) {
        return new Loader("OperationYear", years::find);
    }

    private record Loader(String type, BiFunction<TenantScope, Collection<Long>, Map<Long, ? extends Identified>> read)
            implements NodeLoader {
        @Override
        public Map<Long, ? extends Identified> load(GraphQLContext context, Collection<Long> ids) {
            Viewer viewer = context.get("viewer");
            return read.apply(viewer.scope(), ids);
        }
    }
}
