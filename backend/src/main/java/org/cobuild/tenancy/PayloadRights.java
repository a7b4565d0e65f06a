package org.cobuild.tenancy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cobuild.platform.NodeLoader;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A payload shows no more than reading does: a machine that may write, but not read projects, is told whether it was
 * done and why not, and gets null for the row. Holds for every type that {@link ScopedNodes} loads.
 */
@Configuration(proxyBeanMethods = false)
class PayloadRights {

    @Bean
    GraphQlSourceBuilderCustomizer payloadsShowWhatMayBeRead(List<NodeLoader> loaders) {
        var types = loaders.stream()
                .filter(ScopedNodes.class::isInstance)
                .map(NodeLoader::type)
                .collect(toUnmodifiableSet());
        return builder -> builder.typeVisitors(List.of(new Payloads(types)));
    }

    private static final class Payloads extends GraphQLTypeVisitorStub {
        private final Set<String> types;

        Payloads(Set<String> types) {
            this.types = types;
        }

        @Override
        public TraversalControl visitGraphQLFieldDefinition(
                GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
            if (context.getParentNode() instanceof GraphQLObjectType parent
                    && parent.getName().endsWith("Payload")
                    && types.contains(GraphQLTypeUtil.unwrapAll(field.getType()).getName())) {
                var registry = context.getVarFromParents(GraphQLCodeRegistry.Builder.class);
                var coordinates = FieldCoordinates.coordinates(parent, field);
                registry.dataFetcher(coordinates, ifReadable(registry.getDataFetcher(coordinates, field)));
            }
            return TraversalControl.CONTINUE;
        }

        private static DataFetcher<?> ifReadable(DataFetcher<?> shown) {
            return env -> {
                Viewer viewer = Objects.requireNonNull(env.getGraphQlContext().get("viewer"));
                return viewer.may(Action.PROJECT_READ, viewer.tenantId()) ? shown.get(env) : null;
            };
        }
    }
}
