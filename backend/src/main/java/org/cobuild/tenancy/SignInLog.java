package org.cobuild.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.RequestIds;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes sign-ins into the trail, and slows down who guesses: after five failures in a row a name rests for a minute. */
@Component
class SignInLog {
    private static final int FREE_FAILURES = 5;
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final ApplicationEventPublisher events;
    private final PersonRepository people;
    private final Viewers viewers;
    private final PortalClock clock;
    private final Map<String, Failures> failures = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    });

    private record Failures(int count, Instant last) {}

    SignInLog(ApplicationEventPublisher events, PersonRepository people, Viewers viewers, PortalClock clock) {
        this.events = events;
        this.people = people;
        this.viewers = viewers;
        this.clock = clock;
    }

    boolean mayTry(String username) {
        var past = failures.get(username);
        return past == null
                || past.count < FREE_FAILURES
                || past.last.plus(REST).isBefore(clock.now());
    }

    void failed(String username) {
        failures.merge(username, new Failures(1, clock.now()), (past, now) -> new Failures(past.count + 1, now.last()));
    }

    @Transactional
    public void succeeded(String username, String address) {
        failures.remove(username);
        people.findByUsername(username)
                .flatMap(person ->
                        viewers.person(person.id(), null, null, new Viewers.Origin(address, RequestIds.current())))
                .ifPresent(viewer -> events.publishEvent(Change.of(
                                "signIn",
                                viewer,
                                viewer.tenantId(),
                                "Person",
                                java.util.Objects.requireNonNull(viewer.personId()))
                        .build()));
    }
}
