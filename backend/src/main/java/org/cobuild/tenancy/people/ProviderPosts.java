package org.cobuild.tenancy.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.platform.Change;
import org.cobuild.platform.Changes;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.People;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.people.Crew.Member;
import org.cobuild.tenancy.people.Crew.Seat;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the posts that a provider gave somebody into agreement with what it says at a sign-in: what is missing is
 * given, what it no longer says ends. Posts given by hand or by a folder are left alone. Nothing is given outside the
 * provider's tenant, and nothing that an administrator could not give.
 */
@Service
public class ProviderPosts {
    private static final String REASON = "providers.yaml";
    private final MappingRepository mappings;
    private final PeopleRepository people;
    private final Crew crew;
    private final Vacancies vacancies;
    private final TenantRepository tenants;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    ProviderPosts(
            MappingRepository mappings,
            PeopleRepository people,
            Crew crew,
            Vacancies vacancies,
            TenantRepository tenants,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.mappings = mappings;
        this.people = people;
        this.crew = crew;
        this.vacancies = vacancies;
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Who signs in, as a provider tells it; that it may speak for a person who is known here was checked.
     *
     * @param provider the name under which the portal knows it
     * @param providerName as the sign-in page calls it
     * @param claims of the ID token and of userinfo
     * @param source the address from which it comes
     */
    public record SignIn(
            String provider,
            String providerName,
            String tenantCode,
            String username,
            Map<String, Object> claims,
            @Nullable String source,
            @Nullable String requestId) {}

    /**
     * What was not done, for the trail.
     *
     * @param unmapped values that no line names
     * @param refused lines that were not followed, with the code of the reason
     */
    public record Noted(List<String> unmapped, List<String> refused) {
        static final Noted NOTHING = new Noted(List.of(), List.of());
    }

    /** The claim that the mapping names is neither a text nor a list of texts: nothing was changed. */
    public static final class ClaimForm extends RuntimeException {
        private static final long serialVersionUID = 1;

        ClaimForm(String claim) {
            super("claim '" + claim + "' is neither a text nor a list of texts");
        }
    }

    /**
     * Gives and ends posts; makes the person when the mapping says so. Who is unknown otherwise stays so.
     *
     * @throws ClaimForm when the claim is of a wrong type
     */
    @Transactional
    public Noted agree(SignIn said) {
        var tenant = tenants.findByCode(said.tenantCode())
                .filter(its -> its.status() == TenantStatus.ACTIVE)
                .orElse(null);
        if (tenant == null) {
            return Noted.NOTHING;
        }
        var grant = access.consequence(tenant.id());
        var run = run(grant, said);
        if (run.agreement != null && !run.agreement.changesNothing()) {
            // One after the other, as all that changes posts; what stands now is read again.
            tenants.lock(tenant.id());
            run = run(grant, said);
            if (run.agreement != null && !run.agreement.changesNothing()) {
                write(grant, new ProviderActor(tenant, said.providerName(), said.source(), said.requestId()), run);
            }
        }
        return new Noted(run.unmapped, run.agreement == null ? List.of() : run.agreement.refused());
    }

    /** @param agreement null: it is nobody whom the portal lets in. @param fresh whether the person has yet to be made */
    private record Run(List<String> unmapped, @Nullable Agreement agreement, boolean fresh) {}

    private Run run(Grant grant, SignIn said) {
        var mapping = mappings.all(grant).get(said.provider());
        var lines = mapping == null ? List.<Mapping.Line>of() : mapping.lines();
        var values = mapping == null
                ? Set.<String>of()
                : ClaimValues.of(mapping.claim(), said.claims().get(mapping.claim()));
        var wanted =
                lines.stream().filter(line -> values.contains(line.value())).toList();
        var mapped = lines.stream().map(Mapping.Line::value).collect(Collectors.toSet());
        var unmapped = values.stream()
                .filter(value -> !mapped.contains(value))
                .sorted()
                .toList();
        var account = people.findAccount(said.username()).orElse(null);
        var makes = mapping != null && mapping.makesPeople() && !wanted.isEmpty();
        var person = account == null && makes
                ? ClaimValues.person(said.username(), said.claims().get("name"))
                : account;
        if (person == null || !person.enabled()) {
            return new Run(unmapped, null, false);
        }
        var known = crew.of(grant, Set.of(), Set.of(person.id()));
        return new Run(unmapped, new Agreement(said.provider(), person, known, wanted, clock.now()), account == null);
    }

    private void write(Grant grant, ProviderActor by, Run run) {
        var agreement = Objects.requireNonNull(run.agreement);
        var person = agreement.person();
        var now = clock.now();
        var zone = by.tenant().zone();
        var vacant = vacant(grant, agreement, now);
        var trail = new ArrayList<Change>();
        if (run.fresh) {
            people.insert(person, People.unusablePassword());
            trail.add(Change.of("personAdd", by, grant.tenantId(), "Person", person.id())
                    .detail(person.name() + " " + person.username())
                    .field("name", null, person.name())
                    .build());
        }
        crew.end(grant, agreement.endingIds(), now);
        crew.insert(grant, agreement.made());
        agreement.ending().forEach(post -> {
            var left = post.seats().stream().filter(vacant::contains).collect(Collectors.toSet());
            trail.add(Handovers.ended(
                    "postEnd", by, zone, post, now, REASON, left.isEmpty() ? null : Handovers.words(left)));
        });
        agreement.made().forEach(post -> trail.add(Handovers.given(by, zone, post, REASON)));
        events.publishEvent(new Changes(trail));
    }

    /** Seats for which something waits and in which nobody acts any more: they are in the alarm. */
    private Set<Seat> vacant(Grant grant, Agreement agreement, Instant now) {
        if (agreement.ending().isEmpty()) {
            return Set.of();
        }
        var units = agreement.ending().stream().map(Member::unitId).collect(Collectors.toSet());
        var known = crew.of(grant, units, Set.of(agreement.person().id()));
        var left = new HashSet<>(new Leaving(new Refusals(), null, known, agreement.endingIds(), now)
                .vacant(vacancies.needs(grant))
                .keySet());
        agreement.made().forEach(post -> left.removeAll(post.seats()));
        return left;
    }
}
