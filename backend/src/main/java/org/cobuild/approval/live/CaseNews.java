package org.cobuild.approval.live;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cobuild.approval.live.CaseNewsRepository.Changed;
import org.cobuild.platform.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Which cases have changed, whichever portal of several changed them: one statement a second for all who follow
 * something, none while nobody does. It tells that something has changed and nothing of what; whoever hears it reads
 * under the own scope.
 */
@Component
class CaseNews implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(CaseNews.class);

    /** A change is seen when it is committed, which is after it got its number; clocks of several portals differ, too. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(60);

    private final CaseNewsRepository news;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("case-news").daemon().factory());

    /** By case the last change that was heard of; as of the last look. */
    private Map<Long, Long> heard = Map.of();

    CaseNews(CaseNewsRepository news) {
        this.news = news;
        timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private record Listener(Predicate<Changed> concerns, Sinks.Many<Boolean> signals) {}

    /** Signals each time that case has changed. */
    Flux<Boolean> ofCase(long caseId) {
        return listen(changed -> changed.caseId() == caseId);
    }

    /** Signals each time a case has changed in which that unit has tasks. */
    Flux<Boolean> ofUnit(long unitId) {
        return listen(changed -> changed.unitIds().contains(unitId));
    }

    private Flux<Boolean> listen(Predicate<Changed> concerns) {
        return Flux.defer(() -> {
            var signals = Sinks.many().unicast().<Boolean>onBackpressureBuffer();
            var listener = new Listener(concerns, signals);
            enter(listener);
            return signals.asFlux().doFinally(end -> listeners.remove(listener));
        });
    }

    /** What was there before somebody came is no news to it. */
    private synchronized void enter(Listener listener) {
        tell();
        listeners.add(listener);
    }

    private synchronized void tell() {
        var found = news.since(Ids.madeWithin(LOOK_BACK)).values();
        var fresh = found.stream()
                .filter(changed -> !Long.valueOf(changed.changeId()).equals(heard.get(changed.caseId())))
                .toList();
        heard = found.stream().collect(Collectors.toMap(Changed::caseId, Changed::changeId));
        for (var listener : listeners) {
            if (fresh.stream().anyMatch(listener.concerns())) {
                listener.signals().tryEmitNext(true);
            }
        }
    }

    private void look() {
        try {
            if (!listeners.isEmpty()) {
                tell();
            }
        } catch (RuntimeException e) {
            // What is missed while the database is away is heard of when it is back, for a minute.
            LOG.warn("changed cases could not be read: {}", e.toString());
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
