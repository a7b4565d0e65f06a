package org.cobuild.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

/** Whatever the schema has must have joined the oracle: a type of nodes, a field of Query, a mutation. */
@PortalTest
class JoiningTest {
    @Autowired
    GraphQlSource source;

    @Autowired
    Worlds worlds;

    @Test
    void everyTypeOfNodesHasJoined() {
        var node = (GraphQLInterfaceType) source.schema().getType("Node");
        var types = source.schema().getImplementations(node).stream()
                .map(GraphQLNamedOutputType::getName)
                .collect(Collectors.toSet());
        assertMissing(
                types,
                worlds.joined.types.keySet(),
                "the type %s",
                "type(\"%s\", ITS_TABLE).seenWith(who sees it) in oracle/Rooms.java");
    }

    @Test
    void everyFieldOfQueryHasJoined() {
        var joined = new HashSet<>(worlds.joined.singles.keySet());
        joined.addAll(worlds.joined.elsewhere.keySet());
        worlds.joined.lists.values().forEach(list -> joined.add(list.field));
        assertMissing(
                names(source.schema().getQueryType().getFieldDefinitions()),
                joined,
                "the field %s of Query",
                "list(\"%s\", its type).holding(what it holds) in oracle/Lists.java");
    }

    @Test
    void everyMutationHasJoined() {
        assertMissing(
                names(source.schema().getMutationType().getFieldDefinitions()),
                worlds.joined.acts.keySet(),
                "the mutation %s",
                "mutation(\"%s\").on(its type).needs(who may).with(an input) in oracle/Acts.java");
    }

    /** A subscription shows what a field of Query shows, by the same repository; that it asks at each event is asked there. */
    @Test
    void everySubscriptionIsAskedByItsOwnTest() {
        assertThat(names(source.schema().getSubscriptionType().getFieldDefinitions()))
                .as("subscriptions of which LiveTest asks who hears them")
                .containsExactlyInAnyOrder("caseChanged", "tasksChanged");
    }

    private static Set<String> names(List<GraphQLFieldDefinition> fields) {
        return fields.stream().map(GraphQLFieldDefinition::getName).collect(Collectors.toSet());
    }

    private static void assertMissing(Set<String> there, Set<String> joined, String what, String how) {
        var missing = there.stream()
                .filter(name -> !joined.contains(name))
                .sorted()
                .map(name -> what.formatted(name) + " has not joined the oracle: nobody asks who may see it or do it."
                        + " Join it by " + how.formatted(name))
                .toList();
        assertThat(missing).isEmpty();
        var gone = joined.stream().filter(name -> !there.contains(name)).toList();
        assertThat(gone).as("joined, but not in the schema").isEmpty();
    }
}
