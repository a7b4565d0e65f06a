package org.cobuild.tenancy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.ApiClientRepository.ApiClient;
import org.cobuild.tenancy.PersonRepository.HeldPost;
import org.cobuild.tenancy.PersonRepository.Holder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the viewer: the first net of scope. Nothing else makes one. */
@Component
public class Viewers {
    private final PersonRepository people;
    private final ApiClientRepository clients;
    private final PortalClock clock;

    Viewers(PersonRepository people, ApiClientRepository clients, PortalClock clock) {
        this.people = people;
        this.clients = clients;
        this.clock = clock;
    }

    /** Where a request comes from. */
    record Origin(@Nullable String address, @Nullable String requestId) {
        static final Origin INSIDE = new Origin(null, null);
    }

    /**
     * The viewer of a person, in the given post if it holds it, otherwise in its first.
     *
     * @param scopes scopes of its token, null for a session
     */
    Optional<Viewer> person(long personId, @Nullable Long postId, @Nullable Set<String> scopes, Origin origin) {
        return people.findHolder(personId).map(holder -> viewer(holder, postId, scopes, origin));
    }

    /** As above, by a token of that epoch: none when the person's tokens were ended since. */
    Optional<Viewer> personByToken(
            long personId, int epoch, @Nullable Long postId, @Nullable Set<String> scopes, Origin origin) {
        return people.findHolder(personId)
                .filter(holder -> holder.person().signInEpoch() == epoch)
                .map(holder -> viewer(holder, postId, scopes, origin));
    }

    /**
     * The viewer of a machine; none when it comes from an address that its tenant has not named.
     *
     * @param granted scopes of its token; those that the client has no more, or never had, count for nothing
     */
    Optional<Viewer> machine(String clientId, Set<String> granted, Origin origin) {
        var found = clients.findByClientId(clientId).filter(client -> client.admits(origin.address()));
        found.ifPresent(client -> clients.used(client, origin.address()));
        return found.map(client -> machine(
                client,
                granted.stream().filter(client.scopes()::contains).collect(Collectors.toUnmodifiableSet()),
                origin));
    }

    private Viewer machine(ApiClient client, Set<String> scopes, Origin origin) {
        return new Viewer(
                null,
                client.id(),
                client.name(),
                null,
                null,
                null,
                null,
                Set.of(),
                List.of(),
                client.tenant(),
                Rights.ofScopes(scopes),
                true,
                scopes,
                origin.address(),
                origin.requestId(),
                clock.now());
    }

    /**
     * The viewer of a person who acts inside the portal without a request, as the demo's people do.
     *
     * @throws java.util.NoSuchElementException when nobody of that name holds a post in that tenant
     */
    public Viewer inside(String username, String tenantCode) {
        var holder = people.findByUsername(username)
                .flatMap(person -> people.findHolder(person.id()))
                .orElseThrow();
        var held = holder.posts().stream()
                .filter(post -> post.tenant().code().equals(tenantCode))
                .findFirst()
                .orElseThrow();
        return viewer(holder, held.post().id(), null, Origin.INSIDE);
    }

    /**
     * As {@link #inside}, for whoever holds that role in that unit.
     *
     * @throws java.util.NoSuchElementException when nobody does
     */
    public Viewer holder(String tenantCode, String unitCode, Role role) {
        return inside(people.findUsername(tenantCode, unitCode, role).orElseThrow(), tenantCode);
    }

    List<HeldPost> posts(long personId) {
        return people.findHolder(personId).map(Holder::posts).orElse(List.of());
    }

    private Viewer viewer(Holder holder, @Nullable Long postId, @Nullable Set<String> scopes, Origin origin) {
        var held = holder.posts().stream()
                .filter(candidate -> postId != null && candidate.post().id() == postId)
                .findFirst()
                .orElseGet(() -> holder.posts().getFirst());
        var person = holder.person();
        return new Viewer(
                person.id(),
                null,
                person.name(),
                person.nameEn(),
                person.username(),
                held.post(),
                held.unit(),
                holder.posts().stream().map(post -> post.unit().id()).collect(Collectors.toUnmodifiableSet()),
                holder.posts().stream().map(HeldPost::post).toList(),
                held.tenant(),
                Rights.of(held.post().roles()),
                Rights.tenantWide(held.post().roles()),
                scopes,
                origin.address(),
                origin.requestId(),
                clock.now());
    }
}
