package org.cobuild.approval;

import graphql.GraphQLContext;
import java.util.Objects;
import java.util.function.Function;
import org.cobuild.tenancy.Viewer;

/** What is read once a request, and anew for each event of a subscription, which has a viewer of its own. */
final class ForViewer {
    private ForViewer() {}

    private record Read(Viewer viewer, Object value) {}

    /** @param key of one kind of value only: what is kept under it is what that reading made */
    @SuppressWarnings("unchecked")
    static <T> T read(GraphQLContext context, Object key, Function<Viewer, T> reading) {
        Viewer viewer = context.get("viewer");
        Read read = context.compute(
                key,
                (same, known) -> known instanceof Read kept && kept.viewer() == viewer
                        ? kept
                        : new Read(viewer, reading.apply(viewer)));
        return (T) Objects.requireNonNull(read).value();
    }
}
