package org.cobuild.tenancy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
    private static final int MOST = 20;
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
     * Got in by a password or a link.
     *
     * @param secondStep what came after it; null: nothing
     */
    @Transactional
    public void succeeded(String username, String address, @Nullable String secondStep) {
        entry(username, address, entry -> entry.field("secondFactor", null, secondStep));
    }

    /**
     * Got in by a provider.
     *
     * @param unmapped what it said that no line gives a post for
     * @param refused lines that could not be followed
     */
    @Transactional
    public void byProvider(
            String username, String address, String provider, List<String> unmapped, List<String> refused) {
        entry(
                username,
                address,
                entry -> entry.field("provider", null, provider)
                        .field("unmapped", null, some(unmapped))
                        .field("refused", null, some(refused)));
    }

    /** A provider may say a thousand things. */
    private static @Nullable String some(List<String> all) {
        var first = all.stream().limit(MOST).collect(Collectors.joining(", "));
        return all.isEmpty() ? null : all.size() <= MOST ? first : first + ", … +" + (all.size() - MOST);
    }

    private void entry(String username, String address, UnaryOperator<Change.Builder> with) {
        people.findByUsername(username)
                .flatMap(person ->
                        viewers.person(person.id(), null, null, new Viewers.Origin(address, RequestIds.current())))
                .ifPresent(viewer -> events.publishEvent(with.apply(Change.of(
                                "signIn",
                                viewer,
                                viewer.tenantId(),
                                "Person",
                                Objects.requireNonNull(viewer.personId())))
                        .build()));
    }
}
