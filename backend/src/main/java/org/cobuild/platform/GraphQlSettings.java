package org.cobuild.platform;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.List;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** How the schema is wired: scalars, opaque ids, and what is done around every mutation. */
@Configuration(proxyBeanMethods = false)
class GraphQlSettings {

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> {
            Scalars.all().forEach(wiring::scalar);
            wiring.type(
                    "Node",
                    type -> type.typeResolver(
                            env -> env.getSchema().getObjectType(((Identified) env.getObject()).nodeType())));
        };
    }

    @Bean
    GraphQlSourceBuilderCustomizer wholeSchema(MutationGate gate) {
        return builder -> builder.typeVisitors(List.of(new OpaqueIds(), new Mutations(gate)))
                .configureGraphQl(graphQl -> graphQl.preparsedDocumentProvider(new Documents()));
    }

    /** {@code id} of every Node is the row's id, opaque and typed. */
    private static final class OpaqueIds extends GraphQLTypeVisitorStub {
        @Override
        public TraversalControl visitGraphQLObjectType(
                GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            if (type.getInterfaces().stream().anyMatch(OpaqueIds::isNode)) {
                var registry = context.getVarFromParents(GraphQLCodeRegistry.Builder.class);
                registry.dataFetcher(FieldCoordinates.coordinates(type.getName(), "id"), (graphql.schema.DataFetcher<?>)
                        env -> new GlobalId(type.getName(), source(env).id()).toString());
            }
            return TraversalControl.CONTINUE;
        }

        private static Identified source(graphql.schema.DataFetchingEnvironment env) {
            Identified source = env.getSource();
            return java.util.Objects.requireNonNull(source);
        }

        private static boolean isNode(GraphQLNamedType type) {
            return type instanceof GraphQLInterfaceType && type.getName().equals("Node");
        }
    }

    /** Every mutation passes through the {@link MutationGate}. */
    private static final class Mutations extends GraphQLTypeVisitorStub {
        private final MutationGate gate;

        Mutations(MutationGate gate) {
            this.gate = gate;
        }

        @Override
        public TraversalControl visitGraphQLFieldDefinition(
                GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
            if (context.getParentNode() instanceof GraphQLFieldsContainer parent
                    && parent.getName().equals("Mutation")) {
                var registry = context.getVarFromParents(GraphQLCodeRegistry.Builder.class);
                var coordinates = FieldCoordinates.coordinates("Mutation", field.getName());
                registry.dataFetcher(
                        coordinates, gate.around(field.getName(), registry.getDataFetcher(coordinates, field)));
            }
            return TraversalControl.CONTINUE;
        }
    }
}
