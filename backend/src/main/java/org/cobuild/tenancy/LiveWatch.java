package org.cobuild.tenancy;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.signin.Sessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Whoever stays connected, and whether it still may: asked once a second for all of them together, in one statement each
 * about sessions, people and clients, whatever their number.
 */
@Component
class LiveWatch implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWatch.class);
    private final Set<Attended> present = ConcurrentHashMap.newKeySet();
    private final Sessions sessions;
    private final PersonRepository people;
    private final ApiClientRepository clients;
    private final PortalClock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-watch").daemon().factory());

    LiveWatch(Sessions sessions, PersonRepository people, ApiClientRepository clients, PortalClock clock) {
        this.sessions = sessions;
        this.people = people;
        this.clients = clients;
        this.clock = clock;
        timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Something that somebody holds open: a subscription or a WebSocket. */
    interface Attended {
        Attendance attendance();

        /** The other side is told that it is over. */
        void end();
    }

    void enter(Attended attended) {
        present.add(attended);
    }

    void leave(Attended attended) {
        present.remove(attended);
    }

    /** How many of that kind are open. @param holder null: of all */
    long count(Class<? extends Attended> kind, @Nullable String holder) {
        return present.stream()
                .filter(kind::isInstance)
                .filter(one -> holder == null || one.attendance().holder().equals(holder))
                .count();
    }

    void endAll() {
        present.forEach(Attended::end);
    }

    private void look() {
        try {
            if (!present.isEmpty()) {
                endThoseWhoMayNoMore();
            }
        } catch (RuntimeException e) {
            // The database is away: who may still come in is asked again in a second.
            LOG.warn("who is still signed in could not be asked: {}", e.toString());
        }
    }

    private void endThoseWhoMayNoMore() {
        var now = clock.now();
        var all = Set.copyOf(present);
        var alive = sessions.alive(ids(all, Attendance::sessionId), now);
        var posts = ids(all, way -> way.personId() == null || way.brokeGlass() ? null : way.postId());
        var epochs = posts.isEmpty() ? java.util.Map.<Long, Integer>of() : people.findEpochs(posts);
        var clientIds = ids(all, Attendance::clientId);
        var inForce = clientIds.isEmpty() ? Set.<String>of() : clients.findInForce(clientIds);
        for (var attended : all) {
            var way = attended.attendance();
            var epoch = epochs.get(way.postId());
            boolean may = way.sessionId() == null || alive.contains(way.sessionId());
            may &= way.until() == null || way.until().isAfter(now);
            if (way.clientId() != null) {
                may &= inForce.contains(way.clientId());
            } else if (way.brokeGlass()) {
                may = may && way.viewer().isPresent();
            } else {
                may &= epoch != null && (way.epoch() == null || way.epoch().equals(epoch));
            }
            if (!may) {
                attended.end();
            }
        }
    }

    private static <T> Set<T> ids(Collection<Attended> all, Function<Attendance, @Nullable T> id) {
        return all.stream()
                .map(Attended::attendance)
                .map(id)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
