package org.cobuild.tenancy;

import graphql.schema.DataFetchingEnvironment;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.cobuild.platform.OverLimit;
import org.dataloader.DataLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Subscriptions of people and machines: how many somebody may have, who it is at each event, and their end. What an
 * event shows is read under the scope of that moment.
 */
@Component
@ConditionalOnWebApplication // a command of the portal has nobody who listens, and no sessions to ask
public class LiveStreams implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final int READERS = 4;
    private final LiveWatch watch;
    private final int mostOfOne;
    private final int mostOfAll;
    private volatile ExecutorService threads = threads();
    private volatile Scheduler readers = Schedulers.fromExecutorService(threads);
    private volatile boolean running;

    /**
     * @param mostOfOne {@code cobuild.live.of-one}: subscriptions of one person or client at once, at this portal
     * @param mostOfAll {@code cobuild.live.of-all}: of all of them
     */
    LiveStreams(
            LiveWatch watch,
            @Value("${cobuild.live.of-one:20}") int mostOfOne,
            @Value("${cobuild.live.of-all:2000}") int mostOfAll) {
        this.watch = watch;
        this.mostOfOne = mostOfOne;
        this.mostOfAll = mostOfAll;
    }

    /** One subscription. */
    private record Stream(Attendance attendance, Sinks.Empty<Void> over) implements LiveWatch.Attended {
        @Override
        public void end() {
            over.tryEmitEmpty();
        }
    }

    /**
     * A subscription.
     *
     * @param signals that something may have changed; those that come while one is worked on are one
     * @param read what the viewer, as it is now, sees of it; nothing ends the subscription
     * @throws OverLimit when the caller, or the portal, has too many
     */
    public <S, T> Flux<T> open(
            DataFetchingEnvironment environment, Flux<S> signals, Function<Viewer, Optional<T>> read) {
        Attendance attendance = environment.getGraphQlContext().get(Attendance.KEY);
        check(attendance.holder());
        return Flux.defer(() -> {
            var stream = new Stream(attendance, Sinks.empty());
            watch.enter(stream);
            return signals.onBackpressureLatest()
                    .publishOn(readers, 1)
                    .<T>handle((signal, sink) ->
                            now(environment, attendance).flatMap(read).ifPresentOrElse(sink::next, sink::complete))
                    .takeUntilOther(stream.over().asMono())
                    .doFinally(end -> watch.leave(stream));
        });
    }

    private void check(String holder) {
        if (watch.count(Stream.class, holder) >= mostOfOne) {
            throw new OverLimit("limit.streams", mostOfOne);
        }
        if (watch.count(Stream.class, null) >= mostOfAll) {
            LOG.warn("{} subscriptions are open at once: no more are taken", mostOfAll);
            throw new OverLimit("limit.streams.all", mostOfAll);
        }
    }

    /** The viewer as it now is, to all that the event is read by; what was read for the last event is forgotten. */
    private static Optional<Viewer> now(DataFetchingEnvironment environment, Attendance attendance) {
        var viewer = attendance.viewer();
        viewer.ifPresent(found -> {
            environment.getGraphQlContext().put("viewer", found);
            environment.getDataLoaderRegistry().getDataLoaders().forEach(DataLoader::clearAll);
        });
        return viewer;
    }

    @Override
    public void start() {
        // A context that was paused goes on.
        if (threads.isShutdown()) {
            threads = threads();
            readers = Schedulers.fromExecutorService(threads);
        }
        running = true;
    }

    private static ExecutorService threads() {
        return Executors.newFixedThreadPool(
                READERS, Thread.ofPlatform().name("live-", 1).daemon().factory());
    }

    /** Before the web server waits for its requests to end: a stream ends by being told so. */
    @Override
    public void stop() {
        running = false;
        watch.endAll();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
