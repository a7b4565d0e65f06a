package org.cobuild.tenancy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import org.cobuild.platform.Change;
import org.cobuild.platform.RequestIds;
import org.cobuild.tenancy.signin.SignInLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes sign-ins into the trail, and when a name or an address begins to rest because somebody guessed. */
@Component
class SignInLog {
    private static final long NOBODY = 0;
    private final ApplicationEventPublisher events;
    private final PersonRepository people;
    private final TenantRepository tenants;
    private final Viewers viewers;
    private final SignInLimits limits;

    SignInLog(
            ApplicationEventPublisher events,
            PersonRepository people,
            TenantRepository tenants,
            Viewers viewers,
            SignInLimits limits) {
        this.events = events;
        this.people = people;
        this.tenants = tenants;
        this.viewers = viewers;
        this.limits = limits;
    }

    /** How long to wait before this name is tried from that address; empty when it may be tried. */
    public Optional<Duration> rest(String username, String address) {
        return limits.begin(username, address);
    }

    /** Every tenant in which the person holds a post reads of it; of a name that nobody has, and of addresses, the operator. */
    @Transactional
    public void failed(String username, String address) {
        var begun = limits.failed(username, address);
        if (begun.ofName().isZero() && begun.ofAddress().isZero()) {
            return;
        }
        // The same statements whether there is such a person or not.
        var person = people.findByUsername(username).map(PersonRepository.Person::id);
        var holder = people.findHolder(person.orElse(NOBODY));
        var operator = tenants.findPlatformId();
        if (!begun.ofName().isZero()) {
            var of = new HashSet<Long>();
            holder.ifPresent(
                    held -> held.posts().forEach(post -> of.add(post.tenant().id())));
            if (of.isEmpty()) {
                operator.ifPresent(tenant -> rests(tenant, "Tenant", tenant, address, begun.ofName()));
            }
            of.forEach(tenant -> rests(tenant, "Person", person.orElse(NOBODY), address, begun.ofName()));
        }
        if (!begun.ofAddress().isZero()) {
            operator.ifPresent(tenant -> rests(tenant, "Tenant", tenant, address, begun.ofAddress()));
        }
    }

    private void rests(long tenantId, String subjectType, long subjectId, String address, Duration rest) {
        events.publishEvent(
                Change.of("signInRest", new PortalActor(tenantId, address), tenantId, subjectType, subjectId)
                        .detail(address + ", " + rest.toMinutes() + " min")
                        .build());
    }

    /** The password was right. */
    public void accepted(String username, String address) {
        limits.succeeded(username, address);
    }

    /**
     * Got in, whatever the way.
     *
     * @param secondStep what came after the password; null: nothing
     */
    @Transactional
    public void succeeded(String username, String address, @Nullable String secondStep) {
        people.findByUsername(username)
                .flatMap(person ->
                        viewers.person(person.id(), null, null, new Viewers.Origin(address, RequestIds.current())))
                .ifPresent(viewer -> events.publishEvent(Change.of(
                                "signIn",
                                viewer,
                                viewer.tenantId(),
                                "Person",
                                Objects.requireNonNull(viewer.personId()))
                        .field("secondFactor", null, secondStep)
                        .build()));
    }
}
