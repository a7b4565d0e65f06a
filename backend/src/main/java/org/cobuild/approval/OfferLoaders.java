package org.cobuild.approval;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.approval.Readers.Reader;
import org.cobuild.approval.flow.Task;
import org.cobuild.tenancy.Viewer;
import org.dataloader.BatchLoaderEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** People who are offered for one row, read at once for all rows of a document that ask for the same name. */
@Component
class OfferLoaders {

    /** Whom the task can go to for a confirmation. */
    record ConfirmersOf(Task task, @Nullable String search) {}

    /** Whom the case can be copied to. */
    record CopyReceiversOf(ApprovalCase matter, @Nullable String search) {}

    record OfferedConfirmers(List<ReceiverView> all) {}

    record OfferedReaders(List<Reader> all) {}

    OfferLoaders(BatchLoaderRegistry registry, Confirmers confirmers, CopyService copies) {
        registry.forTypePair(ConfirmersOf.class, OfferedConfirmers.class)
                .registerMappedBatchLoader((asked, environment) ->
                        Mono.just(each(asked, key -> new Search(key.search()), (search, keys) -> {
                            var found = confirmers.of(
                                    viewer(environment),
                                    keys.stream().map(ConfirmersOf::task).toList(),
                                    search.text());
                            return key -> new OfferedConfirmers(
                                    found.getOrDefault(key.task().id(), List.of()).stream()
                                            .map(receiver -> ReceiverView.of(
                                                    receiver, key.task().unitId()))
                                            .toList());
                        })));
        registry.forTypePair(CopyReceiversOf.class, OfferedReaders.class)
                .registerMappedBatchLoader((asked, environment) ->
                        Mono.just(each(asked, key -> new Search(key.search()), (search, keys) -> {
                            var found = copies.receivers(
                                    viewer(environment),
                                    keys.stream().map(CopyReceiversOf::matter).toList(),
                                    search.text());
                            return key -> new OfferedReaders(
                                    found.getOrDefault(key.matter().id(), List.of()));
                        })));
    }

    private record Search(@Nullable String text) {}

    /** Reads those that have the same search at once. */
    @FunctionalInterface
    private interface Reading<K, V> {
        Function<K, V> read(Search search, List<K> keys);
    }

    private static <K, V> Map<K, V> each(Collection<K> asked, Function<K, Search> search, Reading<K, V> reading) {
        var answers = new HashMap<K, V>();
        asked.stream().collect(Collectors.groupingBy(search)).forEach((text, keys) -> {
            var answer = reading.read(text, keys);
            keys.forEach(key -> answers.put(key, answer.apply(key)));
        });
        return answers;
    }

    private static Viewer viewer(BatchLoaderEnvironment environment) {
        GraphQLContext context = Objects.requireNonNull(environment.getContext());
        return context.get("viewer");
    }
}
