package org.cobuild.audit;

import graphql.ExecutionResult;
import graphql.execution.FetchedValue;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationCreateStateParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldCompleteParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.Viewed;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notes every record that a GraphQL answer shows or is made of, whatever field it came by, and keeps those of other
 * tenants than the caller's before the answer leaves. No room can forget it.
 */
@Component
class ViewLog extends SimplePerformantInstrumentation {
    private final ViewRepository views;

    ViewLog(ViewRepository views) {
        this.views = views;
    }

    /** What one operation has shown so far. */
    private record Shown(Queue<Owned> rows) implements InstrumentationState {}

    @Override
    public CompletableFuture<InstrumentationState> createStateAsync(InstrumentationCreateStateParameters parameters) {
        return CompletableFuture.completedFuture(new Shown(new ConcurrentLinkedQueue<>()));
    }

    @Override
    public InstrumentationContext<Object> beginFieldCompletion(
            InstrumentationFieldCompleteParameters parameters, @Nullable InstrumentationState state) {
        note(parameters.getFetchedObject(), state);
        return SimpleInstrumentationContext.noOp();
    }

    @Override
    public InstrumentationContext<Object> beginFieldListCompletion(
            InstrumentationFieldCompleteParameters parameters, @Nullable InstrumentationState state) {
        note(parameters.getFetchedObject(), state);
        return SimpleInstrumentationContext.noOp();
    }

    private static void note(@Nullable Object fetched, @Nullable InstrumentationState state) {
        var value = fetched instanceof FetchedValue wrapped ? wrapped.getFetchedValue() : fetched;
        if (state instanceof Shown shown) {
            if (value instanceof Owned row) {
                shown.rows.add(row);
            } else if (value instanceof Collection<?> all) {
                all.forEach(each -> {
                    if (each instanceof Owned row) {
                        shown.rows.add(row);
                    }
                });
            }
        }
    }

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result,
            InstrumentationExecutionParameters parameters,
            @Nullable InstrumentationState state) {
        Viewer viewer = parameters.getGraphQLContext().get("viewer");
        if (viewer != null && state instanceof Shown shown) {
            // A subscription comes by here with each of its events, and notes what that one shows.
            var rows = new ArrayList<Owned>();
            for (var row = shown.rows.poll(); row != null; row = shown.rows.poll()) {
                rows.add(row);
            }
            views.note(viewer, rows);
        }
        return CompletableFuture.completedFuture(result);
    }

    @EventListener
    void on(Viewed viewed) {
        views.note(viewed.viewer(), viewed.rows());
    }
}
