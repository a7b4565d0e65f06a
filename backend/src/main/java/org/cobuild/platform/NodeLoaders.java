package org.cobuild.platform;

import graphql.GraphQLContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The node loaders of all rooms. */
@Component
class NodeLoaders {
    private final Map<String, NodeLoader> byType;

    NodeLoaders(List<NodeLoader> loaders) {
        this.byType = loaders.stream().collect(Collectors.toMap(NodeLoader::type, Function.identity()));
    }

    /** Objects in the order of the ids; null for each that is not there for the caller. */
    List<@Nullable Object> load(List<GlobalId> ids, GraphQLContext context) {
        var idsByType = ids.stream()
                .filter(id -> byType.containsKey(id.type()))
                .collect(
                        Collectors.groupingBy(GlobalId::type, Collectors.mapping(GlobalId::value, Collectors.toSet())));
        var found = new HashMap<GlobalId, Object>();
        idsByType.forEach((type, values) ->
                load(type, values, context).forEach((value, object) -> found.put(new GlobalId(type, value), object)));
        var answers = new ArrayList<@Nullable Object>(ids.size());
        ids.forEach(id -> answers.add(found.get(id)));
        return answers;
    }

    private Map<Long, ? extends Identified> load(String type, Collection<Long> ids, GraphQLContext context) {
        var loader = byType.get(type);
        return loader == null ? Map.of() : loader.load(context, ids);
    }
}
