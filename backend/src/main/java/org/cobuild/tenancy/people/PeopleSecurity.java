package org.cobuild.tenancy.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.cobuild.platform.Change;
import org.cobuild.platform.Changes;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Page;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.signin.PasswordLinks;
import org.cobuild.tenancy.signin.SecondFactors;
import org.cobuild.tenancy.signin.SignOuts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a security administrator does for and against the people of its tenant. The operator does it for anybody: a new
 * tenant's administrators have no password yet.
 */
@Service
public class PeopleSecurity {
    private static final TenancyErrorCode INVALID = TenancyErrorCode.INVALID;
    private final PeopleRepository people;
    private final SignOuts signOuts;
    private final PasswordLinks links;
    private final SecondFactors factors;
    private final Access access;
    private final ApplicationEventPublisher events;

    PeopleSecurity(
            PeopleRepository people,
            SignOuts signOuts,
            PasswordLinks links,
            SecondFactors factors,
            Access access,
            ApplicationEventPublisher events) {
        this.people = people;
        this.signOuts = signOuts;
        this.links = links;
        this.factors = factors;
        this.access = access;
        this.events = events;
    }

    Map<Long, Person> find(Viewer viewer, Collection<Long> ids) {
        return viewer.may(Action.PERSON_READ, viewer.tenantId()) ? people.find(reach(viewer), ids) : Map.of();
    }

    Map<Long, PersonPost> findPosts(Viewer viewer, Collection<Long> ids) {
        return viewer.may(Action.PERSON_READ, viewer.tenantId()) ? people.findPosts(reach(viewer), ids) : Map.of();
    }

    List<Person> list(Viewer viewer, @Nullable String search, Page page) {
        access.require(viewer, Action.PERSON_READ, viewer.tenantId());
        return people.list(reach(viewer), search, page);
    }

    List<PersonPost> posts(Viewer viewer, Collection<Long> personIds) {
        return people.posts(reach(viewer), personIds);
    }

    /** Who administers each of those tenants, for the operator; the caller's own alone for others. */
    Map<Long, List<Person>> administrators(Viewer viewer, Collection<Long> tenantIds) {
        return viewer.may(Action.PERSON_READ, viewer.tenantId())
                ? people.administrators(reach(viewer), tenantIds)
                : Map.of();
    }

    /** Those of the persons who hold posts in force in tenants other than the caller's. */
    Set<Long> elsewhere(Viewer viewer, Collection<Long> personIds) {
        var reach = reach(viewer);
        return reach == null ? Set.of() : people.elsewhere(reach, personIds);
    }

    /** The caller's tenant; null: all of them. */
    private @Nullable Grant reach(Viewer viewer) {
        return viewer.tenant().level() == TenantLevel.PLATFORM ? null : access.consequence(viewer.tenantId());
    }

    /**
     * Signs the person out everywhere, whatever the tenants of its posts: sessions and tokens.
     *
     * @throws org.cobuild.platform.Refused INVALID at {@code reason}
     */
    @Transactional
    public Person endSessions(Viewer viewer, long personId, String reason) {
        var person = get(viewer, personId);
        var words = reason(reason);
        var ended = signOuts.everywhere(person.id(), person.username());
        tell(
                "personSessionsEnd",
                viewer,
                person,
                change -> change.field("sessions", null, ended).field("reason", null, words));
        return person;
    }

    /**
     * A link by which the person sets a password; the one it has goes on until then.
     *
     * @throws org.cobuild.platform.Refused INVALID at {@code reason}, PERSON_OWN, PERSON_ELSEWHERE, PERSON_DISABLED
     */
    @Transactional
    public PasswordLinks.Link passwordLink(Viewer viewer, long personId, String reason) {
        var person = get(viewer, personId);
        var words = reason(reason);
        var reach = reach(viewer);
        new Refusals()
                .unless(
                        !Objects.equals(viewer.personId(), personId),
                        TenancyErrorCode.PERSON_OWN,
                        "person.own",
                        "personId")
                .unless(person.enabled(), TenancyErrorCode.PERSON_DISABLED, "person.disabled", "personId")
                .unless(
                        reach == null || !people.holdsElsewhere(reach, personId),
                        TenancyErrorCode.PERSON_ELSEWHERE,
                        "person.elsewhere",
                        "personId")
                .throwIfAny();
        tell("personPasswordLink", viewer, person, change -> change.field("reason", null, words));
        return links.make(personId, viewer.name());
    }

    /** Since when those people have a second factor; who has none is absent. */
    Map<Long, Instant> secondFactors(Collection<Long> personIds) {
        return factors.since(personIds);
    }

    /**
     * Takes the person's second factor away, as for a lost telephone, and signs it out everywhere; the person reads by
     * whom and why when it signs in next.
     *
     * @throws org.cobuild.platform.Refused INVALID at {@code reason}, PERSON_OWN, PERSON_ELSEWHERE, SECOND_FACTOR_NONE
     */
    @Transactional
    public Person resetSecondFactor(Viewer viewer, long personId, String reason) {
        var person = get(viewer, personId);
        var words = reason(reason);
        var reach = reach(viewer);
        new Refusals()
                .unless(
                        !Objects.equals(viewer.personId(), personId),
                        TenancyErrorCode.PERSON_OWN,
                        "person.ownFactor",
                        "personId")
                .unless(
                        reach == null || !people.holdsElsewhere(reach, personId),
                        TenancyErrorCode.PERSON_ELSEWHERE,
                        "person.elsewhere",
                        "personId")
                .throwIfAny();
        if (!factors.reset(person.id(), person.username(), viewer.name(), words)) {
            throw Refusals.refused(TenancyErrorCode.SECOND_FACTOR_NONE, "person.noFactor", "personId");
        }
        tell("personSecondFactorReset", viewer, person, change -> change.field("reason", null, words));
        return person;
    }

    private static String reason(String typed) {
        var refusals = new Refusals();
        var words = Texts.check(refusals, INVALID, INVALID, "reason", typed, 2, 200);
        refusals.throwIfAny();
        return words;
    }

    /** @throws NotFound when there is none that the caller may see */
    Person get(Viewer viewer, long personId) {
        var person = people.find(reach(viewer), List.of(personId)).get(personId);
        if (person == null) {
            throw new NotFound();
        }
        access.require(viewer, Action.PERSON_SECURE, viewer.tenantId());
        return person;
    }

    /**
     * Into the trail of the caller's tenant; what the operator does, into that of every tenant in which the person holds a
     * post, where its auditors read it.
     */
    private void tell(String action, Viewer viewer, Person person, UnaryOperator<Change.Builder> more) {
        var tenants = new TreeSet<>(Set.of(viewer.tenantId()));
        if (reach(viewer) == null) {
            people.posts(null, List.of(person.id())).stream()
                    .filter(post -> !post.over())
                    .forEach(post -> tenants.add(post.tenantId()));
        }
        events.publishEvent(new Changes(tenants.stream()
                .map(tenant -> more.apply(Change.of(action, viewer, tenant, "Person", person.id())
                                .detail(person.name() + " " + person.username()))
                        .build())
                .toList()));
    }
}
